// Package layout turns relations in words ("the armchair faces the fireplace, against a wall") into poses that are valid.
//
// Invariant: no placement in a Solution cuts into another thing, a wall or a door's swing; what cannot stand anywhere is
// listed as unplaced, with the reason in words and numbers. The same problem gives the same solution, byte for byte.
//
//	solution, err := layout.Solve(ctx, layout.Problem{Scene: head, Store: store, Room: "room", Seed: 1, Items: []layout.Item{
//		{Node: "sofa", Bounds: sofaBounds, Mount: scene.OnFloor, Relations: []layout.Verb{layout.AgainstWall{}}},
//		{Node: "table", Bounds: tableBounds, Mount: scene.OnFloor, Relations: []layout.Verb{layout.InFrontOf{Target: "sofa", Distance: 0.4}}},
//	}})
package layout

import (
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Clearance is the room a thing needs on each side to be used, in metres, seen from the thing itself: its front is −Y, its left is +X.
type Clearance struct {
	Front float64 `json:"front,omitempty"`
	Back  float64 `json:"back,omitempty"`
	Left  float64 `json:"left,omitempty"`
	Right float64 `json:"right,omitempty"`
}

// Item is one thing to be placed: a node of the scene that may move, or one that is about to be added.
type Item struct {
	Node      scene.NodeID
	Name      string      // for reasons; the node's id when empty
	Model     asset.ID    // "" when only the bounds are known
	Bounds    geom.Box    // model frame, metres, before Scale
	Scale     geom.Vec3   // zero means 1, 1, 1
	Mount     scene.Mount // "" means the floor
	Clearance Clearance
	Relations []Verb
	Movable   bool // the node is in the scene already and may be moved, as little as can be
}

// Problem asks for a valid pose for every item in one room. Nodes of the scene that are not items stay where they are.
type Problem struct {
	Scene  *scene.Snapshot
	Store  *asset.Store
	World  *query.World // of Scene; nil to have it measured
	Room   scene.NodeID
	Items  []Item
	Seed   uint64
	Budget int // work units (poses tried); 0 means DefaultBudget
	// Variety lets chance weigh more in the choice among valid places: 0 takes the best, 1 a good one.
	Variety float64
}

// DefaultBudget is enough for about 80 items.
const DefaultBudget = 200_000

// Held tells whether a relation of a placed item holds, with the number it was judged by.
type Held struct {
	Verb   Verb
	Holds  bool
	Value  float64
	Unit   string // m, rad or ""
	Detail string // such as "wall 2" or "0.12 m from the sofa"
}

// Placement is where an item goes.
type Placement struct {
	Node      scene.NodeID
	World     geom.Transform // worldFromNode, the item's Scale included
	Support   scene.NodeID   // what it stands on or hangs from: the room or another node
	Relations []Held
	Score     float64 // 0 to 1
}

// Failure is an item that found no valid place.
type Failure struct {
	Node   scene.NodeID
	Reason string // words and numbers: "needs 1.20 m of wall; the longest free stretch is 0.90 m"
}

// Solution is the best answer found. It is always valid, if not always complete.
type Solution struct {
	Placements []Placement // in the order of Problem.Items
	Unplaced   []Failure
	Score      float64 // mean of the placements' scores, unplaced items counting 0
	Work       int     // work units spent
}

// Complete reports whether every item was placed and every hard relation holds.
func (s *Solution) Complete() bool {
	if len(s.Unplaced) > 0 {
		return false
	}
	for _, p := range s.Placements {
		for _, h := range p.Relations {
			if h.Verb.Required() && !h.Holds {
				return false
			}
		}
	}
	return true
}

// Placed finds a node's placement.
func (s *Solution) Placed(node scene.NodeID) (Placement, bool) {
	for _, p := range s.Placements {
		if p.Node == node {
			return p, true
		}
	}
	return Placement{}, false
}
