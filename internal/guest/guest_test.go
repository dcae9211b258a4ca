package guest

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// desk is a host that keeps what it is offered.
type desk struct {
	mu   sync.Mutex
	head Head
	all  []proposal.Proposal
}

func (d *desk) Look(context.Context) (Head, error) { return d.head, nil }

func (d *desk) Offer(_ context.Context, proposals []proposal.Proposal) ([]Fate, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var out []Fate
	for _, p := range proposals {
		d.all = append(d.all, p)
		out = append(out, Fate{ID: p.ID, Label: p.Label, State: "pending"})
	}
	return out, nil
}

func (d *desk) Fates(context.Context) ([]Fate, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var out []Fate
	for _, p := range d.all {
		out = append(out, Fate{ID: p.ID, Label: p.Label, State: "rejected", Reason: "too large"})
	}
	return out, nil
}

// grey draws nothing in the right size.
func grey(_ context.Context, plan *frame.Frame) (*frame.Picture, error) {
	return &frame.Picture{Width: plan.View.Width, Height: plan.View.Height, RGBA: make([]byte, 4*plan.View.Width*plan.View.Height)}, nil
}

func options(t *testing.T) (Options, *desk) {
	t.Helper()
	draft := scene.Empty("hall").Edit()
	room := shell.Room{Kind: "living room", Outline: geom.Rectangle(5, 4), Height: 2.6, WallThickness: 0.1, Ceiling: true}
	if err := draft.PutNode(scene.Node{ID: "room-1", Name: "Hall", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: room}}); err != nil {
		t.Fatal(err)
	}
	head, _ := draft.Seal()
	d := &desk{head: Head{Project: "hall", Scene: head, Revision: 4}}
	return Options{Host: d, Store: asset.NewStore(), Source: catalog.Builtin(), Shutter: grey, Version: "test"}, d
}

// visit connects a client in memory.
func visit(t *testing.T, o Options) *mcp.ClientSession {
	t.Helper()
	server, err := NewServer(o)
	if err != nil {
		t.Fatal(err)
	}
	inside, outside := mcp.NewInMemoryTransports()
	if _, err := server.Connect(t.Context(), inside, nil); err != nil {
		t.Fatal(err)
	}
	return connect(t, outside)
}

func connect(t *testing.T, transport mcp.Transport) *mcp.ClientSession {
	t.Helper()
	client := mcp.NewClient(&mcp.Implementation{Name: "visitor\n", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), transport, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = session.Close() })
	return session
}

func use(t *testing.T, s *mcp.ClientSession, name, arguments string) (text string, pictures int, failed bool) {
	t.Helper()
	out, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: name, Arguments: json.RawMessage(arguments)})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, c := range out.Content {
		switch c := c.(type) {
		case *mcp.TextContent:
			text += c.Text + "\n"
		case *mcp.ImageContent:
			pictures++
		}
	}
	return text, pictures, out.IsError
}

