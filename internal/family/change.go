package family

import (
	"fmt"
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Changes tell what differs from the base.
type Changes struct {
	Moved     []Moved    `json:"moved"`
	Swapped   []Swapped  `json:"swapped"`
	Materials []Material `json:"materials"`
	Lights    []Light    `json:"lights"`
	Sun       *Sun       `json:"sun,omitempty"`
	Relations Relations  `json:"relations"`
}

// Moved is a thing that stands elsewhere. Metres and degrees in the world.
type Moved struct {
	Node    scene.NodeID `json:"node"`
	Name    string       `json:"name"`
	From    [3]float64   `json:"from"`
	To      [3]float64   `json:"to"`
	TurnDeg float64      `json:"turnDeg"`
	Metres  float64      `json:"metres"`
}

// Swapped is a thing with another shape.
type Swapped struct {
	Node     scene.NodeID `json:"node"`
	Name     string       `json:"name"`
	Category string       `json:"category"`
	From     Shape        `json:"from"`
	To       Shape        `json:"to"`
}

// Shape is a model and its size before scale.
type Shape struct {
	Source string     `json:"source,omitempty"`
	Model  string     `json:"model"`
	Size   [3]float64 `json:"size"`
}

// Material is a surface that wears something else.
type Material struct {
	Node scene.NodeID     `json:"node"`
	Slot string           `json:"slot"` // of the model, or floor, walls, ceiling, trim
	From scene.MaterialID `json:"from"`
	To   scene.MaterialID `json:"to"`
}

// Light is a lamp that shines otherwise.
type Light struct {
	Node      scene.NodeID `json:"node"`
	Intensity [2]float64   `json:"intensity"` // before and after
	Color     [2]string    `json:"color"`     // linear Rec.709
}

// Sun is the light from outside.
type Sun struct {
	AzimuthDeg  [2]float64 `json:"azimuthDeg"` // before and after
	AltitudeDeg [2]float64 `json:"altitudeDeg"`
	Lux         [2]float64 `json:"lux"`
	Sky         [2]float64 `json:"sky"`
}

// Relations count the stated relations of what may vary.
type Relations struct {
	Stated int                `json:"stated"`
	Held   int                `json:"held"`
	Broken []scene.RelationID `json:"broken"`
}

func (b *Base) changes(s *scene.Snapshot) Changes {
	out := Changes{Moved: []Moved{}, Swapped: []Swapped{}, Materials: []Material{}, Lights: []Light{}}
	for _, t := range b.things {
		after, _ := s.Node(t.node.ID)
		out.move(b.scene.WorldFromNode(t.node.ID), s.WorldFromNode(t.node.ID), t.node)
		if after.Model.Asset != t.node.Model.Asset {
			out.Swapped = append(out.Swapped, Swapped{t.node.ID, t.node.Name, t.node.Semantics.Category, b.shape(t.node), b.shape(after)})
			continue
		}
		out.materials(b, t.node, after)
	}
	for _, r := range b.world.Rooms() {
		before, _ := b.scene.Node(r.Node)
		after, _ := s.Node(r.Node)
		out.surface(r.Node, "floor", before.Room.Floor, after.Room.Floor)
		out.surface(r.Node, "walls", before.Room.Walls, after.Room.Walls)
	}
	for n := range s.Nodes() {
		if before, ok := b.scene.Node(n.ID); ok && n.Light != nil && before.Light != nil && *n.Light != *before.Light {
			out.Lights = append(out.Lights, Light{n.ID, [2]float64{before.Light.Intensity, n.Light.Intensity}, [2]string{colorText(before.Light.Color), colorText(n.Light.Color)}})
		}
	}
	out.sun(b.scene.Settings().Environment, s.Settings().Environment)
	out.relations(b, s)
	return out
}

func (c *Changes) move(a, b geom.Transform, n *scene.Node) {
	by := b.Translation.Sub(a.Translation).Len()
	turn := geom.Degrees(math.Abs(geom.WrapAngle(b.Rotation.YawAngle() - a.Rotation.YawAngle())))
	if by < 1e-4 && turn < 0.01 {
		return
	}
	c.Moved = append(c.Moved, Moved{n.ID, n.Name, rounded(a.Translation), rounded(b.Translation), round(turn, 100), round(by, 1e4)})
}

func rounded(v geom.Vec3) [3]float64 {
	return [3]float64{geom.Canonical(round(v[0], 1e4)), geom.Canonical(round(v[1], 1e4)), geom.Canonical(round(v[2], 1e4))}
}

func colorText(c geom.Color) string { return fmt.Sprintf("%.3f %.3f %.3f", c[0], c[1], c[2]) }

func (b *Base) shape(n *scene.Node) Shape {
	out := Shape{Model: string(n.Model.Asset)}
	if n.Semantics != nil {
		out.Source = n.Semantics.Source
	}
	if box, err := b.store.ModelBounds(n.Model.Asset); err == nil {
		out.Size = rounded(box.Size())
	}
	return out
}

func (c *Changes) materials(b *Base, before, after *scene.Node) {
	model, err := b.store.Model(before.Model.Asset)
	if err != nil {
		return
	}
	for i, from := range before.Model.Materials {
		slot := fmt.Sprint(i)
		if i < len(model.Slots) {
			slot = model.Slots[i]
		}
		c.surface(before.ID, slot, from, after.Model.Materials[i])
	}
}

func (c *Changes) surface(id scene.NodeID, slot string, from, to scene.MaterialID) {
	if from != to {
		c.Materials = append(c.Materials, Material{id, slot, from, to})
	}
}

func (c *Changes) sun(a, b scene.Environment) {
	if a.SunAzimuthRad == b.SunAzimuthRad && a.SunAltitudeRad == b.SunAltitudeRad && a.SunLux == b.SunLux && a.Intensity == b.Intensity {
		return
	}
	degrees := func(x, y float64) [2]float64 {
		return [2]float64{round(geom.Degrees(x), 100), round(geom.Degrees(y), 100)}
	}
	c.Sun = &Sun{degrees(a.SunAzimuthRad, b.SunAzimuthRad), degrees(a.SunAltitudeRad, b.SunAltitudeRad), [2]float64{a.SunLux, b.SunLux}, [2]float64{a.Intensity, b.Intensity}}
}

func (c *Changes) relations(b *Base, s *scene.Snapshot) {
	for r := range s.Relations() {
		if b.free[r.Subject] != nil {
			c.Relations.Stated++
		}
	}
	c.Relations.Broken = []scene.RelationID{}
	for _, r := range b.broken(s, nil) {
		c.Relations.Broken = append(c.Relations.Broken, r.ID)
	}
	slices.Sort(c.Relations.Broken)
	c.Relations.Held = c.Relations.Stated - len(c.Relations.Broken)
}
