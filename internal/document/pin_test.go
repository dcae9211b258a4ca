package document

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// grove is a scene of groups in groups.
func grove(t *testing.T, rng *rand.Rand, count int) *scene.Snapshot {
	t.Helper()
	var actions []action.Action
	for i := range count {
		n := scene.Node{ID: scene.NodeID(fmt.Sprintf("n%d", i)), Name: fmt.Sprint(i), Transform: geom.At(geom.Vec3{rng.Float64(), rng.Float64(), 0}, rng.Float64())}
		if i > 0 && rng.IntN(3) > 0 {
			n.Parent = scene.NodeID(fmt.Sprintf("n%d", rng.IntN(i)))
		}
		n.Pinned, n.Locked = rng.IntN(6) == 0, rng.IntN(12) == 0
		actions = append(actions, action.AddNode{Node: n})
	}
	s, _, err := action.Preview(scene.Empty("grove"), actions)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// whim is any action on any node.
func whim(rng *rand.Rand, count int) action.Action {
	any := func() scene.NodeID { return scene.NodeID(fmt.Sprintf("n%d", rng.IntN(count))) }
	pose := geom.At(geom.Vec3{rng.Float64() * 9, 0, 0}, rng.Float64())
	switch rng.IntN(7) {
	case 0:
		return action.RemoveNode{Node: any()}
	case 1:
		return action.SetTransform{Node: any(), Transform: pose}
	case 2:
		return action.ReparentNode{Node: any(), Parent: any(), Transform: pose}
	case 3:
		return action.RenameNode{Node: any(), Name: "renamed"}
	case 4:
		return action.SetVisibility{Node: any(), Hidden: rng.IntN(2) == 0}
	case 5:
		return action.Unpin{Nodes: []scene.NodeID{any()}}
	}
	return action.SetLock{Node: any(), Locked: rng.IntN(2) == 0}
}

// TestNoPolicyTouchesWhatIsPinned commits a thousand random lists of actions as a policy: whatever is committed leaves every pinned or
// locked node, its place in the world and everything that the diff does not name as it was, by the hash of its written form.
func TestNoPolicyTouchesWhatIsPinned(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 1))
	const count = 24
	committed := 0
	for range 1000 {
		before := grove(t, rng, count)
		d := New(before, asset.NewStore(), nil)
		var actions []action.Action
		for range 1 + rng.IntN(3) {
			actions = append(actions, whim(rng, count))
		}
		var allow []scene.NodeID
		if rng.IntN(2) == 0 {
			allow = append(allow, scene.NodeID(actions[0].Target()))
		}
		commit, err := d.Commit(Tx{Author: Author{Kind: Policy, Name: "whim"}, Label: "whim", Actions: actions, Allow: allow})
		if err != nil {
			if d.Head().Snapshot != before {
				t.Fatal("a refused step has moved the head")
			}
			continue
		}
		committed++
		named := map[scene.NodeID]bool{}
		for _, c := range commit.Diff.Nodes {
			named[c.ID] = true
		}
		for n := range before.Nodes() {
			guarded := (n.Pinned || n.Locked) && (len(allow) == 0 || allow[0] != n.ID)
			now, there := commit.After.Node(n.ID)
			if guarded && (!there || written(t, n) != written(t, now) || before.WorldFromNode(n.ID) != commit.After.WorldFromNode(n.ID) && !under(before, n.ID, allow)) {
				t.Fatalf("%v changed %s, which is pinned or locked", actions, n.ID)
			}
			if !named[n.ID] && (!there || written(t, n) != written(t, now)) {
				t.Fatalf("%v changed %s, and the diff does not say so", actions, n.ID)
			}
		}
	}
	if committed < 200 {
		t.Errorf("only %d of 1000 lists were committed: nothing was tried", committed)
	}
}

// under reports whether a node goes along with one that may be changed.
func under(s *scene.Snapshot, id scene.NodeID, allow []scene.NodeID) bool {
	for _, a := range allow {
		if s.Under(id, a) {
			return true
		}
	}
	return false
}

func written(t *testing.T, n *scene.Node) string {
	t.Helper()
	text, err := json.Marshal(n)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
