package mujoco_test

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"testing"

	"scenograph/internal/geom"
	"scenograph/internal/mujoco"
)

const ball = `<mujoco><compiler angle="radian"/><option timestep="0.002"/><worldbody><geom type="plane" size="5 5 1"/>
<body name="ball" pos="0 0 1"><freejoint/><geom type="sphere" size="0.1" mass="2"/></body>
<body name="door" pos="3 0 1"><joint name="hinge" axis="0 0 1" ref="0.5"/><geom type="box" size="0.4 0.02 0.5" pos="0.4 0 0" contype="0" conaffinity="0"/></body>
</worldbody></mujoco>`

func load(t *testing.T, xml string) *mujoco.Sim {
	t.Helper()
	if _, err := mujoco.Version(); errors.Is(err, mujoco.ErrMissing) {
		t.Skipf("SKIPPED: %v", err)
	}
	path := filepath.Join(t.TempDir(), "m.xml")
	if err := os.WriteFile(path, []byte(xml), 0o600); err != nil {
		t.Fatal(err)
	}
	sim, err := mujoco.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(sim.Close)
	return sim
}

// TestFall compares free fall with ½ g t² and waits for the ball to lie still.
func TestFall(t *testing.T) {
	sim := load(t, ball)
	body, ok := sim.Body("ball")
	if !ok {
		t.Fatal("there is no ball")
	}
	if err := sim.Step(150); err != nil {
		t.Fatal(err)
	}
	if z, want := sim.Pose(body).Translation[2], 1-9.81/2*0.09; math.Abs(z-want) > 5e-3 {
		t.Errorf("after 0.3 s it is at %.4f, want %.4f", z, want)
	}
	if err := sim.Step(1500); err != nil {
		t.Fatal(err)
	}
	if z := sim.Pose(body).Translation[2]; math.Abs(z-0.1) > 2e-3 || sim.Speed(body) > 1e-2 {
		t.Errorf("it lies at %.4f and moves at %g m/s", z, sim.Speed(body))
	}
	if s := sim.State(); s.Contacts != 1 || s.Unstable || s.Penetration > 2e-3 {
		t.Errorf("%+v", s)
	}
	sim.Reset()
	if z := sim.Pose(body).Translation[2]; z != 1 {
		t.Errorf("after a reset it is at %g", z)
	}
}

func TestPull(t *testing.T) {
	sim := load(t, ball)
	body, _ := sim.Body("ball")
	target := geom.Vec3{0.5, 0.2, 0.8}
	sim.Pull(body, geom.Vec3{}, target)
	if err := sim.Step(1500); err != nil {
		t.Fatal(err)
	}
	if off := sim.Pose(body).Translation.Sub(target).Len(); off > 0.06 {
		t.Errorf("it hangs %.3f m from where it is pulled to", off)
	}
	sim.Release()
	if err := sim.Step(1500); err != nil {
		t.Fatal(err)
	}
	if z := sim.Pose(body).Translation[2]; math.Abs(z-0.1) > 5e-3 {
		t.Errorf("let go it is at %g", z)
	}
	hinge, ok := sim.Joint("hinge")
	if !ok || math.Abs(sim.Value(hinge)-0.5) > 1e-6 {
		t.Errorf("the hinge is at %g", sim.Value(hinge))
	}
}

// TestPullAtTheRim takes a light plate where it turns most easily: there a force that is right for its whole mass would fling it.
func TestPullAtTheRim(t *testing.T) {
	sim := load(t, `<mujoco><option timestep="0.005"/><worldbody><geom type="plane" size="5 5 1"/>
<body name="plate" pos="0 0 0.5"><freejoint/><geom type="box" size="0.1 0.02 0.002" mass="0.2"/></body></worldbody></mujoco>`)
	body, _ := sim.Body("plate")
	rim, target := geom.Vec3{0.1, 0.4, 0.002}, geom.Vec3{-0.5, 0.4, 1}
	sim.Pull(body, rim, target)
	for range 20 {
		if err := sim.Step(30); err != nil {
			t.Fatal(err)
		}
		if sim.State().Unstable || sim.Speed(body) > 60 {
			t.Fatalf("it is flung at %.3g", sim.Speed(body))
		}
	}
	pose := sim.Pose(body)
	if off := pose.Translation.Add(pose.Rotation.Rotate(rim)).Sub(target).Len(); off > 0.1 {
		t.Errorf("the rim is %.3f m from where it is pulled to", off)
	}
}

func TestErrorsComeBack(t *testing.T) {
	load(t, ball)
	path := filepath.Join(t.TempDir(), "broken.xml")
	if err := os.WriteFile(path, []byte("<mujoco><worldbody><geom type='nonsense'/></worldbody></mujoco>"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := mujoco.Load(path); err == nil {
		t.Error("a broken model was loaded")
	}
	if _, err := mujoco.Load(filepath.Join(t.TempDir(), "none.xml")); err == nil {
		t.Error("a file that is not there was loaded")
	}
}
