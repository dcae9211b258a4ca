package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestGuest has the official client run the program as a process of its own: it looks, searches and proposes; nothing of the scene
// changes, and what it proposed is there when the project is served again.
func TestGuest(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: the program is built")
	}
	work := t.TempDir()
	binary, project := build(t, work), filepath.Join(work, "hall.scene")
	visit := func() *mcp.ClientSession {
		t.Helper()
		command := exec.Command(binary, "mcp", project)
		command.Env = append(os.Environ(), "HOME="+work, "XDG_CACHE_HOME="+work, "XDG_CONFIG_HOME="+work)
		session, err := mcp.NewClient(&mcp.Implementation{Name: "visitor"}, nil).Connect(t.Context(), &mcp.CommandTransport{Command: command}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return session
	}
	ask := func(s *mcp.ClientSession, tool, arguments string) (text string, pictures int) {
		t.Helper()
		out, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: json.RawMessage(arguments)})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range out.Content {
			switch c := c.(type) {
			case *mcp.TextContent:
				text += c.Text
			case *mcp.ImageContent:
				pictures++
			}
		}
		if out.IsError {
			t.Fatalf("%s %s: %s", tool, arguments, text)
		}
		return text, pictures
	}

	s := visit()
	if text, pictures := ask(s, "look", `{"pictures": 2, "edge": 160}`); pictures != 2 || !strings.Contains(text, `Scene "hall"`) {
		t.Errorf("look gave %d pictures and %.200s", pictures, text)
	}
	if _, pictures := ask(s, "view", `{"views": [{"camera": "top", "width": 96, "height": 96}, {"width": 96, "height": 64, "shading": "depth"}]}`); pictures != 2 {
		t.Errorf("view gave %d pictures", pictures)
	}
	if text, _ := ask(s, "search_library", `{"queries": ["wardrobe"]}`); !strings.Contains(text, `"match":"exact"`) {
		t.Errorf("search said %s", text)
	}
	before, hash := head(t, project)
	text, _ := ask(s, "propose", `{"proposals": [{"label": "Stand a plant in a corner", "steps": [{"action": "place", "id": "green", "thing": "plant"}]}]}`)
	if !strings.Contains(text, `"state":"pending"`) {
		t.Errorf("propose said %s", text)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if after, now := head(t, project); after != before || now != hash {
		t.Error("a guest changed the scene")
	}

	s = visit()
	if text, _ := ask(s, "proposals", `{}`); !strings.Contains(text, `"state":"pending"`) || !strings.Contains(text, "plant") {
		t.Errorf("after opening again: %s", text)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}
