package rigid

import (
	"encoding/json"
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Original is what a node was in the scene, for formats that have no words for it. It is written as JSON beside what they say, so
// that a file that Scenograph wrote comes back as it was.
type Original struct {
	Node   scene.NodeID `json:"node"`
	Name   string       `json:"name"`
	Parent scene.NodeID `json:"parent,omitempty"`

	Category string      `json:"category,omitempty"`
	Synonyms []string    `json:"synonyms,omitempty"`
	Tags     []string    `json:"tags,omitempty"`
	Mount    scene.Mount `json:"mount,omitempty"`
	Source   string      `json:"source,omitempty"`
	License  string      `json:"license,omitempty"`
	Author   string      `json:"author,omitempty"`
	Page     string      `json:"page,omitempty"`

	Room        bool              `json:"room,omitempty"` // it is a room's shell
	MassFrom    string            `json:"massFrom,omitempty"`
	Fixed       string            `json:"fixed,omitempty"` // why a thing that could move is written as fixed
	Kind        scene.BodyKind    `json:"kind,omitempty"`
	Friction    float64           `json:"friction,omitempty"`
	Restitution float64           `json:"restitution,omitempty"`
	Parts       map[string]string `json:"parts,omitempty"` // names of links and joints

	Light  *scene.Light    `json:"light,omitempty"`
	Camera *scene.Camera   `json:"camera,omitempty"`
	Pose   *geom.Transform `json:"pose,omitempty"` // of a light or a camera, in the frame of what carries it
}

// heavy is what Fixed says of things that are fixed for their mass.
const heavy = "for its mass"

// Original returns what a body was.
func (b *Body) Original(snap *scene.Snapshot) Original {
	o := Original{Node: b.Node, Name: b.Title, MassFrom: b.Source, Kind: b.Kind, Friction: b.Friction, Restitution: b.Restitution}
	if n, ok := snap.Node(b.Node); ok {
		o.Parent = n.Parent
	}
	if s := b.Semantics; s != nil {
		o.Category, o.Synonyms, o.Tags, o.Mount = s.Category, s.Synonyms, s.Tags, s.Mount
		o.Source, o.License, o.Author, o.Page = s.Source, s.License, s.Author, s.Page
	}
	if b.Room && o.Category == "" {
		o.Category = RoomCategory
	}
	o.Room = b.Room || b.shell()
	if b.Heavy {
		o.Fixed, o.Kind = heavy, scene.DynamicBody
	}
	for k := range b.Links[1:] {
		if o.Parts == nil {
			o.Parts = map[string]string{}
		}
		l := &b.Links[k+1]
		o.Parts[l.Name], o.Parts[l.Joint.Name] = l.Title, l.Joint.Title
	}
	return o
}

// RoomCategory is the category of rooms that have become things.
const RoomCategory = "room shell"

// shell reports whether a body is a room's shell that has become a thing.
func (b *Body) shell() bool { return b.Semantics != nil && b.Semantics.Category == RoomCategory }

// Semantics returns what the node was, nil where nothing was known.
func (o *Original) Semantics() *scene.Semantics {
	if o.Room && o.Category == "" {
		o.Category = RoomCategory
	}
	s := &scene.Semantics{Category: o.Category, Synonyms: o.Synonyms, Tags: o.Tags, Mount: o.Mount, Source: o.Source, License: o.License, Author: o.Author, Page: o.Page}
	if s.Category == "" && len(s.Tags) == 0 && s.Mount == "" && s.Source == "" {
		return nil
	}
	return s
}

// Physics returns the node's physics; massKg is that of all links.
func (o *Original) Physics(massKg float64) *scene.Physics {
	return &scene.Physics{Body: o.Kind, MassKg: massKg, MassSource: o.MassFrom, Friction: o.Friction, Restitution: o.Restitution, Prepared: true}
}

// Text is the JSON text.
func (o Original) Text() string {
	data, err := json.Marshal(o)
	if err != nil {
		return ""
	}
	return string(data)
}

// ReadOriginal is the inverse of Text. ok is false for what is no such text or says a kind of body that there is not.
func ReadOriginal(text string) (o Original, ok bool) {
	if json.Unmarshal([]byte(text), &o) != nil || o.Name == "" && o.Node == "" {
		return o, false
	}
	switch o.Kind {
	case "", scene.StaticBody, scene.DynamicBody, scene.KinematicBody:
	default:
		return o, false
	}
	if o.Kind == "" {
		o.Kind = scene.StaticBody
	}
	return o, geom.Finite(o.Friction, o.Restitution)
}

// Settled is the rotation, next to a given one, that stays itself to the bit when it is written with so many digits and read as a
// unit quaternion again. Small components keep no more decimals than large ones: they would follow the length's last digit for ever.
func Settled(q geom.Quat, write func(float64) float64) geom.Quat {
	for range 16 {
		next := q.Normalized()
		for i := range next {
			next[i] = write(math.Round(next[i]*1e9) / 1e9)
		}
		if next == q {
			break
		}
		q = next
	}
	return q
}
