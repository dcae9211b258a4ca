package frame

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// hall is a scene of count things of ten kinds in ten colours, of about 1000 triangles each, spread over a square of a side in
// metres.
func hall(t testing.TB, count int, side float64) (*scene.Snapshot, *asset.Store) {
	t.Helper()
	store, draft, random := asset.NewStore(), scene.Empty("hall").Edit(), rand.New(rand.NewPCG(1, 2))
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	var models []asset.ID
	for i := range 10 {
		r := 0.2 + 0.03*float64(i)
		mesh, err := store.PutMesh(form.Ellipsoid(r, r, r, 26, 20).Move(0, 0, r).Mesh())
		must(err)
		model, err := store.PutModel(&asset.Model{Name: "ball", Slots: []string{"all"}, Parts: []asset.Part{{
			Name: "body", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}},
		}}})
		must(err)
		models = append(models, model)
		must(draft.PutMaterial(scene.NewMaterial(scene.MaterialID(fmt.Sprint("m", i)), "paint", geom.Color{float64(i) / 10, 0.5, 0.5})))
	}
	for i := range count {
		at := geom.Vec3{side * random.Float64(), side * random.Float64(), 3 * random.Float64()}
		must(draft.PutNode(scene.Node{ID: scene.NodeID(fmt.Sprintf("n%05d", i)), Name: "ball", Transform: geom.At(at, 6*random.Float64()),
			Model: &scene.ModelRef{Asset: models[i%10], Materials: []scene.MaterialID{scene.MaterialID(fmt.Sprint("m", i/10%10))}}}))
	}
	snap, _ := draft.Seal()
	return snap, store
}

func hallView(side, turn float64) View {
	eye := geom.Vec3{side / 2, side / 2, 6}
	target := eye.Add(geom.Yaw(turn).Rotate(geom.Vec3{10, 0, -3}))
	return View{WorldFromCamera: LookAt(eye, target), Projection: scene.Perspective, FovYRad: 0.9, Near: 0.1, Far: 500, Width: 1280, Height: 720}
}

// drawnLabels lists the labels that a frame draws, sorted.
func drawnLabels(f *Frame) []uint32 {
	var out []uint32
	for _, b := range f.Opaque {
		for _, i := range f.Instances[b.First : b.First+b.Count] {
			out = append(out, i.Label)
		}
	}
	slices.Sort(out)
	return out
}

func TestTheTreeCullsWhatTestingEachItemCulls(t *testing.T) {
	snap, store := hall(t, 3000, 60)
	p := NewPlanner(store)
	for turn := range 12 {
		v := hallView(60, float64(turn)/2)
		v.FovYRad = 0.2 + 0.1*float64(turn)
		f := p.Plan(snap, v, RenderStyle(), Overlay{})
		frustum := frustumOf(v)
		var want []uint32
		for i := range p.base.items {
			if it := &p.base.items[i]; frustum.sees(it.bounds) {
				want = append(want, it.instance.Label)
			}
		}
		slices.Sort(want)
		if got := drawnLabels(f); !slices.Equal(got, want) {
			t.Fatalf("turn %d: %d things are drawn, %d are seen", turn, len(got), len(want))
		}
	}
}

func TestBatchesOfManyThingsAreFewAndInOrder(t *testing.T) {
	snap, store := hall(t, 3000, 60)
	f := NewPlanner(store).Plan(snap, hallView(60, 0), DefaultStyle(), Overlay{})
	if n := len(f.Opaque); n == 0 || n > 100*maxLevel {
		t.Fatalf("%d batches of 100 kinds", n)
	}
	type kind struct {
		key      asset.ID
		material scene.MaterialID
		level    int
	}
	seen := map[kind]bool{}
	for i := range f.Opaque {
		b := &f.Opaque[i]
		k := kind{b.Key, b.Material.ID, b.Level}
		if seen[k] {
			t.Fatalf("%v is drawn in two batches", k)
		}
		seen[k] = true
		if i > 0 && b.Depth < f.Opaque[i-1].Depth {
			t.Fatal("batches are not sorted front to back")
		}
	}
}

func TestFarThingsHaveFewerTriangles(t *testing.T) {
	snap, store := hall(t, 3000, 60)
	v := hallView(60, 0)
	exact := NewPlanner(store).Plan(snap, v, RenderStyle(), Overlay{}).Triangles()
	style := RenderStyle()
	style.DetailPx = UnseenPx
	if coarse := NewPlanner(store).Plan(snap, v, style, Overlay{}).Triangles(); coarse*3 > exact*2 {
		t.Errorf("%d triangles of %d are drawn", coarse, exact)
	}
	v.WorldFromCamera = LookAt(geom.Vec3{30, 30, 1000}, geom.Vec3{30, 30, 0})
	v.Far = 2000
	f := NewPlanner(store).Plan(snap, v, style, Overlay{})
	for _, b := range f.Opaque {
		levels := b.Mesh.Levels()
		if b.Level != len(levels) {
			t.Fatalf("a kilometre away, level %d of %d is drawn", b.Level, len(levels))
		}
	}
}

