package measure_test

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/measure"
	"scenograph/internal/scene"
)

// ahead looks north (+Y) from the origin at height 1.
func ahead(width, height int) frame.View {
	return frame.View{WorldFromCamera: frame.LookAt(geom.Vec3{0, 0, 1}, geom.Vec3{0, 1, 1}), Projection: scene.Perspective,
		FovYRad: 1, Near: 0.05, Far: 50, Width: width, Height: height}
}

// wall is a box whose south face is the plane y = 3, 20 m wide and high.
func wall(t testing.TB) (*scene.Snapshot, *asset.Store) {
	w := newWorld(t)
	w.shape("wall", form.Box(20, 2, 20, 0), geom.At(geom.Vec3{0, 4, -9}, 0), nil)
	return w.seal(), w.store
}

// wallViews see nothing but the wall, through lenses that bend and all around.
func wallViews() map[string]frame.View {
	straight := ahead(96, 72)
	off, bent, parallel := straight, straight, straight
	off.Lens = frame.Lens{FX: 70, FY: 80, CX: 30, CY: 50}
	bent.Lens = frame.Lens{FX: 70, FY: 70, CX: 50, CY: 34, Distortion: scene.Distortion{K1: -0.2, K2: 0.05, P1: 0.003, P2: 0.002}}
	parallel.Projection, parallel.HeightM = scene.Orthographic, 4
	return map[string]frame.View{"straight": straight, "off-centre": off, "bent": bent, "parallel": parallel, "panorama": straight.Around(128, 64)}
}

func TestDistancesAndPositionsOnAPlane(t *testing.T) {
	snap, store := wall(t)
	painter, plan := painterOn(t, store), planOf(snap, store)
	for name, view := range wallViews() {
		p := take(t, painter, plan, view, measures())
		depth, positions, world, camera := p.RayDepth(), p.Positions(), p.WorldNormals(), p.CameraNormals()
		seen := 0
		for i := range p.IDs {
			ray := view.Ray(geom.Vec2{float64(i%view.Width) + 0.5, float64(i/view.Width) + 0.5})
			if p.IDs[i] == 0 {
				if depth[i] != 0 || !math.IsNaN(float64(positions[3*i])) || world[3*i+1] != 0 {
					t.Fatalf("%s: empty pixel %d has depth %v, position %v, normal %v", name, i, depth[i], positions[3*i], world[3*i+1])
				}
				continue
			}
			seen++
			want := (3 - ray.Origin[1]) / ray.Direction[1]
			if math.Abs(float64(depth[i])-want) > 3e-5*want {
				t.Fatalf("%s: along ray %d the wall is %.6f m away, not %.6f m", name, i, want, depth[i])
			}
			at := ray.At(want)
			for k := range 3 {
				if math.Abs(float64(positions[3*i+k])-at[k]) > 1e-4*want {
					t.Fatalf("%s: pixel %d shows %v and not %v", name, i, at, positions[3*i:3*i+3])
				}
			}
			if world[3*i+1] != -1 || math.Abs(float64(camera[3*i+2])-1) > 1e-6 {
				t.Fatalf("%s: the normal is %v, in the camera %v", name, world[3*i:3*i+3], camera[3*i:3*i+3])
			}
		}
		if seen < len(p.IDs)/8 {
			t.Errorf("%s: only %d pixels see the wall", name, seen)
		}
	}
}

func TestBentPicturesAgreeWithStraightOnes(t *testing.T) {
	snap, store := randomScene(t, 3)
	painter, plan := painterOn(t, store), planOf(snap, store)
	view := viewsOf(3, 200, 150)["bent"]
	everything := measures()
	everything.Color = true
	p := take(t, painter, plan, view, everything)
	again := take(t, painter, plan, view, everything)
	if !bytes.Equal(p.RGBA, again.RGBA) || !slices.Equal(p.IDs, again.IDs) || !slices.Equal(p.Depth, again.Depth) || !slices.Equal(p.Normals, again.Normals) {
		t.Error("taken twice, a bent picture differs")
	}
	if len(p.RGBA) != 4*200*150 || len(p.Albedo) != 4*200*150 {
		t.Errorf("%d and %d bytes of colour", len(p.RGBA), len(p.Albedo))
	}
	black := 0
	for i := 0; i < len(p.RGBA); i += 4 {
		if p.RGBA[i] == 0 && p.RGBA[i+1] == 0 && p.RGBA[i+2] == 0 {
			black++
		}
	}
	if black > 200 {
		t.Errorf("%d pixels are black", black)
	}
}

func TestPanoramaKeepsNamesFromFaceToFace(t *testing.T) {
	w := newWorld(t)
	for name, at := range map[scene.NodeID]geom.Vec3{"north": {0, 3, 1}, "east": {3, 0, 1}, "south": {0, -3, 1}, "west": {-3, 0, 1}, "up": {0, 0, 4}, "down": {0, 0, -2}} {
		w.shape(name, form.Box(1, 1, 1, 0), geom.At(at.Sub(geom.Vec3{0, 0, 0.5}), 0), nil)
	}
	snap := w.seal()
	view := ahead(8, 8).Around(360, 180)
	p := take(t, painterOn(t, w.store), planOf(snap, w.store), view, measures())
	for pixel, want := range map[[2]int]scene.NodeID{{180, 90}: "north", {270, 90}: "east", {0, 90}: "south", {359, 90}: "south", {90, 90}: "west", {12, 1}: "up", {300, 178}: "down", {225, 90}: ""} {
		i := pixel[1]*360 + pixel[0]
		if got := p.Labels[p.IDs[i]].Node; got != want {
			t.Errorf("at %v one sees %q, not %q", pixel, got, want)
		}
		if got := p.Labels[p.Parts[p.PartIDs[i]].Label].Node; got != want {
			t.Errorf("at %v the part belongs to %q, not %q", pixel, got, want)
		}
	}
}

func TestSemanticNumbersAreSortedCategories(t *testing.T) {
	w := newWorld(t)
	w.room(4, 3)
	w.thing("chair", "dining-chair", 1, geom.At(geom.Vec3{0, 0.5, 0}, 0))
	w.shape("blob", form.Box(0.4, 0.4, 0.4, 0), geom.At(geom.Vec3{0.8, 0.5, 0}, 0), nil)
	snap := w.seal()
	view := ahead(160, 120)
	view.WorldFromCamera = frame.LookAt(geom.Vec3{0.5, -1.2, 1.8}, geom.Vec3{0.4, 0.6, 0.4})
	p := take(t, painterOn(t, w.store), planOf(snap, w.store), view, measures())
	ids, names := p.Semantic(snap)
	if !slices.IsSorted(names) || names[0] != "" {
		t.Errorf("the names are %q", names)
	}
	seen := map[string]int{}
	for i, id := range ids {
		seen[names[id]]++
		if (id == 0) != (p.IDs[i] == 0) {
			t.Fatalf("pixel %d has instance %d and category %d", i, p.IDs[i], id)
		}
	}
	for _, want := range []string{"dining chair", measure.Unlabelled, "floor", "wall"} {
		if seen[want] == 0 {
			t.Errorf("no pixel shows %q; there are %v", want, seen)
		}
	}
}
