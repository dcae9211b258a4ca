// Package rigid reads a scene as bodies: links with mass and inertia, joints, colliders and what is drawn of them. Every
// simulator's format is a way to write this down.
//
// Invariant: Build is a pure function; names are ASCII identifiers, unique in the world, and poses have no scale: it is in the
// sizes and the meshes.
//
//	world, err := rigid.Build(ctx, snapshot, store, rigid.Options{})
//	for _, body := range world.Bodies { … }
package rigid

import (
	"math"

	"github.com/go-gl/mathgl/mgl64"

	"scenograph/internal/asset"
	"scenograph/internal/diag"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
)

// HeavyKg is the mass from which a movable thing is written as fixed, unless asked otherwise: nobody pushes a wardrobe, and
// what does not move costs a simulator nothing.
const HeavyKg = 20

// Options says how a scene is read.
type Options struct {
	HeavyKg  float64 // dynamic things of this mass or more are fixed; 0 means HeavyKg, +Inf keeps all free
	Convex   bool    // mesh colliders of fixed things are split into convex pieces, for engines that take a mesh's hull
	Soles    bool    // free things that stand on round colliders get flat soles, for engines that find one point of contact between those
	AsPlaced bool    // bodies stay to the micrometre where the scene has them, instead of being set down on what carries them
}

func (o Options) heavyKg() float64 {
	if o.HeavyKg == 0 {
		return HeavyKg
	}
	return o.HeavyKg
}

// World is a scene for a simulator: Z up, metres, kilograms, radians.
type World struct {
	Name    string
	Bodies  []Body
	Lights  []Light
	Cameras []Camera
	Ground  bool // nothing in the scene is a room or lies below the rest, so a plane at GroundZ carries it
	GroundZ float64
	Apart   []Pair // what overlaps where it stands, and so must ignore each other
	Report  diag.Report
}

// Ref is a link of a body.
type Ref struct{ Body, Link int }

// Pair is two links of different bodies, that of the lower body first.
type Pair struct{ A, B Ref }

// Body is a node that takes part in physics: one link, or a tree of them.
type Body struct {
	Node                  scene.NodeID
	Name                  string // identifier
	Title                 string // what people read
	Kind                  scene.BodyKind
	Prepared              bool // came from a simulator's model: written as it is
	Heavy                 bool // dynamic in the scene, fixed here for its mass
	Room                  bool
	Trimmed               bool           // colliders of its base are narrower than the document's, so as not to end in what it stands on
	World                 geom.Transform // worldFromBody, as the base stands
	MassKg                float64        // of all links
	Source                string         // where the mass comes from
	Friction, Restitution float64
	Semantics             *scene.Semantics
	Asset                 asset.ID // the node's model, "" for a room
	Links                 []Link   // the base first, parents before children
}

// Link returns what a reference is to.
func (w *World) Link(r Ref) *Link { return &w.Bodies[r.Body].Links[r.Link] }

// Moves reports whether the body is free or driven.
func (b *Body) Moves() bool { return b.Kind != scene.StaticBody }

// Free reports whether gravity moves the whole body.
func (b *Body) Free() bool { return b.Kind == scene.DynamicBody }

// Link is one rigid piece of a body. Its frame is that of the part that its joint moves, the body's for the base.
type Link struct {
	Name, Title string
	Parent      int            // index in Body.Links, −1 for the base
	FromParent  geom.Transform // parentFromLink at rest
	Pose        geom.Transform // parentFromLink at the joint's value
	Joint       *Joint         // nil for the base
	Inertia     Inertia
	Authored    *Inertia // as whoever made the model says, nil where nobody did
	Colliders   []Collider
	Visuals     []Visual
	Sites       []Site
}

// Joint moves a link about or along an axis through its origin.
type Joint struct {
	Name, Title  string
	Kind         asset.JointKind
	Axis         geom.Vec3 // unit, in the link's frame
	Lower, Upper float64   // radians or metres
	Value        float64   // as the scene has it
	Scale        float64   // what the document's values are multiplied by
	Damping      float64   // N·m·s/rad or N·s/m
	Hold         float64   // N·m or N of dry friction: what keeps a lid where it is
	Effort       float64   // N·m or N, 0 where nobody said
	Velocity     float64   // rad/s or m/s, 0 where nobody said
}

// Inertia is a link's mass and the inertia about its centre along the link's axes, kg·m².
type Inertia struct {
	MassKg float64
	Center geom.Vec3
	Tensor mgl64.Mat3
}

// Collider is a solid in its link's frame. Hull and mesh colliders have a Surface in their own frame and a Key that is equal
// for equal surfaces.
type Collider struct {
	Name    string
	Shape   asset.Shape
	Pose    geom.Transform
	Size    geom.Vec3 // as asset.Collider
	Surface *solid.Polyhedron
	Key     string
}

// Visual is a mesh that is drawn, in its link's frame. Scale is along the mesh's own axes.
type Visual struct {
	Name     string
	Key      string // equal for equal meshes
	Mesh     *asset.Mesh
	Pose     geom.Transform
	Scale    geom.Vec3
	Material *scene.Material
}

// Site is a named spot, such as where a handle is gripped.
type Site struct {
	Name   string
	At     geom.Vec3 // link
	Radius float64
}

// Light is a light of the scene. Body and Link are −1 in the world.
type Light struct {
	Node        scene.NodeID
	Name, Title string
	Body, Link  int
	Pose        geom.Transform // in the link's frame or the world's
	Light       *scene.Light
}

// Camera looks along its frame's −Z.
type Camera struct {
	Node        scene.NodeID
	Name, Title string
	Body, Link  int
	Pose        geom.Transform
	Camera      *scene.Camera
}

// WorldFromLinks returns the pose of each link of a body, with its joints as the scene has them.
func (b *Body) WorldFromLinks() []geom.Transform {
	out := make([]geom.Transform, len(b.Links))
	for i := range b.Links {
		if b.Links[i].Parent < 0 {
			out[i] = b.World
			continue
		}
		out[i] = out[b.Links[i].Parent].Mul(b.Links[i].Pose)
	}
	return out
}

// unscaled drops a transform's scale.
func unscaled(t geom.Transform) geom.Transform {
	t.Scale = geom.One
	return t
}

// tidy rounds a pose to a nanometre, so that a cosine's last bit does not show.
func tidy(t geom.Transform) geom.Transform {
	t = t.Canonical()
	for i := range t.Translation {
		t.Translation[i] = math.Round(t.Translation[i]*1e9)/1e9 + 0
	}
	for i := range t.Rotation {
		t.Rotation[i] = math.Round(t.Rotation[i]*1e12)/1e12 + 0
	}
	return t
}
