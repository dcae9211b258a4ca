package presenter

import (
	"fmt"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shade"
)

// InspectorModel is what the inspector shows of the selection, or of the whole scene when nothing is selected.
type InspectorModel struct {
	Title    string
	Subtitle string
	Rename   scene.NodeID // the node whose name the title is, "" for several or none
	Kind     Kind
	Whole    bool // nothing is selected
	Sections []Section
}

// Inspect builds the inspector of a selection. Objects that no longer exist are left out.
func Inspect(s *scene.Snapshot, store *asset.Store, selection []scene.NodeID) InspectorModel {
	var nodes []*scene.Node
	for _, id := range selection {
		if n, ok := s.Node(id); ok {
			nodes = append(nodes, n)
		}
	}
	if len(nodes) == 0 {
		return inspectScene(s)
	}
	m := InspectorModel{Title: nodes[0].Name, Subtitle: describe(nodes[0]), Kind: KindOf(nodes[0])}
	if len(nodes) == 1 {
		m.Rename = nodes[0].ID
	} else {
		m.Title, m.Subtitle = fmt.Sprintf("%d objects", len(nodes)), "values that differ show —"
	}
	m.add("transform", "Transform", transformFields(nodes))
	m.add("design", "Design", designFields(store, nodes))
	m.add("light", "Light", lightFields(nodes))
	m.add("camera", "Camera", cameraFields(nodes))
	m.add("room", "Room", roomFields(s, nodes))
	m.add("walls", "Walls and corners", wallFields(nodes))
	m.Sections = append(m.Sections, materialSections(s, store, nodes)...)
	m.add("joints", "Joints", jointFields(store, nodes))
	m.add("physics", "Physics", physicsFields(store, nodes))
	m.add("meaning", "Meaning", semanticsFields(nodes))
	m.add("relations", "Relations", relationFields(s, nodes))
	m.add("object", "Object", objectFields(store, nodes))
	return m
}

func (m *InspectorModel) add(key, title string, fields []Field) {
	if len(fields) > 0 {
		m.Sections = append(m.Sections, Section{Key: key, Title: title, Fields: fields})
	}
}

func describe(n *scene.Node) string {
	switch KindOf(n) {
	case LightKind:
		return string(n.Light.Kind) + " light"
	case CameraKind:
		return string(n.Camera.Projection) + " camera"
	case RoomKind:
		return n.Room.Kind
	case ModelKind:
		if n.Semantics != nil && n.Semantics.Category != "" {
			return n.Semantics.Category
		}
		return "model"
	}
	return "group"
}

func transformFields(nodes []*scene.Node) []Field {
	o := objects[*scene.Node]{nodes}
	set := func(n *scene.Node, edit func(*geom.Transform)) action.Action {
		t := n.Transform
		edit(&t)
		return action.SetTransform{Node: n.ID, Transform: t.Canonical()}
	}
	fields := []Field{
		o.vector("Position", Metres, func(n *scene.Node) geom.Vec3 { return n.Transform.Translation },
			func(n *scene.Node, v geom.Vec3) action.Action {
				return set(n, func(t *geom.Transform) { t.Translation = v })
			}),
		o.vector("Rotation", Degrees, func(n *scene.Node) geom.Vec3 { return n.Transform.Rotation.Euler() },
			func(n *scene.Node, v geom.Vec3) action.Action {
				return set(n, func(t *geom.Transform) { t.Rotation = geom.QuatFromEuler(v) })
			}),
		o.vector("Scale", Factor, func(n *scene.Node) geom.Vec3 { return n.Transform.Scale },
			func(n *scene.Node, v geom.Vec3) action.Action {
				return set(n, func(t *geom.Transform) { t.Scale = nonZero(v) })
			}),
	}
	fields[0].Help = "Metres in the parent's frame, Z up. Type 35cm, 12in or 1.2+0.3."
	fields[1].Help = "Turns about X, Y and Z; Z is the heading."
	return fields
}

// nonZero keeps a scale from collapsing an object.
func nonZero(v geom.Vec3) geom.Vec3 {
	for i, x := range v {
		if x > -1e-4 && x < 1e-4 {
			v[i] = 1e-4
		}
	}
	return v
}

// inspectScene shows what belongs to the scene as a whole.
func inspectScene(s *scene.Snapshot) InspectorModel {
	settings := s.Settings()
	m := InspectorModel{Title: settings.Name, Subtitle: "nothing selected: the scene as a whole", Whole: true}
	m.add("environment", "Environment", environmentFields(settings.Environment))
	m.add("picture", "Picture", pictureFields(settings.Environment))
	m.add("sun", "Sun", sunFields(settings.Environment))
	m.add("scene", "Scene", sceneFields(s))
	return m
}

func environmentOf(env scene.Environment) (objects[scene.Environment], func(func(*scene.Environment)) action.Action) {
	return objects[scene.Environment]{[]scene.Environment{env}}, func(edit func(*scene.Environment)) action.Action {
		changed := env
		edit(&changed)
		return action.SetEnvironment{Environment: changed}
	}
}

