package scene

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"scenograph/internal/geom"
)

func plain(id string, parent NodeID) Node {
	return Node{ID: NodeID(id), Name: id, Parent: parent, Transform: geom.IdentityTransform()}
}

func build(t *testing.T, edit func(d *Draft) error) *Snapshot {
	t.Helper()
	d := Empty("test").Edit()
	if err := edit(d); err != nil {
		t.Fatal(err)
	}
	s, _ := d.Seal()
	return s
}

// randomSnapshot makes n nodes in a random tree, in a random order, then removes and re-adds some.
func randomSnapshot(t *testing.T, n int, seed uint64) *Snapshot {
	r := rand.New(rand.NewPCG(seed, 1))
	return build(t, func(d *Draft) error {
		ids := []NodeID{""}
		for i := range n {
			node := plain(fmt.Sprintf("n%03d", i), ids[r.IntN(len(ids))])
			node.Transform.Translation = geom.Vec3{r.Float64(), r.Float64(), r.Float64()}
			if err := d.PutNode(node); err != nil {
				return err
			}
			ids = append(ids, node.ID)
		}
		return nil
	})
}

func TestHashDependsOnContentNotOnHistory(t *testing.T) {
	for seed := range uint64(20) {
		s := randomSnapshot(t, 60, seed)
		text, err := EncodeSnapshot(s)
		if err != nil {
			t.Fatal(err)
		}
		again, err := DecodeSnapshot(text)
		if err != nil {
			t.Fatal(err)
		}
		if again.Hash() != s.Hash() {
			t.Fatalf("seed %d: decode∘encode changed the hash", seed)
		}
		d := s.Edit()
		n, _ := d.Node("n007")
		original := *n
		moved := original
		moved.Transform.Translation = geom.Vec3{9, 9, 9}
		if err := d.PutNode(moved); err != nil {
			t.Fatal(err)
		}
		if err := d.PutNode(plain("extra", "")); err != nil {
			t.Fatal(err)
		}
		if err := d.RemoveNode("extra"); err != nil {
			t.Fatal(err)
		}
		if err := d.PutNode(original); err != nil {
			t.Fatal(err)
		}
		back, diff := d.Seal()
		if back.Hash() != s.Hash() || !diff.Empty() {
			t.Fatalf("seed %d: going there and back left a trace: %+v", seed, diff)
		}
	}
}

func TestDiffIsExact(t *testing.T) {
	s := randomSnapshot(t, 200, 3)
	d := s.Edit()
	n, _ := d.Node("n050")
	changed := *n
	changed.Name = "renamed"
	if err := d.PutNode(changed); err != nil {
		t.Fatal(err)
	}
	if err := d.PutNode(plain("zz", "")); err != nil {
		t.Fatal(err)
	}
	next, diff := d.Seal()
	if len(diff.Nodes) != 2 || diff.Nodes[0].ID != "n050" || diff.Nodes[0].After.Name != "renamed" || diff.Nodes[1].Before != nil {
		t.Fatalf("the diff is %+v", diff.Nodes)
	}
	reverse := Compare(next, s)
	if len(reverse.Nodes) != 2 || reverse.Nodes[1].After != nil {
		t.Fatalf("the reverse diff is %+v", reverse.Nodes)
	}
	if old, _ := s.Node("n050"); old.Name == "renamed" {
		t.Fatal("the base snapshot changed")
	}
}

func TestOneEditSharesAlmostEverything(t *testing.T) {
	s := build(t, func(d *Draft) error {
		for i := range 10000 {
			if err := d.PutNode(plain(fmt.Sprintf("n%05d", i), "")); err != nil {
				return err
			}
		}
		return nil
	})
	d := s.Edit()
	n, _ := d.Node("n05000")
	moved := *n
	moved.Transform.Translation = geom.Vec3{1, 0, 0}
	if err := d.PutNode(moved); err != nil {
		t.Fatal(err)
	}
	next, _ := d.Seal()
	old := map[*branch[*Node]]bool{}
	var collect func(b *branch[*Node])
	collect = func(b *branch[*Node]) {
		if b != nil {
			old[b] = true
			collect(b.left)
			collect(b.right)
		}
	}
	collect(s.nodes.root)
	fresh := 0
	var count func(b *branch[*Node])
	count = func(b *branch[*Node]) {
		if b != nil && !old[b] {
			fresh++
			count(b.left)
			count(b.right)
		}
	}
	count(next.nodes.root)
	if fresh == 0 || fresh > 60 {
		t.Errorf("moving one of 10000 nodes copied %d tree nodes", fresh)
	}
}

