package manifest

import (
	"context"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
	"scenograph/internal/taxonomy"
)

// Options says what to tell.
type Options struct {
	Name         string  // of the export; "" takes the scene's
	WalkerRadius float64 // metres, of the robot; 0 for 0.25
}

// Plan is a manifest with what it was made from, for those who write the files it names.
type Plan struct {
	Manifest
	Singles []Single      // one for each asset, in their order
	World   *rigid.World  // the scene
	Placed  []*rigid.Body // one for each object, in their order
}

// Single is an asset alone: a scene in which only it stands, at the origin with its joints at rest.
type Single struct {
	Scene *scene.Snapshot
	Body  *rigid.Body
}

// Build reads the visible part of a scene.
func Build(ctx context.Context, snap *scene.Snapshot, store *asset.Store, options Options) (*Plan, error) {
	world, err := rigid.Build(ctx, snap, store, rigid.Options{AsPlaced: true, Convex: true})
	if err != nil {
		return nil, fmt.Errorf("manifest: %w", err)
	}
	down, err := rigid.Build(ctx, snap, store, rigid.Options{Convex: true})
	if err != nil {
		return nil, fmt.Errorf("manifest: %w", err)
	}
	seen, err := query.New(snap, store)
	if err != nil {
		return nil, fmt.Errorf("manifest: %w", err)
	}
	hash := snap.Hash()
	p := &Plan{World: world, Manifest: Manifest{
		Kind: Kind, Version: Version, Name: options.Name, Scene: hex.EncodeToString(hash[:]),
		Conventions: Conventions{"+z", "-y", "right", "m", "kg", "rad", "w x y z"},
		Assembly:    []File{}, Assets: []Asset{}, Objects: []Object{}, Apart: [][2]Piece{}, Rooms: []Room{}, Receptacles: []Receptacle{}, SpawnRegions: []SpawnRegion{}, RobotStarts: []RobotStart{},
	}}
	if p.Name == "" {
		p.Name = snap.Settings().Name
	}
	b := builder{Plan: p, ctx: ctx, snap: snap, store: store, down: down, seen: seen, names: map[scene.NodeID]string{}, bodies: map[scene.NodeID]bool{}}
	if err := b.objects(); err != nil {
		return nil, fmt.Errorf("manifest: %w", err)
	}
	b.rooms(snap)
	b.surfaces()
	if options.WalkerRadius <= 0 {
		options.WalkerRadius = 0.25
	}
	b.floors(options.WalkerRadius)
	return p, nil
}

type builder struct {
	*Plan
	ctx    context.Context
	snap   *scene.Snapshot
	store  *asset.Store
	down   *rigid.World // as World, but what moves is set down on what carries it
	seen   *query.World
	names  map[scene.NodeID]string // of objects
	bodies map[scene.NodeID]bool
}

// objects lists every thing and, once for each different one, its asset.
func (b *builder) objects() error {
	for i := range b.World.Bodies {
		b.bodies[b.World.Bodies[i].Node] = true
	}
	assets := map[string]string{}
	names := rigid.NewNames("room", "stage")
	for i := range b.World.Bodies {
		body := &b.World.Bodies[i]
		if body.Room {
			continue
		}
		b.names[body.Node] = body.Name
		own := narrowed(&b.down.Bodies[i], b.snap.WorldFromNode(body.Node).Scale)
		key := body.Likeness() + fmt.Sprint(own)
		name, known := assets[key]
		if !known {
			name = names.Claim(stemOf(body), "thing")
			assets[key] = name
			single, err := b.alone(body, name, own)
			if err != nil {
				return fmt.Errorf("node %q: %w", body.Title, err)
			}
			b.Singles = append(b.Singles, single)
			b.Assets = append(b.Assets, assetOf(name, stemOf(body), single.Body))
		}
		b.Objects = append(b.Objects, b.object(i, name))
		b.Placed = append(b.Placed, body)
	}
	for i := range b.Objects {
		b.Objects[i].On = b.under(b.Placed[i])
	}
	for _, pair := range b.down.Apart {
		b.Apart = append(b.Apart, [2]Piece{b.called(pair.A), b.called(pair.B)})
	}
	return nil
}

func (b *builder) called(r rigid.Ref) Piece {
	body := &b.World.Bodies[r.Body]
	out := Piece{Object: body.Name, Body: body.Links[r.Link].Name}
	if r.Link == 0 {
		return out
	}
	out.Link = out.Body // a room is no asset
	if i := slices.Index(b.Placed, body); i >= 0 {
		out.Link = b.Asset(b.Objects[i].Asset).Links[r.Link].Name
	}
	return out
}

// stemOf names an asset after what it is, else after the thing without its number.
func stemOf(body *rigid.Body) string {
	if body.Semantics != nil && body.Semantics.Category != "" {
		return strings.ToLower(body.Semantics.Category)
	}
	return strings.ToLower(strings.TrimRight(body.Title, " 0123456789"))
}

func (b *builder) object(index int, name string) Object {
	body, at := &b.World.Bodies[index], b.down.Bodies[index].World
	o := Object{
		Name: body.Name, Node: string(body.Node), Title: body.Title, Asset: name, Body: string(body.Kind),
		Position: point(at.Translation), Quaternion: turn(at.Rotation),
	}
	if body.Heavy {
		o.Fixed = "for its mass"
	}
	kind := b.Asset(name)
	for k := range body.Links {
		if j := body.Links[k].Joint; j != nil && j.Value != 0 {
			if o.Joints == nil {
				o.Joints = map[string]float64{}
			}
			o.Joints[kind.Joints[k-1].Name] = round(j.Value)
		}
	}
	if shown, ok := b.seen.Body(body.Node); ok {
		if r, inside := b.seen.RoomAt(shown.Box.Center); inside {
			o.Room = string(r.Node)
		}
	}
	return o
}

