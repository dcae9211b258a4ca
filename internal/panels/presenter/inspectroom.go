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
		o.number("Skirting height", Metres, 0, 1, func(n *scene.Node) float64 { return n.Room.Baseboard().Height }, func(n *scene.Node, v float64) action.Action {
			return set(n, func(r *shell.Room) { r.Skirting = &shell.Skirting{Height: v, Depth: r.Baseboard().Depth} })
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
		fields = append(fields, styleFields(n.ID, name, opening)...)
	}
	return fields
}

// styleFields are what only a kind of opening has.
func styleFields(node scene.NodeID, name string, opening shell.Opening) []Field {
	one := objects[shell.Opening]{[]shell.Opening{opening}}
	set := func(o shell.Opening, edit func(*shell.Opening)) action.Action {
		edit(&o)
		return action.EditOpening{Node: node, Opening: o}
	}
	toggle := func(label string, part func(*shell.Opening) *bool) Field {
		f := one.toggle(name+" "+label, func(o shell.Opening) bool { return *part(&o) }, func(o shell.Opening, v bool) action.Action {
			return set(o, func(o *shell.Opening) { *part(o) = v })
		})
		f.Key = opening.ID + " " + label
		return f
	}
	number := func(label string, unit Unit, low, high float64, get func(shell.Opening) float64, put func(*shell.Opening, float64)) Field {
		f := one.number(name+" "+label, unit, low, high, get, func(o shell.Opening, v float64) action.Action {
			return set(o, func(o *shell.Opening) { put(o, v) })
		})
		f.Key = opening.ID + " " + label
		return f
	}
	switch opening.Kind {
	case shell.Door:
		styles := []Choice{{string(shell.Hinged), "One leaf"}, {string(shell.Double), "Two leaves"}, {string(shell.Sliding), "Sliding"}}
		style := one.choice(name+" style", styles, func(o shell.Opening) string { return string(o.Style) }, func(o shell.Opening, v string) action.Action {
			return set(o, func(o *shell.Opening) { o.Style = shell.DoorStyle(v) })
		})
		style.Key = opening.ID + " style"
		return []Field{style,
			number("open", Factor, 0, 1, func(o shell.Opening) float64 { return o.Open }, func(o *shell.Opening, v float64) { o.Open = v }),
			toggle("hung on the left", func(o *shell.Opening) *bool { return &o.HingeLeft }),
			toggle("opens outwards", func(o *shell.Opening) *bool { return &o.Outward }),
			toggle("of glass", func(o *shell.Opening) *bool { return &o.Glazed })}
	case shell.Passage:
		return []Field{number("arch", Metres, 0, 50, func(o shell.Opening) float64 { return o.Arch }, func(o *shell.Opening, v float64) { o.Arch = v })}
	}
	return []Field{
		number("columns", Factor, 0, 20, func(o shell.Opening) float64 { return float64(o.Columns) }, func(o *shell.Opening, v float64) { o.Columns = int(v + 0.5) }),
		number("rows", Factor, 0, 20, func(o shell.Opening) float64 { return float64(o.Rows) }, func(o *shell.Opening, v float64) { o.Rows = int(v + 0.5) }),
	}
}

// mostWalls is how many walls and corners of a room are listed.
const mostWalls = 40

// wallFields are the lengths of a room's walls and the places of its corners. A wall gets longer by pushing the next one along it.
func wallFields(nodes []*scene.Node) []Field {
	if len(nodes) != 1 || nodes[0].Room == nil {
		return nil
	}
	n := nodes[0]
	var fields []Field
	o := objects[*scene.Node]{nodes}
	count := len(n.Room.Outline)
	for i := range min(count, mostWalls) {
		_, _, length, _ := n.Room.Wall(i)
		fields = append(fields, o.number(fmt.Sprintf("Wall %d", i), Metres, shell.MinWall, 1000, func(*scene.Node) float64 { return length },
			func(n *scene.Node, v float64) action.Action {
				next := (i + 1) % count
				from, to, length, _ := n.Room.Wall(i)
				_, _, _, inward := n.Room.Wall(next)
				along := to.Sub(from).Mul(1 / length)
				if grows := -along.Dot(inward); grows > 0.05 || grows < -0.05 {
					return action.MoveWall{Node: n.ID, Wall: next, By: (v - length) * grows}
				}
				return action.MoveCorner{Node: n.ID, Corner: next, To: from.Add(along.Mul(v))}
			}))
	}
	for i := range min(count, mostWalls) {
		for axis, name := range [2]string{"X", "Y"} {
			fields = append(fields, o.number(fmt.Sprintf("Corner %d %s", i, name), Metres, -1e5, 1e5, func(n *scene.Node) float64 { return n.Room.Outline[i][axis] },
				func(n *scene.Node, v float64) action.Action {
					to := n.Room.Outline[i]
					to[axis] = v
					return action.MoveCorner{Node: n.ID, Corner: i, To: to}
				}))
		}
	}
	return fields
}
