package session

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"scenograph/internal/agent"
	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/panorama"
	"scenograph/internal/proposal"
	"scenograph/internal/roomfit"
)

// onlooker is a policy that reads the same room off every panorama.
type onlooker struct {
	puppet
	marks roomfit.Marks
	store *asset.Store
	fails error
}

func (o *onlooker) ReadRoom(_ context.Context, q agent.RoomQuestion, w agent.Witness) (agent.RoomAnswer, error) {
	if o.fails != nil {
		return agent.RoomAnswer{}, o.fails
	}
	w.Progress(agent.Progress{Text: "reading the reply"})
	fit, err := roomfit.Solve(o.marks, q.Known)
	if err != nil {
		return agent.RoomAnswer{}, err
	}
	plan := panorama.Plan{Fit: fit, Kind: "study"}
	actions, err := plan.Actions(q.Scene, o.store)
	return agent.RoomAnswer{Marks: o.marks, Plan: plan, Proposal: proposal.Proposal{
		ID: "room-1", Base: q.Revision, Policy: "puppet", Label: "Build the study", Prompt: q.Prompt, Actions: actions, Score: proposal.Score{Total: 1},
	}}, err
}

// marksOf are a room's as a camera at 1.6 m in its middle sees them.
func marksOf(width, depth float64) roomfit.Marks {
	m := roomfit.Marks{Width: 1024, Height: 512}
	for _, c := range geom.Rectangle(width, depth) {
		foot, head := m.Pixel(c.Vec3(-1.6)), m.Pixel(c.Vec3(1))
		m.Corners = append(m.Corners, roomfit.Corner{Column: foot[0], Floor: foot[1], Ceiling: head[1]})
	}
	return m
}

func panoramaFixture(t *testing.T) (*fixture, *onlooker) {
	t.Helper()
	f := start(t)
	f.Session.config.Panorama = func(context.Context, string) (PanoramaPicture, error) {
		return PanoramaPicture{Picture: &frame.Picture{Width: 1024, Height: 512, RGBA: make([]byte, 4*1024*512)}, Guess: marksOf(2, 2)}, nil
	}
	look := &onlooker{marks: marksOf(4, 3), store: f.Store()}
	f.do(ReadPanorama{Path: "/somewhere/pano.jpg"})
	if why := f.Panorama().NoModel; !strings.Contains(why, "sees no pictures") {
		t.Errorf("without a model it says %q", why)
	}
	f.Session.config.Policy = look
	return f, look
}

func TestTheModelsRoomWaitsInTheReview(t *testing.T) {
	f, _ := panoramaFixture(t)
	before := f.Head().Revision
	f.do(AskPanorama{Known: roomfit.Known{CameraHeight: 1.6}})
	p := f.Panorama()
	if p.Asking || p.Failed || p.NoModel != "" || !strings.Contains(p.Told, "waits in the review") || p.Guess.Corners[0] != marksOf(4, 3).Corners[0] {
		t.Fatalf("%+v", p)
	}
	if items := f.Proposals(); len(items) != 1 || f.Head().Revision != before {
		t.Fatalf("%d proposals at revision %d", len(items), f.Head().Revision)
	}
	f.do(AcceptProposal{Proposal: "room-1"})
	room, ok := f.Head().Snapshot.Node("room-2")
	if !ok || room.Room == nil || room.Room.Kind != "study" || math.Abs(room.Room.Outline.Area()-12) > 1e-6 {
		t.Fatalf("%+v", room)
	}
	if v := f.Session.project.Judgements(); len(v) != 1 || v[0].Decision != proposal.Accepted {
		t.Errorf("%+v", v)
	}
}

func TestCorrectedMarksOverrideTheModelsRoom(t *testing.T) {
	f, _ := panoramaFixture(t)
	f.do(AskPanorama{Known: roomfit.Known{CameraHeight: 1.6}})
	f.do(BuildPanorama{Path: "/somewhere/pano.jpg", Marks: marksOf(5, 3), Known: roomfit.Known{CameraHeight: 1.6}})
	room, ok := f.Head().Snapshot.Node("room-2")
	if !ok || room.Room.Kind != "study" || math.Abs(room.Room.Outline.Area()-15) > 1e-6 {
		t.Fatalf("%+v", room)
	}
	v := f.Session.project.Judgements()
	if len(v) != 1 || v[0].Proposal != "room-1" || v[0].Decision != proposal.Overridden || len(f.Proposals()) != 0 {
		t.Errorf("%+v", v)
	}
	if s := f.Selection(); len(s) != 1 || s[0] != "room-2" {
		t.Errorf("%v is selected", s)
	}
	f.do(BuildPanorama{Path: "/somewhere/pano.jpg", Marks: marksOf(3, 3), Known: roomfit.Known{CameraHeight: 1.6}})
	if other, ok := f.Head().Snapshot.Node("room-3"); !ok || other.Room.Kind != "room" {
		t.Error("a judged proposal is built on")
	}
}

func TestAModelThatReadsNoRoomSaysWhy(t *testing.T) {
	f, look := panoramaFixture(t)
	look.fails = errors.New("the model gave no valid proposal")
	f.do(AskPanorama{})
	if p := f.Panorama(); !p.Failed || p.Asking || !strings.Contains(p.Told, "no valid proposal") || len(f.Proposals()) != 0 || p.Guess.Corners[0] != marksOf(2, 2).Corners[0] {
		t.Errorf("%+v", p)
	}
	f.Session.prefs.Agent.NoPictures = true
	if why := f.Panorama().NoModel; !strings.Contains(why, "keeps pictures") {
		t.Errorf("it says %q", why)
	}
}
