package presenter

import (
	"fmt"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

func roomFields(s *scene.Snapshot, nodes []*scene.Node) []Field {
	nodes = allHave(nodes, func(n *scene.Node) bool { return n.Room != nil })
	if nodes == nil {
		return nil
	}
	o := objects[*scene.Node]{nodes}
	set := func(n *scene.Node, edit func(*shell.Room)) action.Action {
		room := n.Room.Room
		edit(&room)
		return action.EditRoom{Node: n.ID, Room: room}
	}
	fields := []Field{
		o.text("Kind", func(n *scene.Node) string { return n.Room.Kind }, func(n *scene.Node, v string) action.Action {
			return set(n, func(r *shell.Room) { r.Kind = v })
		}),
		o.number("Clear height", Metres, 0.5, 100, func(n *scene.Node) float64 { return n.Room.Height }, func(n *scene.Node, v float64) action.Action {
			return set(n, func(r *shell.Room) { r.Height = v })
		}),
		o.number("Wall thickness", Metres, 0.01, 5, func(n *scene.Node) float64 { return n.Room.WallThickness }, func(n *scene.Node, v float64) action.Action {
			return set(n, func(r *shell.Room) { r.WallThickness = v })
		}),
		o.toggle("Ceiling", func(n *scene.Node) bool { return n.Room.Ceiling }, func(n *scene.Node, v bool) action.Action {
			return set(n, func(r *shell.Room) { r.Ceiling = v })
		}),
	}
	for _, surface := range []struct {
		label   string
		surface action.RoomSurface
		get     func(*scene.RoomRef) scene.MaterialID
	}{
		{"Floor", action.FloorSurface, func(r *scene.RoomRef) scene.MaterialID { return r.Floor }},
		{"Walls", action.WallSurface, func(r *scene.RoomRef) scene.MaterialID { return r.Walls }},
		{"Ceiling finish", action.CeilingSurface, func(r *scene.RoomRef) scene.MaterialID { return r.Ceil }},
		{"Trim", action.TrimSurface, func(r *scene.RoomRef) scene.MaterialID { return r.Trim }},
	} {
		fields = append(fields, o.choice(surface.label, materialChoices(s), func(n *scene.Node) string { return string(surface.get(n.Room)) },
			func(n *scene.Node, v string) action.Action {
				return action.SetRoomMaterial{Node: n.ID, Surface: surface.surface, Material: scene.MaterialID(v)}
			}))
	}
	if len(nodes) == 1 {
		fields = append(fields, openingFields(nodes[0])...)
	}
	return fields
}

func openingFields(n *scene.Node) []Field {
	low, high := n.Room.Outline.Bounds()
	fields := []Field{fact("Floor size", fmt.Sprintf("%.2f × %.2f m, %.1f m²", high[0]-low[0], high[1]-low[1], n.Room.Outline.Area()))}
	for _, opening := range n.Room.Openings {
		one := objects[shell.Opening]{[]shell.Opening{opening}}
		name := strings.ToUpper(string(opening.Kind)[:1]) + string(opening.Kind)[1:]
		number := func(label string, part func(*shell.Opening) *float64) Field {
			f := one.number(name+" "+label, Metres, 0, 100, func(o shell.Opening) float64 { return *part(&o) },
				func(o shell.Opening, v float64) action.Action {
					*part(&o) = v
					return action.EditOpening{Node: n.ID, Opening: o}
				})
			f.Key = opening.ID + " " + label
			return f
		}
		fields = append(fields,
			number("offset", func(o *shell.Opening) *float64 { return &o.Offset }),
			number("width", func(o *shell.Opening) *float64 { return &o.Width }),
			number("height", func(o *shell.Opening) *float64 { return &o.Height }),
			number("sill", func(o *shell.Opening) *float64 { return &o.Sill }))
	}
	return fields
}