// under names the object that a thing stands on.
func (b *builder) under(body *rigid.Body) string {
	shown, ok := b.seen.Body(body.Node)
	if !ok {
		return ""
	}
	own := b.seen.Thing(body.Node)
	rest := b.seen.Rest(shown, func(id scene.NodeID) bool {
		other, body := b.seen.Body(id)
		return b.seen.Thing(id) != own && (!body || other.Bounds.Min[2] < shown.Bounds.Min[2])
	})
	if !rest.Found || math.Abs(rest.Gap) > 0.01 {
		return ""
	}
	return b.names[b.seen.Thing(rest.Support)]
}

func assetOf(name, title string, body *rigid.Body) Asset {
	a := Asset{Name: name, Title: title, MassKg: round(body.MassKg), MassFrom: body.Source, Friction: round(body.Slides()), Restitution: round(body.Restitution), Links: []Link{}, Joints: []Joint{}, Files: []File{}}
	if s := body.Semantics; s != nil {
		a.Category, a.Synonyms, a.Tags, a.Source, a.Author, a.License = s.Category, s.Synonyms, s.Tags, s.Source, s.Author, s.License
		if l, known := taxonomy.Of(s.Category, s.Synonyms...); known {
			a.Labels = &l
		}
	}
	poses := restPoses(body)
	box := geom.EmptyBox()
	for k := range body.Links {
		l := &body.Links[k]
		a.Links = append(a.Links, linkOf(l, poses[k]))
		if l.Parent >= 0 {
			a.Links[k].Parent = body.Links[l.Parent].Name
			a.Joints = append(a.Joints, jointOf(l))
		}
		for i := range l.Visuals {
			t := poses[k].Mul(l.Visuals[i].Pose)
			t.Scale = l.Visuals[i].Scale
			box = box.Union(l.Visuals[i].Mesh.Bounds().Transformed(t.Mat4()))
		}
	}
	if !box.Empty() {
		a.Min, a.Max = point(box.Min), point(box.Max)
	}
	return a
}

func linkOf(l *rigid.Link, pose geom.Transform) Link {
	out := Link{
		Name: l.Name, Title: l.Title, Position: point(pose.Translation), Quaternion: turn(pose.Rotation), MassKg: round(l.Inertia.MassKg),
		Center: point(l.Inertia.Center), Inertia: tensor(l), Colliders: []Collider{},
	}
	if len(l.Sites) > 0 {
		at := point(l.Sites[0].At)
		out.Grip = &at
	}
	for i := range l.Colliders {
		out.Colliders = append(out.Colliders, colliderOf(&l.Colliders[i]))
	}
	return out
}

func jointOf(l *rigid.Link) Joint {
	kind := "prismatic"
	if l.Joint.Kind == asset.Hinge {
		kind = "revolute"
	}
	return Joint{
		Name: l.Joint.Name, Title: l.Joint.Title, Type: kind, Link: l.Name, Axis: point(l.Joint.Axis),
		Lower: round(l.Joint.Lower), Upper: round(l.Joint.Upper), Damping: round(l.Joint.Damping), Holding: round(l.Joint.Hold),
	}
}

func colliderOf(c *rigid.Collider) Collider {
	out := Collider{Shape: string(c.Shape), Position: point(c.Pose.Translation), Quaternion: turn(c.Pose.Rotation), Size: point(c.Size)}
	if c.Surface != nil {
		out.Size = point(c.Surface.Bounds().Size())
	}
	return out
}

func tensor(l *rigid.Link) [6]float64 {
	t := l.Inertia.Tensor
	return [6]float64{fine(t.At(0, 0)), fine(t.At(1, 1)), fine(t.At(2, 2)), fine(t.At(0, 1)), fine(t.At(0, 2)), fine(t.At(1, 2))}
}

// restPoses are the links' poses in the body's frame with every joint at 0.
func restPoses(body *rigid.Body) []geom.Transform {
	out := make([]geom.Transform, len(body.Links))
	for i := range body.Links {
		out[i] = geom.IdentityTransform()
		if parent := body.Links[i].Parent; parent >= 0 {
			out[i] = out[parent].Mul(body.Links[i].FromParent)
		}
	}
	return out
}

func round(x float64) float64 { return math.Round(x*1e6)/1e6 + 0 }

func fine(x float64) float64 { return math.Round(x*1e9)/1e9 + 0 }

func point(p geom.Vec3) geom.Vec3 { return geom.Vec3{round(p[0]), round(p[1]), round(p[2])} }

func flat(p geom.Vec2) geom.Vec2 { return geom.Vec2{round(p[0]), round(p[1])} }

// turn writes a rotation w first, its first number that is not 0 positive.
func turn(q geom.Quat) [4]float64 {
	out := [4]float64{fine(q[3]), fine(q[0]), fine(q[1]), fine(q[2])}
	for _, x := range out {
		if x > 0 {
			return out
		}
		if x < 0 {
			for i := range out {
				out[i] = -out[i] + 0
			}
			return out
		}
	}
	return out
}
