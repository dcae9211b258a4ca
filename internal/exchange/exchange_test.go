package exchange

import (
	"context"
	"os"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/scene"
)

func TestTmp(t *testing.T) {
	data, _ := os.ReadFile("/work/shared/data/3d-generalist/a_minimal_living_room.json")
	store := asset.NewStore()
	found, err := Read(context.Background(), "x", data, Options{store, catalog.Builtin()})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found.Report.Findings {
		t.Log(f)
	}
	for _, f := range found.Things {
		t.Logf("%+v", f)
	}
	for _, f := range found.Surfaces {
		t.Logf("%+v", f)
	}
	s, _, err := action.Preview(scene.Empty("x"), found.Actions)
	if err != nil {
		t.Fatal(err)
	}
	n, _ := s.Node("room")
	t.Logf("%+v", n.Room.Room)
	out, rep, err := Write(s, store)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(rep)
	os.WriteFile("/tmp/exchange/out.json", out, 0o666)
}