// moved is a snapshot in which one thing stands elsewhere.
func moved(t testing.TB, snap *scene.Snapshot, id scene.NodeID, at geom.Vec3) *scene.Snapshot {
	t.Helper()
	draft := snap.Edit()
	n, _ := draft.Node(id)
	m := *n
	m.Transform.Translation = at
	if err := draft.PutNode(m); err != nil {
		t.Fatal(err)
	}
	next, _ := draft.Seal()
	return next
}

func TestFollowingAMoveEqualsPlanningAnew(t *testing.T) {
	snap, store := hall(t, 600, 20)
	p := NewPlanner(store)
	v := hallView(20, 1)
	p.Plan(snap, v, DefaultStyle(), Overlay{})
	for i := range 20 {
		snap = moved(t, snap, scene.NodeID(fmt.Sprintf("n%05d", 29*i)), geom.Vec3{float64(i), 3, 40 * float64(i%2)})
		got, want := p.Plan(snap, v, DefaultStyle(), Overlay{}), NewPlanner(store).Plan(snap, v, DefaultStyle(), Overlay{})
		if got.String() != want.String() || got.Contents != want.Contents {
			t.Fatalf("move %d: the plan that followed differs from a new one", i)
		}
	}
	room, roomStore := stage(t)
	p = NewPlanner(roomStore)
	p.Plan(room, v, DefaultStyle(), Overlay{})
	for _, id := range []scene.NodeID{"room", "lamp", "eye", "a"} {
		room = moved(t, room, id, geom.Vec3{0.5, 0.25, 0.125})
		if got, want := p.Plan(room, v, DefaultStyle(), Overlay{}).String(), NewPlanner(roomStore).Plan(room, v, DefaultStyle(), Overlay{}).String(); got != want {
			t.Fatalf("after moving %s the plan that followed differs:\n%s\nwant:\n%s", id, got, want)
		}
	}
}

func TestPlanningAgainAllocatesNothing(t *testing.T) {
	snap, store := hall(t, 2000, 40)
	room, roomStore := stage(t)
	for _, c := range []struct {
		name  string
		snap  *scene.Snapshot
		store *asset.Store
		over  Overlay
	}{
		{"hall", snap, store, Overlay{}},
		{"hall with a selection", snap, store, Overlay{Selected: []scene.NodeID{"n00007"}, Hovered: []scene.NodeID{"n00008"}}},
		{"room", room, roomStore, Overlay{}},
		{"room with a selection", room, roomStore, Overlay{Selected: []scene.NodeID{"a"}}},
	} {
		p, turn := NewPlanner(c.store), 0
		plan := func() {
			p.Plan(c.snap, hallView(40, 0.3*float64(turn%21)), DefaultStyle(), c.over)
			turn++
		}
		for range 42 {
			plan()
		}
		if n := testing.AllocsPerRun(42, plan); n != 0 {
			t.Errorf("%s: planning from another side allocates %.0f times", c.name, n)
		}
	}
}

func BenchmarkPlan10k(b *testing.B) {
	snap, store := hall(b, 10000, 100)
	for _, c := range []struct {
		name  string
		style Style
		view  func(i int) View
	}{
		{"inside", DefaultStyle(), func(i int) View { return hallView(100, 0.01*float64(i)) }},
		{"all", DefaultStyle(), func(i int) View {
			return View{Projection: scene.Perspective, FovYRad: 0.9, Width: 1280, Height: 720}.Fit(Bounds(snap, store), 0.01*float64(i%600), 0.6)
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			p := NewPlanner(store)
			views := make([]View, 64)
			for i := range views {
				views[i] = c.view(i)
				p.Plan(snap, views[i], c.style, Overlay{})
			}
			b.ReportAllocs()
			i, f, before := 0, (*Frame)(nil), processorTime(b)
			for b.Loop() {
				f = p.Plan(snap, views[i%len(views)], c.style, Overlay{})
				i++
			}
			b.ReportMetric((processorTime(b)-before).Seconds()*1000/float64(i), "cpu-ms/op")
			n := 0
			for _, batch := range f.Opaque {
				n += batch.Count
			}
			b.ReportMetric(float64(n), "instances")
			b.ReportMetric(float64(len(f.Opaque)), "batches")
		})
	}
}

func BenchmarkPlanMove10k(b *testing.B) {
	snap, store := hall(b, 10000, 100)
	other := moved(b, snap, "n00500", geom.Vec3{50, 50, 1})
	p := NewPlanner(store)
	for b.Loop() {
		p.Plan(other, hallView(100, 0), DefaultStyle(), Overlay{})
		snap, other = other, snap
	}
	runtime.KeepAlive(snap)
}

func BenchmarkPlanFirst10k(b *testing.B) {
	snap, store := hall(b, 10000, 100)
	for b.Loop() {
		NewPlanner(store).Plan(snap, hallView(100, 0), DefaultStyle(), Overlay{})
	}
}

// processorTime is what the process has computed so far: on a busy machine it tells more than the clock.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
