package journal

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/document"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

func tickingClock() func() time.Time {
	now := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	return func() time.Time { now = now.Add(time.Second); return now }
}

func human() document.Author { return document.Author{Kind: document.Human, Name: "Ada"} }

// putBox puts a small model into a store; each seed gives another one.
func putBox(t testing.TB, store *asset.Store, seed int) asset.ID {
	t.Helper()
	size := float32(seed%50+1) / 10
	mesh, err := store.PutMesh(&asset.Mesh{
		Positions: [][3]float32{{0, 0, 0}, {size, 0, 0}, {0, size, 0}, {0, 0, size}},
		Indices:   []uint32{0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3},
	})
	if err != nil {
		t.Fatal(err)
	}
	model, err := store.PutModel(&asset.Model{Name: fmt.Sprintf("box %d", seed), Slots: []string{"all"}, Parts: []asset.Part{{
		Name: "body", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	return model
}

// addBox is a transaction that adds a node with a model of its own.
func addBox(t testing.TB, store *asset.Store, i int) document.Tx {
	id := scene.NodeID(fmt.Sprintf("box-%d", i))
	material := scene.MaterialID(fmt.Sprintf("paint-%d", i))
	return document.Tx{Author: human(), Label: fmt.Sprintf("Add box %d", i), Actions: []action.Action{
		action.AddMaterial{Material: scene.NewMaterial(material, "paint", geom.Color{0.5, 0.25, float64(i%10) / 10})},
		action.AddNode{Node: scene.Node{
			ID: id, Name: fmt.Sprintf("Box <%d> & ünï", i), Transform: geom.At(geom.Vec3{float64(i % 1000), 0, 0}, 0.1*float64(i%60)),
			Model: &scene.ModelRef{Asset: putBox(t, store, i), Materials: []scene.MaterialID{material}},
		}},
	}}
}

// randomTx is an edit that fits the head.
func randomTx(t testing.TB, rng *rand.Rand, doc *document.Document, i int) document.Tx {
	var nodes []scene.NodeID
	for n := range doc.Head().Snapshot.Nodes() {
		nodes = append(nodes, n.ID)
	}
	if len(nodes) == 0 || rng.IntN(4) == 0 {
		return addBox(t, doc.Store(), i)
	}
	id := nodes[rng.IntN(len(nodes))]
	tx := document.Tx{Author: human(), Base: doc.Head().Revision, Label: fmt.Sprintf("Edit %d", i)}
	switch rng.IntN(6) {
	case 0:
		tx.Actions = []action.Action{action.RemoveNode{Node: id}}
	case 1:
		tx.Actions = []action.Action{action.RenameNode{Node: id, Name: fmt.Sprintf("Name %d", i)}}
	case 2:
		tx.Actions = []action.Action{action.Group{Group: scene.NodeID(fmt.Sprintf("group-%d", i)), Name: "Group", Nodes: []scene.NodeID{id}}}
	case 3:
		tx.Actions = []action.Action{action.SetEnvironment{Environment: scene.Environment{Sky: scene.ColorSky, Intensity: rng.Float64(), Color: geom.Color{1, 1, 1}}}}
	default:
		place := geom.Transform{Translation: geom.Vec3{rng.NormFloat64(), rng.NormFloat64(), rng.NormFloat64()}, Rotation: geom.Yaw(rng.Float64()), Scale: geom.Vec3{1, 1, 1}}
		tx.Actions = []action.Action{action.SetTransform{Node: id, Transform: place}}
	}
	return tx
}

// randomStep commits, undoes, redoes, names a checkpoint, or records proposals and verdicts.
func randomStep(t testing.TB, rng *rand.Rand, p *Project, i int) error {
	doc := p.Document()
	switch rng.IntN(10) {
	case 0, 1:
		if _, ok := doc.CanUndo(); ok {
			_, err := doc.Undo(human())
			return err
		}
	case 2:
		if _, ok := doc.CanRedo(); ok {
			_, err := doc.Redo(human())
			return err
		}
	case 3:
		_, err := doc.NameCheckpoint(human(), fmt.Sprintf("Point %d", i))
		return err
	case 4:
		return p.Propose(somePrompted(t, p, i, 1+rng.IntN(4))...)
	case 5:
		err := p.Judge(proposal.Ruling{
			Verdict: proposal.Verdict{Proposal: fmt.Sprintf("p%d", i), Decision: proposal.Rejected, Reason: "too big", By: "Ada"},
			Label:   "Lay a rug", Dropped: []int{1},
		})
		if err != nil || rng.IntN(2) == 0 {
			return err
		}
		return p.Flush()
	}
	_, err := doc.Commit(randomTx(t, rng, doc, i))
	return err
}

func somePrompted(t testing.TB, p *Project, i, count int) []proposal.Proposal {
	out := make([]proposal.Proposal, count)
	for k := range out {
		out[k] = proposal.Proposal{
			ID: fmt.Sprintf("p%d.%d", i, k), Base: p.Document().Head().Revision, Prompt: "a \"cosy\" corner", Policy: "designer", Label: "Lay a rug",
			Order: k, Seed: 7, Actions: addBox(t, p.Store(), 1000*i+k).Actions, Notes: []string{"guessed the size"},
			Score: proposal.Score{Total: 0.8, Evidence: []proposal.Evidence{{Name: "asked", Value: 2, Unit: "of 2", Detail: "both are there", OK: true}}},
		}
	}
	return out
}
