package usdio

import (
	"fmt"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// place is a prim that nodes are being written into.
type place struct {
	text      *text
	path      string // of the prim
	taken     names
	world     geom.Transform // worldFromPrim
	body      *pending       // set inside a rigid body
	component bool           // inside a prim of kind component
	beside    bool           // for nodes that are written outside their parent
}

// pending are bodies met inside another: UsdPhysics bodies may not nest, so they are written beside it.
type pending struct{ nodes []*scene.Node }

// Children of a node's prim that other nodes may not be called.
const (
	geometryName = "Geometry"
	colliderName = "Colliders"
	ShellName    = "Shell"
)

func (w *writer) nodes(t *text, taken names) error {
	return w.children(place{text: t, path: "/" + w.root, taken: taken, world: geom.IdentityTransform()}, "")
}

func (w *writer) children(p place, parent scene.NodeID) error {
	for n := range w.snap.Children(parent) {
		if p.body != nil && w.isBody(n) {
			p.body.nodes = append(p.body.nodes, n)
			continue
		}
		if err := w.node(p, n, n.Transform); err != nil {
			return err
		}
	}
	return nil
}

// node writes one node at a pose in its place, what lies under it, and the bodies that had to be moved out of it.
func (w *writer) node(p place, n *scene.Node, pose geom.Transform) error {
	h, err := w.headerOf(p, n)
	if err != nil {
		return fmt.Errorf("node %q: %w", n.Name, err)
	}
	t := p.text
	t.open(h)
	inner := place{
		text: t, path: p.path + "/" + h.name, taken: reserved(geometryName, colliderName, ShellName),
		world: p.world.Mul(pose), body: p.body, component: p.component || n.Model != nil,
	}
	single := moves(n) && !w.articulated(n)
	if single {
		inner.body = &pending{}
	}
	if n.Hidden || p.beside && !w.snap.Visible(n.ID) {
		t.line(`token visibility = "invisible"`)
	}
	w.properties(t, inner.path, n)
	t.place(pose)
	if err := w.content(inner, n); err != nil {
		return fmt.Errorf("node %q: %w", n.Name, err)
	}
	if err := w.children(inner, n.ID); err != nil {
		return err
	}
	t.close()
	if !single {
		return nil
	}
	p.beside = true
	for _, nested := range inner.body.nodes {
		w.report.Info("node "+nested.Name, "is a body inside the body %q and is written beside it, since UsdPhysics bodies may not nest", n.Name)
		if err := w.node(p, nested, w.snap.WorldFromNode(nested.ID).Relative(p.world)); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) headerOf(p place, n *scene.Node) (header, error) {
	h := header{specifier: "def", kind: "Xform", name: p.taken.claim(n.Name, "Node")}
	switch {
	case n.Light != nil:
		h.kind, h.schemas = lightType(n.Light)
	case n.Camera != nil:
		h.kind = "Camera"
	}
	h.schemas = append(h.schemas, w.bodySchemas(n)...)
	h.meta = display(n.Name, h.name)
	own, err := w.facts.node(n)
	if err != nil {
		return h, err
	}
	h.meta = append(h.meta, customData(n.Semantics, own)...)
	if kind := kindOf(p, n); kind != "" {
		h.meta = append(h.meta, "kind = "+quote(kind))
	}
	if n.Semantics != nil && n.Semantics.Category != "" {
		h.schemas = append(h.schemas, labelSchemas(n.Semantics.Category, n.Semantics.Synonyms...)...)
	}
	return h, nil
}

// kindOf keeps the model hierarchy whole: groups down to components, and subcomponents below.
func kindOf(p place, n *scene.Node) string {
	switch {
	case n.Light != nil || n.Camera != nil:
		return ""
	case n.Model != nil && p.component:
		return "subcomponent"
	case n.Model != nil:
		return "component"
	case p.component:
		return ""
	}
	return "group"
}

// customData keeps where a thing came from, and the node's own facts, as metadata lines.
func customData(s *scene.Semantics, own string) []string {
	lines := []string{"customData = {"}
	if s != nil {
		for _, c := range [][2]string{{"author", s.Author}, {"license", s.License}} {
			if c[1] != "" {
				lines = append(lines, "    string "+c[0]+" = "+quote(c[1]))
			}
		}
	}
	lines = append(lines, "    string "+factsKey+" = "+quote(own))
	if s != nil && s.Source != "" {
		lines = append(lines, "    string source = "+quote(s.Source))
	}
	return append(lines, "}")
}

// properties writes what the node's own prim says.
func (w *writer) properties(t *text, path string, n *scene.Node) {
	if n.Semantics != nil && n.Semantics.Category != "" {
		t.labels(n.Semantics.Category, n.Semantics.Synonyms...)
	}
	w.body(t, path, n)
	if n.Light != nil {
		w.light(t, n.Light)
	}
	if n.Camera != nil {
		w.camera(t, n.Camera)
	}
}

// content writes the geometry below a node's prim.
func (w *writer) content(p place, n *scene.Node) error {
	if n.Room != nil {
		return w.shell(p, n)
	}
	if n.Model != nil {
		return w.model(p, n)
	}
	return nil
}
