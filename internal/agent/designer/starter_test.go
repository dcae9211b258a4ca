package designer

import (
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/scene"
)

// starterScene is the room a new project opens on.
func starterScene(t testing.TB, store *asset.Store, source catalog.Source) *scene.Snapshot {
	t.Helper()
	actions, err := StarterFrom(store, source)
	if err != nil {
		t.Fatal(err)
	}
	snap, _, err := action.Preview(scene.Empty("starter"), actions)
	if err != nil {
		t.Fatal(err)
	}
	return snap
}

func TestStarterRoomIsValidAndLight(t *testing.T) {
	store, source := asset.NewStore(), catalog.Builtin()
	snap := starterScene(t, store, source)
	verdicts, err := check.Run(snap, store)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range verdicts {
		t.Errorf("%s: %s", v.Severity, v.Message)
	}
	drawn := 0
	for n := range snap.Nodes() {
		if n.Model != nil {
			drawn += triangles(store, n.Model.Asset)
		}
	}
	if drawn > 20_000 {
		t.Errorf("the starter room has %d triangles", drawn)
	}
	if cam, ok := snap.Node("main-view"); !ok || cam.Camera == nil || cam.Name != "Main view" {
		t.Error("the starter room has no camera called Main view")
	}
	t.Logf("%d triangles, %d nodes", drawn, snap.Len())
}

func BenchmarkStarter(b *testing.B) {
	for b.Loop() {
		if _, err := Starter(asset.NewStore()); err != nil {
			b.Fatal(err)
		}
	}
}
