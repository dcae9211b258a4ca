package gltfio

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/qmuntal/gltf"

	"scenograph/internal/geom"
)

// placed is a node of the file in the scene's frame, parents before children.
type placed struct {
	index  int // in the file
	parent int // in the list of placed nodes, −1 for a root
	node   *gltf.Node
	mark   mark

	local geom.Transform // parentFromNode as the scene can hold it: no shear, no mirror, no zero scale
	world geom.Transform // worldFromNode composed as the scene composes it
	exact geom.Mat4      // worldFromNode as the file means it
}

// correction returns the matrix that a mesh at the node must be baked with because the scene's transforms cannot express
// the file's, or nil when they can.
func (p *placed) correction() *geom.Mat4 {
	approximate := p.world.Mat4()
	if almostEqualMat4(approximate, p.exact) {
		return nil
	}
	m := approximate.Inv().Mul4(p.exact)
	return &m
}

func almostEqualMat4(a, b geom.Mat4) bool {
	for column := range 4 {
		size := 0.0
		for row := range 3 {
			size = math.Max(size, math.Abs(b[4*column+row]))
		}
		for row := range 3 {
			if math.Abs(a[4*column+row]-b[4*column+row]) > 1e-6*math.Max(size, 1e-9) && math.Abs(a[4*column+row]-b[4*column+row]) > 1e-9 {
				return false
			}
		}
	}
	return true
}

// vanishes reports whether the node squeezes everything into a line or a point.
func (p *placed) vanishes() bool {
	x, y, z := p.exact.Col(0).Vec3(), p.exact.Col(1).Vec3(), p.exact.Col(2).Vec3()
	longest := math.Max(x.Len(), math.Max(y.Len(), z.Len()))
	area := math.Max(x.Cross(y).Len(), math.Max(y.Cross(z).Len(), z.Cross(x).Len()))
	return !(area > 1e-12*longest*longest) || area < 1e-30
}

// place lists the nodes of the file's scene with their poses.
func (r *reader) place() ([]placed, error) {
	roots := r.rootNodes()
	type step struct{ index, parent int }
	var pending []step
	for i := len(roots) - 1; i >= 0; i-- {
		pending = append(pending, step{roots[i], -1})
	}
	out := make([]placed, 0, len(r.doc.Nodes))
	for len(pending) > 0 {
		s := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		if len(out) >= r.mostPlaced() {
			return nil, fmt.Errorf("its nodes unfold to more than %d", r.mostPlaced())
		}
		p, err := r.placeNode(s.index, s.parent, out)
		if err != nil {
			return nil, fmt.Errorf("node %d %q: %w", s.index, r.doc.Nodes[s.index].Name, err)
		}
		out = append(out, p)
		r.placedAt[s.index] = p.exact
		children := p.node.Children
		for i := len(children) - 1; i >= 0; i-- {
			pending = append(pending, step{children[i], len(out) - 1})
		}
	}
	return out, nil
}

// rootNodes lists the roots of the default scene, or of all trees in a file without scenes.
func (r *reader) rootNodes() []int {
	child := make([]bool, len(r.doc.Nodes))
	for _, n := range r.doc.Nodes {
		for _, c := range n.Children {
			child[c] = true
		}
	}
	if len(r.doc.Scenes) == 0 {
		var roots []int
		for i := range child {
			if !child[i] {
				roots = append(roots, i)
			}
		}
		return roots
	}
	chosen := r.sceneIndex()
	if len(r.doc.Scenes) > 1 {
		r.report.Warn(fmt.Sprintf("scene %d", chosen), "was read; the file's %d other scenes were not", len(r.doc.Scenes)-1)
	}
	roots := r.topmost(r.doc.Scenes[chosen].Nodes)
	if extra := len(r.doc.Scenes[chosen].Nodes) - len(roots); extra > 0 {
		r.report.Warn(fmt.Sprintf("scene %d", chosen), "lists %d nodes twice or beside their parents: each appears once", extra)
	}
	return roots
}

// topmost drops from a list of nodes those that are listed before or lie below another of the list.
func (r *reader) topmost(listed []int) []int {
	below := make([]bool, len(r.doc.Nodes))
	pending := slices.Clone(listed)
	for len(pending) > 0 {
		node := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		for _, child := range r.doc.Nodes[node].Children {
			if !below[child] {
				below[child] = true
				pending = append(pending, child)
			}
		}
	}
	var kept []int
	for _, node := range listed {
		if !below[node] {
			below[node] = true
			kept = append(kept, node)
		}
	}
	return kept
}

func (r *reader) sceneIndex() int {
	if r.doc.Scene != nil {
		return *r.doc.Scene
	}
	return 0
}

func (r *reader) placeNode(index, parent int, above []placed) (placed, error) {
	n := r.doc.Nodes[index]
	local, exact := localOf(n)
	var own mark
	if r.marks != nil {
		own, _ = splitExtras(r.extras.Nodes[index].Extras)
		if n.MatrixOrDefault() == gltf.DefaultMatrix {
			local = transformZUp(n)
		}
	}
	p := placed{index: index, parent: parent, node: n, mark: own, local: local, world: local, exact: exact}
	if parent >= 0 {
		p.world = above[parent].world.Mul(local)
		p.exact = above[parent].exact.Mul4(exact)
	}
	if !p.world.Finite() || !geom.Finite(p.exact[:]...) {
		return p, errors.New("its place in the world is not finite")
	}
	return p, nil
}

// localOf converts a node's transform from Y-up to Z-up by permuting components.
func localOf(n *gltf.Node) (geom.Transform, geom.Mat4) {
	if m := n.MatrixOrDefault(); m != gltf.DefaultMatrix {
		exact := matrixZUp(m)
		local := geom.Decompose(exact)
		return representable(local), exact
	}
	local := transformZUp(n)
	return representable(local), local.Mat4()
}

func transformZUp(n *gltf.Node) geom.Transform {
	t, q, s := n.Translation, n.RotationOrDefault(), n.Scale
	return geom.Transform{
		Translation: geom.Vec3{t[0], -t[2], t[1]},
		Rotation:    geom.Quat{q[0], -q[2], q[1], q[3]},
		Scale:       geom.Vec3{s[0], s[2], s[1]},
	}.Canonical()
}

// representable replaces what the scene refuses, zero scales, and what renderers get wrong, mirrors.
func representable(t geom.Transform) geom.Transform {
	for i, s := range t.Scale {
		if t.Scale[i] = math.Abs(s); s == 0 {
			t.Scale[i] = 1
		}
	}
	return t.Canonical()
}

// matrixZUp converts a column-major Y-up matrix.
func matrixZUp(m [16]float64) geom.Mat4 {
	from := [4]int{0, 2, 1, 3}
	sign := [4]float64{1, -1, 1, 1}
	var out geom.Mat4
	for column := range 4 {
		for row := range 4 {
			out[4*column+row] = geom.Canonical(sign[row] * sign[column] * m[4*from[column]+from[row]])
		}
	}
	out[3], out[7], out[11], out[15] = 0, 0, 0, 1
	return out
}
