package guest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/modelcontextprotocol/go-sdk/mcp"

	"scenograph/internal/action"
	"scenograph/internal/agent/steps"
)

// tool is one thing a guest can do.
type tool struct {
	name   string
	doc    string
	schema any
	hints  *mcp.ToolAnnotations
	call   func(context.Context, call) (answer, error)
}

type (
	lookArguments struct {
		Room     string   `json:"room,omitempty" jsonschema:"the room's id; the largest when left out"`
		Select   []string `json:"select,omitempty" jsonschema:"ids of things to see close up; what the person has selected when left out"`
		Pictures *int     `json:"pictures,omitempty" jsonschema:"how many pictures at most, 0 to 9; 4 when left out"`
		Edge     int      `json:"edge,omitempty" jsonschema:"pixels of a picture's longer side, 128 to 1600; 768 when left out"`
	}
	viewArguments struct {
		Views []viewOf `json:"views" jsonschema:"the pictures to take, at most 8"`
	}
	viewOf struct {
		Camera  string      `json:"camera,omitempty" jsonschema:"a camera's id or name, or top, panorama or auto"`
		Eye     *[3]float64 `json:"eye,omitempty" jsonschema:"instead of a camera: where to look from, metres"`
		Target  *[3]float64 `json:"target,omitempty" jsonschema:"with eye: what to look at, metres"`
		FovDeg  float64     `json:"fov_deg,omitempty" jsonschema:"with eye: the vertical angle of view; 55 when left out"`
		Width   int         `json:"width,omitempty" jsonschema:"pixels; 768 when left out"`
		Height  int         `json:"height,omitempty" jsonschema:"pixels; three quarters of the width when left out"`
		Shading string      `json:"shading,omitempty" jsonschema:"lit, albedo, normals, depth, ids, physics and others; lit when left out"`
	}
	checkArguments  struct{}
	searchArguments struct {
		Queries []string `json:"queries" jsonschema:"names or descriptions, such as rattan chair; at most 40"`
		Limit   int      `json:"limit,omitempty" jsonschema:"results for each query, 1 to 20; 5 when left out"`
	}
	fatesArguments struct{}
)

func (s *server) tools() ([]tool, error) {
	words, err := steps.Words(steps.Full)
	if err != nil {
		return nil, err
	}
	propose := json.RawMessage(fmt.Sprintf(`{"type":"object","required":["proposals"],"additionalProperties":false,"properties":{"proposals":{"type":"array","minItems":1,"maxItems":%d,"items":%s,"description":"a few small proposals; each is built on top of the earlier ones"}}}`, maxProposals, words.Draft))
	list := []tool{
		{name: "look", doc: "See the scene: a summary in words (ids, categories, sizes, poses, relations, free floor, failed checks), a plan with a metric grid and names, and views of the room with the things numbered.",
			schema: lookArguments{}, hints: reads("Look at the scene"), call: s.look},
		{name: "view", doc: "Take pictures from given places, several at once.", schema: viewArguments{}, hints: reads("Take pictures"), call: s.view},
		{name: "check", doc: "Judge the scene: what overlaps, floats, blocks a door, cannot be reached or used, with numbers.", schema: checkArguments{}, hints: reads("Check the scene"), call: s.check},
		{name: "search_library", doc: "Find what can be placed, several names at once: best first, with exact, synonym or near.", schema: searchArguments{}, hints: reads("Search the library"), call: s.search},
		{name: "proposals", doc: "What became of what was proposed: waiting, accepted, overridden or rejected, with the person's reason.", schema: fatesArguments{}, hints: reads("What became of proposals"), call: s.fates},
		{name: "propose", doc: "Put proposals before the person. Each is a label, a reason and typed steps. Impossible steps are answered with why; nothing is changed until the person accepts.",
			schema: propose, hints: proposes(), call: s.propose},
	}
	for i := range list {
		if _, ready := list[i].schema.(json.RawMessage); ready {
			continue
		}
		schema, err := jsonschema.ForType(reflect.TypeOf(list[i].schema), nil)
		if err != nil {
			return nil, fmt.Errorf("guest: schema of %s: %w", list[i].name, err)
		}
		list[i].schema = schema
	}
	return list, nil
}

func reads(title string) *mcp.ToolAnnotations {
	closed := false
	return &mcp.ToolAnnotations{Title: title, ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed}
}

// proposes says that a call adds to the queue and destroys nothing.
func proposes() *mcp.ToolAnnotations {
	no := false
	return &mcp.ToolAnnotations{Title: "Propose changes", DestructiveHint: &no, OpenWorldHint: &no}
}

// strictly decodes one JSON value with known keys alone.
func strictly(text []byte, into any) error {
	if !json.Valid(text) {
		return errors.New("it is no JSON, or more than one value")
	}
	return action.Strictly(text, into)
}