func TestTools(t *testing.T) {
	o, d := options(t)
	s := visit(t, o)
	list, err := s.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, tool := range list.Tools {
		if reads := tool.Name != "propose"; tool.Annotations.ReadOnlyHint != reads {
			t.Errorf("%s: the read-only hint is %v", tool.Name, tool.Annotations.ReadOnlyHint)
		}
		if tool.Name == "propose" && (tool.Annotations.DestructiveHint == nil || *tool.Annotations.DestructiveHint) {
			t.Error("propose says that it destroys something")
		}
	}
	for _, test := range []struct {
		tool, arguments, want string
		pictures              int
		fails                 bool
	}{
		{tool: "look", arguments: `{"pictures": 2, "edge": 128}`, want: "Hall", pictures: 2},
		{tool: "look", arguments: `{"select": ["sofa-9"]}`, want: "sofa-9", fails: true},
		{tool: "look", arguments: `{"select": 7}`, want: "schema", fails: true},
		{tool: "view", arguments: `{"views": [{"camera": "top", "width": 96}, {"eye": [2, -1, 1.6], "target": [0, 0, 0.5], "width": 96}]}`, want: "2 picture", pictures: 2},
		{tool: "view", arguments: `{"views": [{"camera": "nowhere"}, {"camera": "top", "width": 96}]}`, want: "view 1", pictures: 1},
		{tool: "view", arguments: `{"views": []}`, want: "1 to 8", fails: true},
		{tool: "view", arguments: `{"views": [{"camera": "top", "width": 99999}]}`, want: "64 to 1920", fails: true},
		{tool: "view", arguments: `{"views": [{"eye": [1e300, 0, 0], "target": [0, 0, 0]}]}`, want: "within", fails: true},
		{tool: "view", arguments: `{"views": [{"shading": "\u0000x"}]}`, want: "no shading", fails: true},
		{tool: "check", arguments: `{}`, want: `"valid":true`},
		{tool: "search_library", arguments: `{"queries": ["armchair", "flying carpet of doom"], "limit": 2}`, want: `"match":"exact"`},
		{tool: "search_library", arguments: `{"queries": []}`, want: "1 to 40", fails: true},
		{tool: "propose", arguments: `{"proposals": [{"label": "Add an armchair", "steps": [{"action": "place", "id": "chair-1", "thing": "armchair"}]}]}`, want: `"would":["add chair-1: at `},
		{tool: "propose", arguments: `{"proposals": [{"label": "Slip", "steps": [{"action": "move", "id": "chair-1"}]}]}`, want: "there are node, at", fails: true},
		{tool: "propose", arguments: `{"proposals": [{"label": "Slip", "steps": [{"action": "place", "id": "a-1", "thing": "plant", "relations": [{"kind": "by_window"}]}]}]}`, want: "by_window", fails: true},
		{tool: "propose", arguments: `{"proposals": [{"label": "Burn it", "steps": [{"action": "remove_node", "node": "no such thing"}]}]}`, want: "no such thing", fails: true},
		{tool: "propose", arguments: `{"proposals": [{"label": "Run", "steps": [{"action": "exec", "code": "rm"}]}]}`, want: "exec", fails: true},
		{tool: "propose", arguments: `{"proposals": [{"label": "Far", "steps": [{"action": "set_transform", "node": "room-1", "transform": {"translation": [1e371, 0, 0]}}]}]}`, want: "1e371", fails: true},
		{tool: "propose", arguments: `{"proposals": []}`, want: "1 to 12", fails: true},
		{tool: "proposals", arguments: `{}`, want: "too large"},
	} {
		text, pictures, failed := use(t, s, test.tool, test.arguments)
		if failed != test.fails || pictures != test.pictures || !strings.Contains(text, test.want) {
			t.Errorf("%s %s: failed %v, %d pictures, said %.300s; want %q", test.tool, test.arguments, failed, pictures, text, test.want)
		}
	}
	if len(d.all) != 1 || d.all[0].Policy != "guest:visitor" || d.all[0].Base != 4 || len(d.all[0].Actions) == 0 {
		t.Fatalf("offered was %+v", d.all)
	}
	if d.head.Scene.Len() != 1 {
		t.Error("the scene has changed")
	}
}

func TestWithoutPictures(t *testing.T) {
	o, _ := options(t)
	o.Shutter = nil
	s := visit(t, o)
	if text, pictures, failed := use(t, s, "look", `{}`); failed || pictures > 0 || !strings.Contains(text, "Hall") {
		t.Errorf("look: %v, %d, %s", failed, pictures, text)
	}
	if text, _, failed := use(t, s, "view", `{"views": [{}]}`); !failed || !strings.Contains(text, "cannot draw") {
		t.Errorf("view: %v, %s", failed, text)
	}
}

// Where drawing fails, the words are there all the same.
func TestBrokenPictures(t *testing.T) {
	o, _ := options(t)
	o.Shutter = func(context.Context, *frame.Frame) (*frame.Picture, error) { return nil, errors.New("no OpenGL here") }
	s := visit(t, o)
	if text, pictures, failed := use(t, s, "look", `{}`); failed || pictures > 0 || !strings.Contains(text, "Hall") || !strings.Contains(text, "no OpenGL here") {
		t.Errorf("look: %v, %d, %s", failed, pictures, text)
	}
	if text, _, failed := use(t, s, "view", `{"views": [{}]}`); !failed || !strings.Contains(text, "no OpenGL here") {
		t.Errorf("view: %v, %s", failed, text)
	}
}

