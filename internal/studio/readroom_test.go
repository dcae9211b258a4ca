package studio

import (
	"context"
	"encoding/json"
	"errors"
	"image"
	"math"
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/agent"
	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/remote"
	"scenograph/internal/agent/survey"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/roomfit"
	"scenograph/internal/scene"
)

// readingText is what a good model answers about a room of 4 × 3 m and 2.6 m from its middle at 1.6 m, with change made to it.
func readingText(t *testing.T, change func(*survey.Reading)) string {
	t.Helper()
	m := roomfit.Marks{Width: 1000, Height: 1000}
	r := survey.Reading{Width: 1000, Height: 1000, Kind: "study", Floor: "oak parquet", Walls: "white paint", Ceiling: "white plaster"}
	for _, c := range []geom.Vec2{{-2, -1.5}, {-2, 1.5}, {2, 1.5}, {2, -1.5}} {
		foot, head := m.Pixel(c.Vec3(-1.6)), m.Pixel(c.Vec3(1))
		r.Corners = append(r.Corners, survey.Corner{Column: foot[0], Floor: foot[1], Ceiling: head[1]})
	}
	head, foot := m.Pixel(geom.Vec3{-0.45, 1.5, 0.4}), m.Pixel(geom.Vec3{0.45, 1.5, -1.6})
	r.Openings = []survey.Opening{{Kind: "door", Wall: 2, Left: head[0], Top: head[1], Right: foot[0], Bottom: foot[1]}}
	if change != nil {
		change(&r)
	}
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func called(text string) turn {
	return turn{said: chat.Said{Calls: []chat.Call{{ID: "c1", Name: survey.Tool, Arguments: text}}}}
}

func spoken(text string) turn { return turn{said: chat.Said{Text: text}} }

// readOff asks a made server about a panorama.
func readOff(t *testing.T, s *server, change func(*remote.Options)) (*stage, agent.RoomAnswer, error) {
	t.Helper()
	st := perform(t, s, change)
	q := agent.RoomQuestion{
		Observation: proposal.Observation{Scene: scene.Empty("test"), Prompt: "the room that the panorama shows", Revision: 3},
		Name:        "pano.jpg", Picture: image.NewNRGBA(image.Rect(0, 0, 2048, 1024)), Known: roomfit.Known{CameraHeight: 1.6},
	}
	answer, err := st.policy.ReadRoom(context.Background(), q, agent.Witness{Keep: func(x proposal.Exchange) error {
		st.kept = append(st.kept, x)
		return nil
	}})
	return st, answer, err
}

func TestAModelReadsARoomOffAPanorama(t *testing.T) {
	for _, format := range formats() {
		t.Run(format, func(t *testing.T) {
			wrong := readingText(t, func(r *survey.Reading) { r.Openings[0].Wall = 3 })
			s := serve(t, format, called(wrong), called(readingText(t, nil)))
			st, got, err := readOff(t, s, nil)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(s.requests[1], "opening 1 is said to be in wall 3") || s.images != 2 || s.tools != 2 {
				t.Errorf("%d pictures, %d with tools; the second request is %.300s", s.images, s.tools, s.requests[1])
			}
			after, _, err := action.Preview(scene.Empty("test"), got.Proposal.Actions)
			if err != nil {
				t.Fatal(err)
			}
			room, ok := after.Node("room")
			if !ok || room.Room == nil || room.Room.Kind != "study" || len(room.Room.Openings) != 1 || room.Room.Floor == "" || room.Room.Walls == "" || room.Room.Ceil == "" {
				t.Fatalf("the room is %+v", room)
			}
			if math.Abs(room.Room.Outline.Area()-12) > 0.05 || math.Abs(room.Room.Height-2.6) > 0.01 || got.Marks.Width != 2048 {
				t.Errorf("%.2f m², %.2f m high, marks of %d px", room.Room.Outline.Area(), room.Room.Height, got.Marks.Width)
			}
			p := got.Proposal
			if p.Base != 3 || p.Policy != format || !strings.Contains(p.Label, "study of pano.jpg: 4.00 × 3.00 m") || p.Score.Total != 1 || p.Exchange != st.kept[1].ID {
				t.Errorf("%+v", p)
			}
			if len(st.kept) != 2 || st.kept[0].Fault == "" || st.kept[1].Fault != "" || len(st.kept[0].Pictures) != 1 || len(st.kept[1].Proposals) != 1 || st.kept[1].Schema == "" {
				t.Errorf("kept %d exchanges", len(st.kept))
			}
			again, same, err := readOff(t, serve(t, format, called(wrong), called(readingText(t, nil))), nil)
			if err != nil || same.Proposal.ID != p.ID || len(again.kept) != 2 {
				t.Errorf("the same answers make %s and %s: %v", p.ID, same.Proposal.ID, err)
			}
		})
	}
}

func TestWhatAModelMayAnswerAboutAPanorama(t *testing.T) {
	good := readingText(t, nil)
	onTheWrongWall := readingText(t, func(r *survey.Reading) { r.Openings[0].Wall = 4 })
	for name, c := range map[string]struct {
		turns    []turn
		openings int // −1 for no room at all
		said     string
	}{
		"words, then a room":      {[]turn{spoken("What a nice room."), spoken("```json\n" + good + "\n```")}, 1, ""},
		"no tools":                {[]turn{{fault: "400 tools are not supported"}, spoken(good)}, 1, ""},
		"neither tools nor form":  {[]turn{{fault: "400 no tools"}, {fault: "400 response_format is unknown"}, spoken("<think>hm</think>" + good)}, 1, ""},
		"wrong twice in one way":  {[]turn{called(onTheWrongWall), called(onTheWrongWall)}, 1, ""},
		"garbage twice":           {[]turn{spoken(`{"corners": "four"}`), called(`not JSON`)}, -1, "no valid proposal in 2 replies"},
		"a number out of bounds":  {[]turn{called(`{"width": 1e400}`), called(good)}, 1, ""},
		"a corner at the horizon": {[]turn{called(good[:50]), called(readingText(t, func(r *survey.Reading) { r.Corners[1].Floor = 500.1 }))}, -1, "near the horizon"},
		"no pictures":             {[]turn{{fault: "400 this model does not take image_url content"}}, -1, "sent no pictures"},
		"out of order":            {nil, -1, "500"},
		"held back":               {[]turn{{said: chat.Said{Text: "No.", Stop: chat.Filtered}}}, -1, "held the reply back"},
		"a key is refused":        {[]turn{{fault: "401 bad key"}}, -1, "refused the key"},
	} {
		t.Run(name, func(t *testing.T) {
			_, got, err := readOff(t, serve(t, "openai", c.turns...), nil)
			switch {
			case c.openings < 0 && (err == nil || !strings.Contains(err.Error(), c.said)):
				t.Errorf("%v", err)
			case c.openings >= 0 && (err != nil || len(got.Plan.Fit.Openings) != c.openings):
				t.Errorf("%+v %v", got.Plan.Fit.Openings, err)
			}
		})
	}
}

func TestABlindPolicyReadsNoPanorama(t *testing.T) {
	s := serve(t, "openai", spoken(readingText(t, nil)))
	_, _, err := readOff(t, s, func(o *remote.Options) { o.Blind = true })
	if err == nil || len(s.requests) != 0 {
		t.Errorf("%d requests, %v", len(s.requests), err)
	}
	var nothing *remote.NothingError
	if errors.As(err, &nothing) {
		t.Error("it says that the model gave nothing")
	}
}
