package designer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"scenograph/internal/agent/brief"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// thing is something that stands in the scene.
type thing struct {
	node    *scene.Node
	noun    string // what it is, in the brief's words
	room    scene.NodeID
	box     geom.Box // world
	guarded bool     // pinned or locked, or carries something that is
	lights  []scene.NodeID
}

// survey is what a designer sees of a snapshot.
type survey struct {
	snap   *scene.Snapshot
	store  *asset.Store
	world  *query.World
	things []thing // sorted by node
	taken  map[scene.NodeID]bool
}

func look(snap *scene.Snapshot, store *asset.Store, words *brief.Reader) (*survey, error) {
	world, err := query.New(snap, store)
	if err != nil {
		return nil, fmt.Errorf("designer: looking at the scene: %w", err)
	}
	s := &survey{snap: snap, store: store, world: world, taken: map[scene.NodeID]bool{}}
	s.refresh(words)
	return s, nil
}

// refresh lists the things of the survey's world anew.
func (s *survey) refresh(words *brief.Reader) {
	s.things = s.things[:0:0]
	seen := map[scene.NodeID]bool{}
	for _, body := range s.world.Bodies() {
		id := s.world.Thing(body.Node)
		if seen[id] {
			continue
		}
		seen[id] = true
		n, _ := s.snap.Node(id)
		s.things = append(s.things, s.describe(n, words))
	}
	slices.SortFunc(s.things, func(a, b thing) int { return cmp.Compare(a.node.ID, b.node.ID) })
}

func (s *survey) describe(n *scene.Node, words *brief.Reader) thing {
	t := thing{node: n, box: s.world.Bounds(n.ID, true)}
	if n.Semantics != nil && n.Semantics.Category != "" {
		t.noun = n.Semantics.Category
		if noun, ok := words.Noun(t.noun); ok {
			t.noun = noun
		}
	} else if noun, ok := words.Noun(n.Name); ok {
		t.noun = noun
	} else {
		t.noun = strings.ToLower(n.Name)
	}
	middle := t.box.Center()
	if r, ok := s.world.RoomAt(geom.Vec3{middle[0], middle[1], t.box.Min[2] + 0.02}); ok {
		t.room = r.Node
	}
	for _, id := range s.snap.Subtree(n.ID) {
		m, _ := s.snap.Node(id)
		t.guarded = t.guarded || m.Pinned || m.Locked
		if m.Light != nil {
			t.lights = append(t.lights, id)
		}
	}
	return t
}

// thing finds a node's thing.
func (s *survey) thing(id scene.NodeID) (*thing, bool) {
	i, ok := slices.BinarySearchFunc(s.things, id, func(t thing, id scene.NodeID) int { return cmp.Compare(t.node.ID, id) })
	if !ok {
		return nil, false
	}
	return &s.things[i], true
}

// named lists the things in a room ("" for anywhere) that a noun can mean.
func (s *survey) named(noun string, room scene.NodeID) []*thing {
	var out []*thing
	for i := range s.things {
		t := &s.things[i]
		if (room == "" || t.room == room) && means(noun, t.noun) {
			out = append(out, t)
		}
	}
	return out
}

// kinds are nouns that mean several kinds of thing.
var kinds = map[string][]string{
	"lamp":  {"floor lamp", "table lamp", "desk lamp", "pendant lamp", "wall lamp", "chandelier", "spotlight"},
	"chair": {"armchair", "dining chair", "office chair"}, "table": {"dining table", "coffee table", "side table", "desk", "bar table", "console table", "workbench"},
	"bed": {"single bed", "bunk bed"}, "sofa": {"loveseat"}, "shelf": {"bookshelf", "wall shelf"}, "plant": {"succulent"}, "cabinet": {"sideboard", "wardrobe", "dresser", "tv stand"}, "stool": {"bar stool", "ottoman"},
}

// means reports whether a noun can mean a thing of the given kind.
func means(noun, kind string) bool {
	return brief.Same(noun, kind) || slices.Contains(kinds[noun], kind)
}

// refers is means, or in the narrow sense of habits, equality.
func refers(noun, kind string, narrow bool) bool {
	if narrow {
		return noun == kind || kind == "round table" && (noun == "table" || noun == "dining table")
	}
	return means(noun, kind)
}

// room chooses the room to work in: the one asked for, the selection's, the one of that kind, or the largest.
func (s *survey) room(asked scene.NodeID, selection []scene.NodeID, kind string) *query.Room {
	if r, ok := s.world.Room(asked); ok {
		return r
	}
	for _, id := range selection {
		if r, ok := s.world.Room(id); ok {
			return r
		}
		if t, ok := s.thing(id); ok {
			if r, ok := s.world.Room(t.room); ok {
				return r
			}
		}
	}
	var best *query.Room
	score := func(r *query.Room) float64 {
		v := r.Outline.Area()
		if kind != "" && r.Shell.Kind == kind {
			v += 1e6
		}
		return v
	}
	for _, r := range s.world.Rooms() {
		if best == nil || score(r) > score(best) {
			best = r
		}
	}
	return best
}

// crowd counts the things in a room.
func (s *survey) crowd(room scene.NodeID) int {
	n := 0
	for i := range s.things {
		if s.things[i].room == room {
			n++
		}
	}
	return n
}

// fresh returns an id that no node has and that was not given out before, such as "armchair-2".
func (s *survey) fresh(noun string) scene.NodeID {
	base := slug(noun)
	for i := 1; ; i++ {
		id := scene.NodeID(fmt.Sprintf("%s-%d", base, i))
		if _, there := s.snap.Node(id); !there && !s.taken[id] {
			s.taken[id] = true
			return id
		}
	}
}

func slug(text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(text) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	if out := strings.Trim(b.String(), "-"); out != "" {
		return out
	}
	return "thing"
}
