// Package panorama makes a room that was fitted to a panorama, and the camera that took it, into actions on a scene.
//
// Invariant: the room stands beside the rooms that are there; equal plans on equal scenes give equal actions.
//
//	actions, err := panorama.Plan{Fit: fit}.Actions(head, store)
package panorama

import (
	"cmp"
	"fmt"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/roomfit"
	"scenograph/internal/scene"
)

// Plan is a fitted room with what it wears.
type Plan struct {
	Fit                   roomfit.Fit
	Kind                  string          // such as "kitchen"; "" for a room of no kind
	Floor, Walls, Ceiling *scene.Material // nil for the plain ones
}

// gap is kept between the room and those that are there, in metres.
const gap = 0.5

// Actions are the materials, the room, and a camera that looks where the picture's middle does.
func (p Plan) Actions(snapshot *scene.Snapshot, store *asset.Store) ([]action.Action, error) {
	world, err := query.New(snapshot, store)
	if err != nil {
		return nil, fmt.Errorf("panorama: looking at the scene: %w", err)
	}
	at := geom.Vec3{}
	low, high := p.Fit.Outline.Bounds()
	for _, room := range world.Rooms() {
		at[0] = max(at[0], room.Bounds.Max[0]+(high[0]-low[0])/2+gap)
	}
	out, ref := p.dressed(snapshot)
	name := cmp.Or(p.Kind, "room")
	return append(out,
		action.AddRoom{Node: freeID(snapshot, "room"), Name: strings.ToUpper(name[:1]) + name[1:], Transform: geom.At(at, 0), Room: ref},
		action.AddCamera{
			Node: freeID(snapshot, "panorama-camera"), Name: "Panorama camera", Transform: p.pose(at).Canonical(),
			Camera: scene.Camera{Projection: scene.Perspective, FovYRad: geom.Radians(75), Near: 0.02, Far: 500},
		}), nil
}

// dressed is the room in its materials, and the actions that add those which the scene does not have.
func (p *Plan) dressed(snapshot *scene.Snapshot) ([]action.Action, scene.RoomRef) {
	ref := scene.RoomRef{Room: p.Fit.Room()}
	if p.Kind != "" {
		ref.Kind = p.Kind
	}
	var out []action.Action
	added := map[scene.MaterialID]bool{}
	for _, s := range []struct {
		of *scene.Material
		to *scene.MaterialID
	}{{p.Floor, &ref.Floor}, {p.Walls, &ref.Walls}, {p.Ceiling, &ref.Ceil}} {
		if s.of == nil {
			continue
		}
		*s.to = s.of.ID
		if _, there := snapshot.Material(s.of.ID); !there && !added[s.of.ID] {
			added[s.of.ID] = true
			out = append(out, action.AddMaterial{Material: *s.of})
		}
	}
	return out, ref
}

func (p *Plan) pose(at geom.Vec3) geom.Transform {
	camera := p.Fit.WorldFromCamera()
	eye := camera.Translation.Add(at)
	return frame.LookAt(eye, eye.Add(camera.Rotation.Rotate(geom.Vec3{0, 1, 0})))
}

// freeID is base, or base with the lowest number that is free in the scene.
func freeID(snapshot *scene.Snapshot, base string) scene.NodeID {
	id := scene.NodeID(base)
	for n := 2; ; n++ {
		if _, taken := snapshot.Node(id); !taken {
			return id
		}
		id = scene.NodeID(fmt.Sprintf("%s-%d", base, n))
	}
}
