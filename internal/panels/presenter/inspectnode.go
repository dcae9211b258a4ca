package presenter

import (
	"fmt"
	"slices"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// allHave returns the nodes when every one has the part, or nil: sections show only what all of a selection share.
func allHave(nodes []*scene.Node, has func(*scene.Node) bool) []*scene.Node {
	for _, n := range nodes {
		if !has(n) {
			return nil
		}
	}
	return nodes
}

func lightFields(nodes []*scene.Node) []Field {
	nodes = allHave(nodes, func(n *scene.Node) bool { return n.Light != nil })
	if nodes == nil {
		return nil
	}
	o := objects[*scene.Node]{nodes}
	set := func(n *scene.Node, edit func(*scene.Light)) action.Action {
		light := *n.Light
		edit(&light)
		return action.EditLight{Node: n.ID, Light: light}
	}
	number := func(label string, unit Unit, low, high float64, part func(*scene.Light) *float64) Field {
		return o.number(label, unit, low, high, func(n *scene.Node) float64 { return *part(n.Light) },
			func(n *scene.Node, v float64) action.Action {
				return set(n, func(l *scene.Light) { *part(l) = v })
			})
	}
	kind := nodes[0].Light.Kind
	unit := map[scene.LightKind]Unit{scene.DirectionalLight: Lux, scene.AreaLight: Nits}[kind]
	if unit == (Unit{}) {
		unit = Candela
	}
	fields := []Field{
		o.color("Colour", func(n *scene.Node) geom.Color { return n.Light.Color },
			func(n *scene.Node, v geom.Color) action.Action {
				return set(n, func(l *scene.Light) { l.Color = v })
			}),
		number("Brightness", unit, 0, 1e7, func(l *scene.Light) *float64 { return &l.Intensity }),
	}
	switch kind {
	case scene.SpotLight:
		fields = append(fields,
			number("Inner cone", Degrees, 0, geom.Radians(89), func(l *scene.Light) *float64 { return &l.InnerRad }),
			number("Outer cone", Degrees, geom.Radians(1), geom.Radians(89), func(l *scene.Light) *float64 { return &l.OuterRad }))
	case scene.AreaLight:
		fields = append(fields,
			number("Width", Metres, 0.01, 100, func(l *scene.Light) *float64 { return &l.Width }),
			number("Height", Metres, 0.01, 100, func(l *scene.Light) *float64 { return &l.Height }))
	}
	return append(fields, o.toggle("Shadows", func(n *scene.Node) bool { return n.Light.Shadows },
		func(n *scene.Node, v bool) action.Action {
			return set(n, func(l *scene.Light) { l.Shadows = v })
		}))
}

func physicsFields(store *asset.Store, nodes []*scene.Node) []Field {
	nodes = allHave(nodes, func(n *scene.Node) bool { return n.Model != nil })
	if nodes == nil {
		return nil
	}
	o := objects[*scene.Node]{nodes}
	current := func(n *scene.Node) scene.Physics {
		if n.Physics == nil {
			return scene.Physics{Body: scene.StaticBody}
		}
		return *n.Physics
	}
	set := func(n *scene.Node, edit func(*scene.Physics)) action.Action {
		p := current(n)
		edit(&p)
		return action.SetPhysics{Node: n.ID, Physics: &p}
	}
	fields := []Field{
		o.choice("Body", []Choice{{string(scene.StaticBody), "Static"}, {string(scene.DynamicBody), "Dynamic"}, {string(scene.KinematicBody), "Kinematic"}},
			func(n *scene.Node) string { return string(current(n).Body) },
			func(n *scene.Node, v string) action.Action {
				return set(n, func(p *scene.Physics) { p.Body = scene.BodyKind(v) })
			}),
		o.number("Mass", Kilograms, 0, 1e6, func(n *scene.Node) float64 { return current(n).MassKg },
			func(n *scene.Node, v float64) action.Action {
				return set(n, func(p *scene.Physics) { p.MassKg, p.MassSource = v, "authored" })
			}),
		o.number("Friction", Plain, 0, 10, func(n *scene.Node) float64 { return current(n).Friction },
			func(n *scene.Node, v float64) action.Action {
				return set(n, func(p *scene.Physics) { p.Friction = v })
			}),
		o.number("Bounce", Plain, 0, 1, func(n *scene.Node) float64 { return current(n).Restitution },
			func(n *scene.Node, v float64) action.Action {
				return set(n, func(p *scene.Physics) { p.Restitution = v })
			}),
	}
	if source := current(nodes[0]).MassSource; source != "" && len(nodes) == 1 {
		fields = append(fields, fact("Mass from", source))
	}
	return append(fields, colliderFields(store, nodes, set)...)
}

func semanticsFields(nodes []*scene.Node) []Field {
	nodes = allHave(nodes, func(n *scene.Node) bool { return n.Light == nil && n.Camera == nil })
	if nodes == nil {
		return nil
	}
	o := objects[*scene.Node]{nodes}
	current := func(n *scene.Node) scene.Semantics {
		if n.Semantics == nil {
			return scene.Semantics{}
		}
		return *n.Semantics
	}
	set := func(n *scene.Node, edit func(*scene.Semantics)) action.Action {
		x := current(n)
		edit(&x)
		return action.SetSemantics{Node: n.ID, Semantics: &x}
	}
	mounts := []Choice{{"", "Not said"}, {string(scene.OnFloor), "Floor"}, {string(scene.OnWall), "Wall"}, {string(scene.OnCeiling), "Ceiling"},
		{string(scene.OnSurface), "Surface"}, {string(scene.FlatFloor), "Flat on the floor"}}
	fields := []Field{
		o.text("Category", func(n *scene.Node) string { return current(n).Category }, func(n *scene.Node, v string) action.Action {
			return set(n, func(x *scene.Semantics) { x.Category = v })
		}),
		o.text("Tags", func(n *scene.Node) string { return strings.Join(current(n).Tags, ", ") }, func(n *scene.Node, v string) action.Action {
			return set(n, func(x *scene.Semantics) { x.Tags = splitTags(v) })
		}),
		o.choice("Stands on", mounts, func(n *scene.Node) string { return string(current(n).Mount) }, func(n *scene.Node, v string) action.Action {
			return set(n, func(x *scene.Semantics) { x.Mount = scene.Mount(v) })
		}),
	}
	if source := current(nodes[0]).Source; source != "" && len(nodes) == 1 {
		fields = append(fields, fact("Source", source))
	}
	return fields
}

func splitTags(text string) []string {
	var tags []string
	for tag := range strings.SplitSeq(text, ",") {
		if tag = strings.TrimSpace(tag); tag != "" && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

func nodeName(s *scene.Snapshot, id scene.NodeID) string {
	if n, ok := s.Node(id); ok {
		return n.Name
	}
	return string(id)
}

func jointFields(store *asset.Store, nodes []*scene.Node) []Field {
	if len(nodes) != 1 || nodes[0].Model == nil || store == nil {
		return nil
	}
	n := nodes[0]
	model, err := store.Model(n.Model.Asset)
	if err != nil {
		return nil
	}
	var fields []Field
	for _, part := range model.Parts {
		if part.Joint == nil {
			continue
		}
		unit := Degrees
		if part.Joint.Kind == asset.Slide {
			unit = Metres
		}
		name := part.Joint.Name
		fields = append(fields, objects[*scene.Node]{nodes}.number(name, unit, part.Joint.Lower, part.Joint.Upper,
			func(n *scene.Node) float64 { return jointValue(n.Joints, name) },
			func(n *scene.Node, v float64) action.Action {
				return action.SetJointPose{Node: n.ID, Joints: withJoint(n.Joints, name, v)}
			}))
	}
	return fields
}

func jointValue(joints []scene.JointValue, name string) float64 {
	for _, j := range joints {
		if j.Joint == name {
			return j.Value
		}
	}
	return 0
}

func withJoint(joints []scene.JointValue, name string, value float64) []scene.JointValue {
	out := slices.DeleteFunc(slices.Clone(joints), func(j scene.JointValue) bool { return j.Joint == name })
	out = append(out, scene.JointValue{Joint: name, Value: value})
	slices.SortFunc(out, func(a, b scene.JointValue) int { return strings.Compare(a.Joint, b.Joint) })
	return out
}

func objectFields(store *asset.Store, nodes []*scene.Node) []Field {
	if len(nodes) != 1 || nodes[0].Model == nil || store == nil {
		return nil
	}
	model, err := store.Model(nodes[0].Model.Asset)
	if err != nil {
		return nil
	}
	box, err := store.ModelBounds(nodes[0].Model.Asset)
	if err != nil {
		return nil
	}
	triangles := 0
	for _, part := range model.Parts {
		for _, surface := range part.Surfaces {
			if mesh, err := store.Mesh(surface.Mesh); err == nil {
				triangles += mesh.Triangles()
			}
		}
	}
	size := geom.MulVec3(box.Size(), nodes[0].Transform.Scale)
	return []Field{
		fact("Size", fmt.Sprintf("%.2f × %.2f × %.2f m", size[0], size[1], size[2])),
		fact("Model", fmt.Sprintf("%s, %s", plural(len(model.Parts), "part"), plural(triangles, "triangle"))),
	}
}