func TestDoor(t *testing.T) {
	o, d := options(t)
	server, err := NewServer(o)
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "state")
	door, err := OpenDoor(server, folder, "/rooms/hall.scene")
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(folder, doorName))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the address has the mode %v, %v", info.Mode(), err)
	}
	if len(door.Address.Token) != 64 || !strings.HasPrefix(door.Address.URL, "http://127.0.0.1:") {
		t.Errorf("the address is %+v", door.Address)
	}
	for name, change := range map[string]func(*http.Request){
		"no token":    func(*http.Request) {},
		"wrong token": func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+strings.Repeat("0", 64)) },
		"other host": func(r *http.Request) {
			r.Host = "evil.example"
			r.Header.Set("Authorization", "Bearer "+door.Address.Token)
		},
		"other origin": func(r *http.Request) {
			r.Header.Set("Origin", "https://evil.example")
			r.Header.Set("Authorization", "Bearer "+door.Address.Token)
		},
	} {
		r, _ := http.NewRequestWithContext(t.Context(), http.MethodPost, door.Address.URL, strings.NewReader(`{}`))
		change(r)
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		if response.StatusCode != http.StatusUnauthorized && response.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %s", name, response.Status)
		}
	}
	if _, err := FindDoor(folder, "/rooms/other.scene"); err == nil {
		t.Error("another project is found")
	}
	inside, outside := mcp.NewInMemoryTransports()
	relayed := make(chan error, 1)
	go func() {
		relayed <- Relay(t.Context(), func() (Address, error) { return FindDoor(folder, "/rooms/hall.scene") }, inside, "test")
	}()
	s := connect(t, outside)
	if text, _, failed := use(t, s, "propose", `{"proposals": [{"label": "Add a plant", "steps": [{"action": "place", "id": "plant-1", "thing": "plant"}]}]}`); failed || len(d.all) != 1 || d.all[0].Policy != "guest:visitor" {
		t.Errorf("through the relay: %s, %d offered", text, len(d.all))
	}
	if err := door.Close(); err != nil {
		t.Error(err)
	}
	if text, _, failed := use(t, s, "proposals", `{}`); !failed || !strings.Contains(text, "Let other agents in") {
		t.Errorf("while no editor runs: %v, %s", failed, text)
	}
	if door, err = OpenDoor(server, folder, "/rooms/hall.scene"); err != nil {
		t.Fatal(err)
	}
	if text, _, failed := use(t, s, "proposals", `{}`); failed || !strings.Contains(text, "too large") {
		t.Errorf("after the editor was opened again: %v, %s", failed, text)
	}
	_ = s.Close()
	if err := <-relayed; err != nil {
		t.Errorf("the relay ended with %v", err)
	}
	if err := door.Close(); err != nil {
		t.Error(err)
	}
	if _, err := FindDoor(folder, ""); err == nil || !strings.Contains(err.Error(), "no editor runs") {
		t.Errorf("after closing: %v", err)
	}
}

// FuzzArguments holds whatever a guest sends to every tool against panics.
func FuzzArguments(f *testing.F) {
	for _, s := range []string{`{}`, `{"proposals":[{"label":"a","steps":[{"action":"place"}]}]}`, `{"views":[{"eye":[0,0,0]}]}`, `[`, `null`, `{"queries":["\u0000"]}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		o, _ := options(t)
		o.Shutter = nil
		s := &server{Options: o}
		s.builder.Store, s.builder.Source = o.Store, o.Source
		tools, err := s.tools()
		if err != nil {
			t.Fatal(err)
		}
		for _, tool := range tools {
			if tool.name == "look" {
				continue // it reads the same way and takes long
			}
			if _, err := tool.call(t.Context(), call{who: Policy, arguments: json.RawMessage(text)}); err != nil && err.Error() == "" {
				t.Errorf("%s fails without a word", tool.name)
			}
		}
	})
}