func environmentFields(env scene.Environment) []Field {
	o, set := environmentOf(env)
	skies := []Choice{{string(scene.ProceduralSky), "Procedural sky"}, {string(scene.ColorSky), "One colour"}}
	if env.Image != "" {
		skies = append(skies, Choice{string(scene.ImageSky), "Image"})
	}
	fields := []Field{
		o.choice("Sky", skies, func(e scene.Environment) string { return string(e.Sky) },
			func(_ scene.Environment, v string) action.Action {
				return set(func(e *scene.Environment) { e.Sky = scene.SkyKind(v) })
			}),
		o.number("Sky light", Factor, 0, 1000, func(e scene.Environment) float64 { return e.Intensity },
			func(_ scene.Environment, v float64) action.Action {
				return set(func(e *scene.Environment) { e.Intensity = v })
			}),
		o.color("Tint", func(e scene.Environment) geom.Color { return e.Color },
			func(_ scene.Environment, v geom.Color) action.Action {
				return set(func(e *scene.Environment) { e.Color = v })
			}),
	}
	if env.Sky == scene.ImageSky {
		fields = append(fields, o.number("Turn", Degrees, 0, 0, func(e scene.Environment) float64 { return e.RotationRad },
			func(_ scene.Environment, v float64) action.Action {
				return set(func(e *scene.Environment) { e.RotationRad = geom.WrapAngle(v) })
			}))
	}
	return fields
}

// pictureFields is how the light becomes a picture.
func pictureFields(env scene.Environment) []Field {
	o, set := environmentOf(env)
	return []Field{
		o.number("Exposure", Stops, -10, 10, func(e scene.Environment) float64 { return e.ExposureEV },
			func(_ scene.Environment, v float64) action.Action {
				return set(func(e *scene.Environment) { e.ExposureEV = v })
			}),
		o.toggle("Automatic", func(e scene.Environment) bool { return e.AutoExposure },
			func(_ scene.Environment, v bool) action.Action {
				return set(func(e *scene.Environment) { e.AutoExposure = v })
			}),
		o.number("White", Kelvin, 1500, 20000, func(e scene.Environment) float64 {
			if e.WhiteKelvin == 0 {
				return shade.NeutralKelvin
			}
			return e.WhiteKelvin
		}, func(_ scene.Environment, v float64) action.Action {
			return set(func(e *scene.Environment) { e.WhiteKelvin = v })
		}),
		o.number("White tint", Factor, -1, 1, func(e scene.Environment) float64 { return e.WhiteTint },
			func(_ scene.Environment, v float64) action.Action {
				return set(func(e *scene.Environment) { e.WhiteTint = v })
			}),
		o.number("Bloom", Factor, 0, 10, func(e scene.Environment) float64 { return 1 + e.Bloom },
			func(_ scene.Environment, v float64) action.Action {
				return set(func(e *scene.Environment) { e.Bloom = v - 1 })
			}),
	}
}

func sunFields(env scene.Environment) []Field {
	if env.Sky != scene.ProceduralSky {
		return nil
	}
	o, set := environmentOf(env)
	return []Field{
		o.number("Illuminance", Lux, 0, 1e6, func(e scene.Environment) float64 { return e.SunLux },
			func(_ scene.Environment, v float64) action.Action {
				return set(func(e *scene.Environment) { e.SunLux = v })
			}),
		o.number("Direction", Degrees, 0, 0, func(e scene.Environment) float64 { return e.SunAzimuthRad },
			func(_ scene.Environment, v float64) action.Action {
				return set(func(e *scene.Environment) { e.SunAzimuthRad = geom.WrapAngle(v) })
			}),
		o.number("Height", Degrees, -geom.Radians(90), geom.Radians(90), func(e scene.Environment) float64 { return e.SunAltitudeRad },
			func(_ scene.Environment, v float64) action.Action {
				return set(func(e *scene.Environment) { e.SunAltitudeRad = v })
			}),
		o.color("Colour", func(e scene.Environment) geom.Color { return e.SunColor },
			func(_ scene.Environment, v geom.Color) action.Action {
				return set(func(e *scene.Environment) { e.SunColor = v })
			}),
	}
}

func sceneFields(s *scene.Snapshot) []Field {
	settings := s.Settings()
	counts := map[Kind]int{}
	for n := range s.Nodes() {
		counts[KindOf(n)]++
	}
	materials := 0
	for range s.Materials() {
		materials++
	}
	fields := []Field{
		objects[*scene.Settings]{[]*scene.Settings{settings}}.text("Name", func(x *scene.Settings) string { return x.Name },
			func(x *scene.Settings, v string) action.Action {
				return action.SetSceneInfo{Name: v, Prompt: x.Prompt}
			}),
		fact("Holds", fmt.Sprintf("%s, %s, %s", plural(counts[ModelKind], "object"), plural(counts[LightKind], "light"), plural(materials, "material"))),
	}
	if settings.Prompt != "" {
		fields = append(fields, fact("Prompt", settings.Prompt))
	}
	return fields
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
