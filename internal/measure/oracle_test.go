package measure_test

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/measure"
	"scenograph/internal/scene"
)

// viewsOf are cameras of every kind in and around a random room.
func viewsOf(seed uint64, width, height int) map[string]frame.View {
	random := rand.New(rand.NewPCG(seed, 5))
	spot := func(reach float64) geom.Vec3 {
		return geom.Vec3{(random.Float64() - 0.5) * reach, (random.Float64() - 0.5) * reach, 0.3 + 2*random.Float64()}
	}
	inside := frame.View{WorldFromCamera: frame.LookAt(spot(3), spot(2)), Projection: scene.Perspective, FovYRad: 1.1, Near: 0.05, Far: 100, Width: width, Height: height}
	outside, plan, off, bent := inside, inside, inside, inside
	outside.WorldFromCamera, outside.FovYRad = frame.LookAt(spot(3).Add(geom.Vec3{6, -7, 3}), geom.Vec3{0, 0, 1}), 0.7
	plan.WorldFromCamera.Translation = geom.Vec3{0, 0, 12}
	plan.WorldFromCamera.Rotation, plan.Projection, plan.HeightM = geom.Yaw(0.3), scene.Orthographic, 7
	w, h := float64(width), float64(height)
	off.Lens = frame.Lens{FX: 0.9 * h, FY: 0.8 * h, CX: 0.4 * w, CY: 0.6 * h}
	bent.Lens = frame.Lens{FX: 0.8 * h, FY: 0.8 * h, CX: 0.52 * w, CY: 0.47 * h, Distortion: scene.Distortion{K1: -0.21, K2: 0.04, P1: 0.002, P2: -0.001}}
	return map[string]frame.View{
		"inside": inside, "outside": outside, "plan": plan, "off-centre": off, "bent": bent, "panorama": inside.Around(2*height, height),
	}
}

// TestOracleAgrees publishes the figures of the measuring instrument: run with -v to read them.
func TestOracleAgrees(t *testing.T) {
	scenes, samples := 4, 1500
	if testing.Short() {
		scenes = 1
	}
	total := map[string]*measure.Verdict{}
	for seed := range uint64(scenes) {
		snap, store := randomScene(t, seed)
		oracle, err := measure.NewOracle(snap, store, true)
		if err != nil {
			t.Fatal(err)
		}
		painter, plan := painterOn(t, store), planOf(snap, store)
		random := rand.New(rand.NewPCG(seed, 9))
		views := viewsOf(seed, 480, 360)
		for _, name := range slices.Sorted(maps.Keys(views)) {
			picture := take(t, painter, plan, views[name], measures())
			if total[name] == nil {
				total[name] = &measure.Verdict{}
			}
			total[name].Judge(picture, oracle, samples, random)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(total)) {
		v := total[name]
		t.Logf("%-10s %5d samples, %5d judged, %4d at silhouettes, %4d patterned, %3d ties, %d mismatched (%.4f %%); depth off by %.2g m in the mean, %.2g m or %.2g of it at most",
			name, v.Samples, v.Judged, v.Silhouettes, v.Patterned, v.Ties, v.Mismatched, 100*v.MismatchRate(), v.MeanErrorM, v.WorstErrorM, v.WorstShare)
		if v.Mismatched > 0 {
			t.Errorf("%s: %d of %d pixels away from silhouettes show another instance than the oracle", name, v.Mismatched, v.Judged)
		}
		if v.Judged < v.Samples/4 {
			t.Errorf("%s: only %d of %d pixels could be judged", name, v.Judged, v.Samples)
		}
		if v.WorstShare > 1e-3 {
			t.Errorf("%s: depth is off by %.2g of it", name, v.WorstShare)
		}
	}
}

// TestOracleNotices checks that the test above can fail: pictures of scenes in which one thing stood elsewhere do not pass, but where
// something hides both places.
func TestOracleNotices(t *testing.T) {
	snap, store := randomScene(t, 1)
	painter, plan := painterOn(t, store), planOf(snap, store)
	noticed, moved := 0, 0
	for i := range 6 {
		n, ok := snap.Node(scene.NodeID(fmt.Sprintf("thing-%02d", i)))
		if !ok {
			continue
		}
		moved++
		at := n.Transform.Translation.Add(geom.Vec3{0.4, 0.4, 0.2})
		v := verdictOnMoved(t, snap, store, painter, plan, n, at)
		if v.Mismatched > 0 || v.WorstErrorM >= 0.01 {
			noticed++
		}
		if math.IsNaN(v.MeanErrorM) {
			t.Errorf("the mean is no number: %+v", v)
		}
	}
	if noticed < 1 || 2*noticed < moved {
		t.Errorf("the oracle noticed %d of %d things that have moved", noticed, moved)
	}
}

func verdictOnMoved(t *testing.T, snap *scene.Snapshot, store *asset.Store, painter frame.Painter, plan measure.Plan, n *scene.Node, at geom.Vec3) measure.Verdict {
	t.Helper()
	draft, other := snap.Edit(), *n
	other.Transform.Translation = at
	if err := draft.PutNode(other); err != nil {
		t.Fatal(err)
	}
	changed, _ := draft.Seal()
	oracle, err := measure.NewOracle(changed, store, true)
	if err != nil {
		t.Fatal(err)
	}
	view := frame.View{WorldFromCamera: frame.LookAt(at.Add(geom.Vec3{1.2, -1, 0.5}), at), Projection: scene.Perspective, FovYRad: 0.9, Near: 0.05, Far: 50, Width: 240, Height: 180}
	var v measure.Verdict
	v.Judge(take(t, painter, plan, view, measures()), oracle, 500, rand.New(rand.NewPCG(1, 1)))
	return v
}