func TestChildrenFollowTheirParents(t *testing.T) {
	s := build(t, func(d *Draft) error {
		for _, n := range []Node{plain("a", ""), plain("b", "a"), plain("c", "a"), plain("d", "c")} {
			if err := d.PutNode(n); err != nil {
				return err
			}
		}
		return d.PutNode(plain("c", ""))
	})
	var got []string
	for n := range s.Children("a") {
		got = append(got, string(n.ID))
	}
	if strings.Join(got, " ") != "b" {
		t.Errorf("a holds %v after c left", got)
	}
	if ids := s.Subtree("c"); len(ids) != 2 || ids[1] != "d" {
		t.Errorf("c holds %v", ids)
	}
}

func TestWorldFromNodeComposes(t *testing.T) {
	s := build(t, func(d *Draft) error {
		a, b := plain("a", ""), plain("b", "a")
		a.Transform = geom.At(geom.Vec3{1, 0, 0}, geom.Radians(90))
		b.Transform = geom.At(geom.Vec3{2, 0, 0}, 0)
		if err := d.PutNode(a); err != nil {
			return err
		}
		return d.PutNode(b)
	})
	if got := s.WorldFromNode("b").Translation; got.Sub(geom.Vec3{1, 2, 0}).Len() > 1e-12 {
		t.Errorf("b stands at %v, not at (1, 2, 0)", got)
	}
}

func TestDecodeRefuses(t *testing.T) {
	good, _ := EncodeSnapshot(randomSnapshot(t, 3, 1))
	for name, text := range map[string]string{
		"nothing":       "",
		"other version": strings.Replace(string(good), `"version": 1`, `"version": 99`, 1),
		"unknown key":   strings.Replace(string(good), `"version": 1`, `"version": 1, "extra": 2`, 1),
		"trailing text": string(good) + "{}",
		"lost parent":   strings.Replace(string(good), `"name": "n000"`, `"name": "n000", "parent": "gone"`, 1),
		"twice":         strings.Replace(string(good), `"id": "n001"`, `"id": "n000"`, 1),
	} {
		if _, err := DecodeSnapshot([]byte(text)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzDecodeSnapshot(f *testing.F) {
	f.Add([]byte(`{"version":1,"settings":{"name":"x","environment":{"sky":"color"}},"nodes":[],"materials":[],"relations":[]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := DecodeSnapshot(text)
		if err != nil {
			return
		}
		once, err := EncodeSnapshot(s)
		if err != nil {
			t.Fatal(err)
		}
		again, err := DecodeSnapshot(once)
		if err != nil {
			t.Fatal(err)
		}
		twice, _ := EncodeSnapshot(again)
		if !bytes.Equal(once, twice) {
			t.Fatal("encode∘decode is not the identity")
		}
	})
}

func BenchmarkMoveOneOfTenThousand(b *testing.B) {
	d := Empty("bench").Edit()
	for i := range 10000 {
		if err := d.PutNode(plain(fmt.Sprintf("n%05d", i), "")); err != nil {
			b.Fatal(err)
		}
	}
	s, _ := d.Seal()
	n, _ := s.Node("n05000")
	moved := *n
	for i := 0; b.Loop(); i++ {
		moved.Transform.Translation[0] = float64(i)
		draft := s.Edit()
		if err := draft.PutNode(moved); err != nil {
			b.Fatal(err)
		}
		draft.Seal()
	}
}
