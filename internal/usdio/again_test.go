package usdio_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"scenograph/internal/action"
	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/folder"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
	reader "scenograph/internal/stage"
	"scenograph/internal/usdio"
)

// again reads written files into a scene.
func again(t *testing.T, files []bundle.File, into *scene.Snapshot) (*scene.Snapshot, *asset.Store, *gltfio.Import) {
	t.Helper()
	on := fstest.MapFS{}
	for _, f := range files {
		on[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	store := asset.NewStore()
	found, err := reader.Read(assembly.New(t.Context(), folder.Over(t.Context(), on, 0), files[0].Path, assembly.Options{Store: store, Into: into}))
	if err != nil {
		t.Fatal(err)
	}
	snap, _, err := action.Preview(into, found.Actions)
	if err != nil {
		t.Fatal(err)
	}
	return snap, store, found
}

// eventful is the furnished scene with what USD has no words for: relations, pins, tags, an image for a sky.
func eventful(t *testing.T) (*scene.Snapshot, *asset.Store) {
	t.Helper()
	snap, store := furnished(t)
	rgb := make([]float32, 3*8*4)
	for i := range rgb {
		rgb[i] = float32(i)
	}
	data, err := pix.EncodeHDR(8, 4, rgb)
	if err != nil {
		t.Fatal(err)
	}
	image, err := store.PutTexture(&asset.Texture{Name: "Himmel 空.hdr", MIME: pix.HDR, Width: 8, Height: 4, Data: data})
	if err != nil {
		t.Fatal(err)
	}
	draft := snap.Edit()
	settings := *snap.Settings()
	settings.Name, settings.Prompt = "Stüdio \"1\" <\\&>", "a room\nwith \"things\""
	settings.Environment.Sky, settings.Environment.Image, settings.Environment.RotationRad = scene.ImageSky, image, 0.3
	table, _ := snap.Node("table")
	marked := *table
	marked.Pinned, marked.Locked, marked.Extras = true, true, []byte(`{"by": "hand"}`)
	marked.Semantics = &scene.Semantics{Category: "table", Synonyms: []string{"desk"}, Tags: []string{"graspable"}, Mount: scene.OnFloor, Author: "Ä", Source: "x.glb"}
	marked.Transform.Rotation = geom.Yaw(1).Mul(geom.AxisAngle(geom.Vec3{1, 0, 0}, 1e-13))
	chair, _ := snap.Node("c1")
	gone := *chair
	gone.Hidden = true
	for _, err := range []error{
		draft.PutSettings(settings), draft.PutNode(marked), draft.PutNode(gone),
		draft.PutRelation(scene.Relation{ID: "r", Kind: "beside", Subject: "c2", Object: "table"}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	out, _ := draft.Seal()
	return out, store
}

// TestOurOwnStageComesBackToTheByte writes, reads into an empty scene and writes again, with every option.
func TestOurOwnStageComesBackToTheByte(t *testing.T) {
	snap, store := eventful(t)
	for _, o := range []usdio.Options{{}, {Format: usdio.USDZ}, {Format: usdio.USDZ, YUp: true}, {Asset: true, Flat: true}} {
		o.Name = "room"
		first := write(t, snap, store, o)
		back, assets, _ := again(t, first.Files, scene.Empty("new"))
		second := write(t, back, assets, o)
		if len(first.Files) != len(second.Files) {
			t.Fatalf("%+v: %d files became %d", o, len(first.Files), len(second.Files))
		}
		for i, f := range first.Files {
			if g := second.Files[i]; f.Path != g.Path || !bytes.Equal(f.Data, g.Data) {
				t.Fatalf("%+v: %s came back as %s with other bytes:\n%s", o, f.Path, g.Path, difference(f.Data, g.Data))
			}
		}
		if table, ok := back.Node("table"); !ok || !table.Pinned || table.Parent != "group" || len(table.Semantics.Tags) != 1 {
			t.Errorf("%+v: the table came back as %+v", o, table)
		}
	}
}

func difference(a, b []byte) string {
	x, y := strings.Split(string(a), "\n"), strings.Split(string(b), "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return x[i] + "\n" + y[i]
		}
	}
	return "one is longer"
}

// TestOurOwnStageGoesIntoAnotherScene keeps what is there, and relations by their new ids.
func TestOurOwnStageGoesIntoAnotherScene(t *testing.T) {
	snap, store := eventful(t)
	files := write(t, snap, store, usdio.Options{Name: "room"}).Files
	once, _, _ := again(t, files, scene.Empty("mine"))
	twice, _, found := again(t, files, once)
	if !found.Scene || twice.Settings().Name != once.Settings().Name {
		t.Errorf("scene %v, name %q", found.Scene, twice.Settings().Name)
	}
	count := 0
	for r := range twice.Relations() {
		if _, ok := twice.Node(r.Subject); !ok || r.ID != "r" && r.Subject == "c2" {
			t.Errorf("relation %+v", r)
		}
		count++
	}
	if count != 2 {
		t.Errorf("%d relations", count)
	}
}

// TestAChangedStageIsReadAsItSays moves a chair by hand: the stage is no longer ours, but rooms and names are still known.
func TestAChangedStageIsReadAsItSays(t *testing.T) {
	snap, store := eventful(t)
	files := write(t, snap, store, usdio.Options{Name: "room"}).Files
	text := string(files[0].Data)
	at := strings.Index(text, `def Xform "Chair"`)
	moved := text[:at] + strings.Replace(text[at:], "double3 xformOp:translate = (", "double3 xformOp:translate = (2", 1)
	files[0].Data = []byte(moved)
	back, _, _ := again(t, files, scene.Empty("new"))
	before, _ := snap.Node("c1")
	was := before.Transform.Translation
	for n := range back.Nodes() {
		if n.Semantics != nil && n.Semantics.Category == "chair" && n.Transform.Translation[0] == was[0] && n.Transform.Translation[1] == was[1] {
			t.Errorf("%s stands where it stood before it was moved: %v", n.Name, was)
		}
	}
	if room, ok := back.Node("room"); !ok || room.Room == nil || len(room.Room.Openings) != 2 {
		t.Errorf("the room came back as %+v", room)
	}
}
