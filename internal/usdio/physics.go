package usdio

import (
	"fmt"

	"scenograph/internal/scene"
)

// physicsMaterials are the materials of contacts, below /Root/PhysicsMaterials.
type physicsMaterials struct {
	text  text
	paths map[string]string
}

// moves reports whether the node is a rigid body, simulated or driven.
func moves(n *scene.Node) bool {
	return n.Physics != nil && (n.Physics.Body == scene.DynamicBody || n.Physics.Body == scene.KinematicBody)
}

// collisions says how a node's model collides.
type collisions struct {
	wanted bool
	moving bool // simulators take only convex shapes
	own    bool // by colliders of the node, not of the model
}

// collisionsOf also makes a fixed thing of a model that says nothing of physics, unless it is carried by a body.
func (w *writer) collisionsOf(n *scene.Node) collisions {
	carried := w.carried(n)
	if n.Physics == nil {
		return collisions{wanted: !carried}
	}
	return collisions{wanted: true, moving: moves(n) || carried, own: len(n.Physics.Colliders) > 0}
}

// carried reports whether an ancestor is a body.
func (w *writer) carried(n *scene.Node) bool {
	for n.Parent != "" {
		parent, ok := w.snap.Node(n.Parent)
		if !ok {
			return false
		}
		if w.isBody(parent) {
			return true
		}
		n = parent
	}
	return false
}

// bodySchemas lists the API schemas of a node's physics.
func (w *writer) bodySchemas(n *scene.Node) []string {
	var out []string
	switch {
	case moves(n) && !w.articulated(n):
		out = append(out, "PhysicsRigidBodyAPI", "PhysicsMassAPI")
	}
	if w.touched(n) {
		out = append(out, "MaterialBindingAPI")
	}
	return out
}

// touched reports whether something of the node collides.
func (w *writer) touched(n *scene.Node) bool {
	return n.Room != nil || n.Physics != nil || n.Model != nil && !w.carried(n)
}

// body writes a node's rigid body properties and its contact material.
func (w *writer) body(t *text, path string, n *scene.Node) {
	if w.touched(n) {
		w.simulated = true
		t.line("rel material:binding:physics = <", w.contact(n), ">")
	}
	if n.Physics == nil {
		if n.Model != nil && !w.carried(n) {
			w.unphysical++
		}
	}
	if w.articulated(n) {
		return
	}
	link := w.link(n, 0, path)
	if !moves(n) {
		return
	}
	if n.Model == nil {
		link = nil
		w.report.Warn("node "+n.Name, "is a body without a model of its own to collide with")
	}
	w.rigidBody(t, n.Physics.Body == scene.KinematicBody)
	w.mass(t, link, n.Physics.MassKg, w.snap.WorldFromNode(n.ID).Scale)
	if n.Physics.MassKg == 0 && link != nil {
		w.report.Info("node "+n.Name, "states no mass: %.3g kg follow from what it is made of", link.Inertia.MassKg)
	} else if n.Physics.MassKg == 0 {
		w.report.Warn("node "+n.Name, "has no mass; simulators take 1000 kg/m³")
	}
}

// rigidBody writes the properties of PhysicsRigidBodyAPI.
func (w *writer) rigidBody(t *text, kinematic bool) {
	t.line("bool physics:kinematicEnabled = ", boolean(kinematic))
	t.line("bool physics:rigidBodyEnabled = 1")
}

// contact returns the path of a node's material of contacts, written on its first use. Two frictions combine to the larger, as in MuJoCo.
func (w *writer) contact(n *scene.Node) string {
	friction, restitution := w.slides(n), 0.0
	if n.Physics != nil {
		restitution = n.Physics.Restitution
	}
	k := single(friction) + " " + single(restitution)
	if path, known := w.surfaces.paths[k]; known {
		return path
	}
	name := fmt.Sprintf("Contact_%d", len(w.surfaces.paths)+1)
	path := "/" + w.root + "/" + physicsScope + "/" + name
	w.surfaces.paths[k] = path
	t := &w.surfaces.text
	t.open(header{specifier: "def", kind: "Material", name: name, schemas: []string{"PhysicsMaterialAPI", "PhysxMaterialAPI"}})
	t.line("float physics:dynamicFriction = ", single(friction))
	t.line("float physics:restitution = ", single(restitution))
	t.line("float physics:staticFriction = ", single(friction))
	t.line(`uniform token physxMaterial:frictionCombineMode = "max"`)
	t.close()
	return path
}
