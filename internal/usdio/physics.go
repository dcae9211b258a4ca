package usdio

import (
	"fmt"

	"scenograph/internal/scene"
)

// usualFriction is written where a body has bounce but no friction of its own; UsdPhysics would take none.
const usualFriction = 0.5

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

func rough(p *scene.Physics) bool { return p.Friction > 0 || p.Restitution > 0 }

// bodySchemas lists the API schemas of a node's physics.
func (w *writer) bodySchemas(n *scene.Node) []string {
	var out []string
	switch {
	case moves(n) && !w.articulated(n):
		out = append(out, "PhysicsRigidBodyAPI", "PhysicsMassAPI")
	case moves(n) && n.Physics.Body == scene.DynamicBody:
		out = append(out, "PhysicsArticulationRootAPI")
	}
	if n.Physics != nil && rough(n.Physics) {
		out = append(out, "MaterialBindingAPI")
	}
	return out
}

// body writes a node's rigid body properties and its contact material.
func (w *writer) body(t *text, n *scene.Node) {
	if n.Physics == nil {
		if n.Model != nil && !w.carried(n) {
			w.unphysical++
			w.simulated = true
		}
		return
	}
	w.simulated = true
	if rough(n.Physics) {
		t.line("rel material:binding:physics = <", w.contact(n.Physics), ">")
	}
	if !moves(n) || w.articulated(n) {
		return
	}
	rigid(t, n.Physics.Body == scene.KinematicBody, n.Physics.MassKg)
	if n.Physics.MassKg == 0 {
		w.report.Warn("node "+n.Name, "has no mass; simulators take 1000 kg/m³")
	}
	if n.Model == nil {
		w.report.Warn("node "+n.Name, "is a body without a model of its own to collide with")
	}
}

// rigid writes the properties of PhysicsRigidBodyAPI and, where the mass is known, PhysicsMassAPI.
func rigid(t *text, kinematic bool, massKg float64) {
	t.line("bool physics:kinematicEnabled = ", boolean(kinematic))
	if massKg > 0 {
		t.line("float physics:mass = ", single(massKg))
	}
	t.line("bool physics:rigidBodyEnabled = 1")
}

// contact returns the path of a physics material, written on its first use.
func (w *writer) contact(p *scene.Physics) string {
	friction := p.Friction
	if friction == 0 {
		friction = usualFriction
	}
	k := single(friction) + " " + single(p.Restitution)
	if path, known := w.surfaces.paths[k]; known {
		return path
	}
	name := fmt.Sprintf("Contact_%d", len(w.surfaces.paths)+1)
	path := "/" + w.root + "/" + physicsScope + "/" + name
	w.surfaces.paths[k] = path
	t := &w.surfaces.text
	t.open(header{specifier: "def", kind: "Material", name: name, schemas: []string{"PhysicsMaterialAPI"}})
	t.line("float physics:dynamicFriction = ", single(friction))
	t.line("float physics:restitution = ", single(p.Restitution))
	t.line("float physics:staticFriction = ", single(friction))
	t.close()
	return path
}
