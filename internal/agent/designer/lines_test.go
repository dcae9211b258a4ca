package designer

import (
	"math"
	"slices"
	"testing"

	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

// posesOf lists where the things of a noun stand, with their yaw as the third number.
func (s *studio) posesOf(snap *scene.Snapshot, noun string) []geom.Vec3 {
	survey, err := look(snap, s.store, s.policy.words)
	if err != nil {
		s.t.Fatal(err)
	}
	var out []geom.Vec3
	for _, t := range survey.named(noun, "") {
		w := snap.WorldFromNode(t.node.ID)
		out = append(out, geom.Vec3{w.Translation[0], w.Translation[1], w.Rotation.YawAngle()})
	}
	return out
}

// toDoor is how far a place is from the first room's nearest door.
func (s *studio) toDoor(snap *scene.Snapshot, at geom.Vec3) float64 {
	survey, err := look(snap, s.store, s.policy.words)
	if err != nil {
		s.t.Fatal(err)
	}
	plan := plan{room: survey.world.Rooms()[0]}
	return plan.toDoor(at.Vec2())
}

// sizeOf is the size of the first thing of a noun.
func (s *studio) sizeOf(snap *scene.Snapshot, noun string) geom.Vec3 {
	survey, err := look(snap, s.store, s.policy.words)
	if err != nil {
		s.t.Fatal(err)
	}
	named := survey.named(noun, "")
	if len(named) == 0 {
		s.t.Fatalf("there is no %s", noun)
	}
	bounds, err := s.store.ModelBounds(named[0].node.Model.Asset)
	if err != nil {
		s.t.Fatal(err)
	}
	return bounds.Size()
}

// inOneLine reports whether things look the same way and stand on one line, at most so far apart.
func inOneLine(poses []geom.Vec3, apart float64) bool {
	for axis := range 2 {
		slices.SortFunc(poses, func(a, b geom.Vec3) int { return int(math.Copysign(1, a[axis]-b[axis])) })
		straight := true
		for i := 1; i < len(poses); i++ {
			straight = straight && math.Abs(poses[i][1-axis]-poses[0][1-axis]) < 0.05 && poses[i][axis]-poses[i-1][axis] < apart && math.Abs(geom.WrapAngle(poses[i][2]-poses[0][2])) < 0.01
		}
		if straight {
			return true
		}
	}
	return false
}

func TestThingsStandAsTheyAreSaidTo(t *testing.T) {
	s := newStudio(t)
	for _, c := range []struct {
		prompt, noun string
		count        int
		see          func([]geom.Vec3, *scene.Snapshot) bool
	}{
		{"a room with a row of five washers and no plant", "washing machine", 5, func(p []geom.Vec3, _ *scene.Snapshot) bool { return inOneLine(p, 0.8) }},
		{"a room of 7 x 5 m with three sculptures in the middle", "pedestal", 3, func(p []geom.Vec3, _ *scene.Snapshot) bool {
			return inOneLine(p, 3) && math.Hypot(p[1][0], p[1][1]) < 0.1
		}},
		{"a room of 6 x 5 m with two single beds on opposite walls", "single bed", 2, func(p []geom.Vec3, _ *scene.Snapshot) bool {
			return math.Abs(math.Abs(geom.WrapAngle(p[0][2]-p[1][2]))-math.Pi) < 0.01
		}},
		{"a room of 8 x 6 m with four bookcases back to back in the middle", "bookshelf", 4, func(p []geom.Vec3, _ *scene.Snapshot) bool {
			turned := 0
			for _, q := range p {
				if math.Abs(geom.WrapAngle(q[2]-p[0][2])) > 3 {
					turned++
				}
			}
			return turned == 2
		}},
		{"a room of 5 x 4 m with an umbrella stand by the door", "umbrella stand", 1, func(p []geom.Vec3, snap *scene.Snapshot) bool {
			return s.toDoor(snap, p[0]) < 1.2
		}},
		{"a room of 5 x 4 m with a tall mirror beside the door", "mirror", 1, func(p []geom.Vec3, snap *scene.Snapshot) bool {
			size := s.sizeOf(snap, "mirror")
			return s.toDoor(snap, p[0]) < 1.2 && size[2] > 2.5*size[0] && size[2] > 1.4
		}},
		{"a room of 5 x 4 m with a round mirror next to the door", "mirror", 1, func(p []geom.Vec3, snap *scene.Snapshot) bool {
			size := s.sizeOf(snap, "mirror")
			return s.toDoor(snap, p[0]) < 1.2 && math.Abs(size[2]-size[0]) < 0.01
		}},
	} {
		snap, _, _ := s.ask(scene.Empty(""), proposal.Observation{Prompt: c.prompt, Seed: 1})
		s.valid(snap, c.prompt)
		poses := s.posesOf(snap, c.noun)
		if len(poses) != c.count || !c.see(poses, snap) {
			t.Errorf("%q: %s stand at %.2f", c.prompt, plural(c.noun), poses)
		}
	}
}

func TestAKitchenStandsInOneRun(t *testing.T) {
	s := newStudio(t)
	snap, _, _ := s.ask(scene.Empty(""), proposal.Observation{Prompt: "a kitchen of 5 x 4 m", Seed: 1})
	s.valid(snap, "kitchen")
	var run []geom.Vec3
	for _, noun := range []string{"counter", "sink", "oven", "fridge"} {
		poses := s.posesOf(snap, noun)
		if len(poses) == 0 {
			t.Errorf("there is no %s", noun)
		}
		for _, p := range poses {
			run = append(run, geom.Vec3{p[0], 0, p[2]})
		}
	}
	if !inOneLine(run, 1.4) {
		t.Errorf("the units stand at %.2f", run)
	}
}
