package presenter

import (
	"fmt"
	"math"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/layout"
	"scenograph/internal/scene"
)

// relationFields lists the relations of one thing, each of which can be taken back, and offers new ones: to the room for one thing, and
// for two, of the first to the second, which is the active one.
func relationFields(s *scene.Snapshot, nodes []*scene.Node) []Field {
	if len(nodes) == 0 || len(nodes) > 2 || nodes[0].Model == nil {
		return nil
	}
	var fields []Field
	for r := range s.Relations() {
		if of(r, nodes) {
			fields = append(fields, relationField(s, r, nodes[0].ID))
		}
	}
	object := scene.NodeID("")
	if len(nodes) == 2 {
		object = nodes[1].ID
	}
	return append(fields, newRelation(s, nodes[0].ID, object))
}

// of reports whether a relation is one of the thing's, or between the two.
func of(r *scene.Relation, nodes []*scene.Node) bool {
	if len(nodes) == 1 {
		return r.Subject == nodes[0].ID || r.Object == nodes[0].ID
	}
	return r.Subject == nodes[0].ID && r.Object == nodes[1].ID || r.Subject == nodes[1].ID && r.Object == nodes[0].ID
}

// relationField is a relation, told from the selected thing's side, with what can be made of it: a wish, a must, or nothing.
func relationField(s *scene.Snapshot, r *scene.Relation, selected scene.NodeID) Field {
	kept := *r
	label, rest := words(s, r, selected)
	strength := "wish"
	if r.Hard {
		strength = "must"
	}
	f := Field{
		Key: string(r.ID), Label: label, Kind: ChoiceField, Help: sentence(s, r) + ". Things go along with what they are related to when it is moved, and layouts keep to it.",
		Among:  []Choice{{"wish", rest + "wished for"}, {"must", rest + "must hold"}, {"none", "Take back"}},
		Chosen: Mixed[string]{Value: strength},
	}
	f.Said = func(v Value) string {
		return sentence(s, &kept) + map[string]string{"wish": ", wished for", "must": ", a must", "none": ": taken back"}[v.Text]
	}
	f.Edit = func(v Value) []action.Action {
		out := []action.Action{action.RemoveRelation{Relation: kept.ID}}
		if v.Text == "wish" || v.Text == "must" {
			next := kept
			next.Hard = v.Text == "must"
			out = append(out, action.AddRelation{Relation: next})
		}
		return out
	}
	return f
}

// words part a relation into a short label and the rest: "Around" and "Dining table, " for the selected chair, "Chair" and "around, " for the
// table that it is around.
func words(s *scene.Snapshot, r *scene.Relation, selected scene.NodeID) (label, rest string) {
	kind := strings.ReplaceAll(r.Kind, "_", " ")
	if r.Subject != selected {
		return nodeName(s, r.Subject), kind + ", "
	}
	if object, ok := s.Node(r.Object); ok && object.Room == nil {
		rest = object.Name + ", "
	}
	return capital(kind), rest
}

func sentence(s *scene.Snapshot, r *scene.Relation) string {
	text := nodeName(s, r.Subject) + " " + phrase(r.Kind)
	if object, ok := s.Node(r.Object); ok && object.Room == nil {
		text += " " + object.Name
	}
	return text
}

// phrase is a kind of relation between the names of two things.
func phrase(kind string) string {
	switch kind {
	case "grid", "row":
		return "in a " + kind + " with"
	case "stack":
		return "stacked on"
	case "scatter":
		return "scattered"
	case "far":
		return "far from"
	}
	return strings.ReplaceAll(kind, "_", " ")
}

// newRelation offers the verbs that fit: those to the room without an object, those to another thing with one.
func newRelation(s *scene.Snapshot, subject, object scene.NodeID) Field {
	f := Field{Key: "new", Label: "Relate", Kind: ChoiceField, Help: "States where " + nodeName(s, subject) + " belongs, in the room or, with a second thing selected, beside that. It does not move it yet."}
	to := ""
	if object != "" {
		to = " " + nodeName(s, object)
	}
	for _, k := range layout.Kinds() {
		if layout.ToRoom(k.Kind) != (object == "") && k.Kind != "facing" && k.Kind != "centred_in" {
			continue
		}
		f.Among = append(f.Among, Choice{k.Kind, capital(phrase(k.Kind)) + to})
	}
	made := func(kind string) scene.Relation {
		if kind == "grid" {
			return layout.RelationOf(freeRelation(s, subject, kind), subject, gridNow(s, subject, object))
		}
		return scene.Relation{ID: freeRelation(s, subject, kind), Kind: kind, Subject: subject, Object: object}
	}
	f.Said = func(v Value) string {
		r := made(v.Text)
		return "Relate: " + sentence(s, &r)
	}
	f.Edit = func(v Value) []action.Action {
		if v.Text == "" {
			return nil
		}
		return []action.Action{action.AddRelation{Relation: made(v.Text)}}
	}
	return f
}

// sameLine is how far things of one row or column of a grid may be out of line, in metres.
const sameLine = 0.2

// gridNow is the grid of which one thing is cell 0, 0 and another stands in a neighbouring cell: its distances are those they have.
func gridNow(s *scene.Snapshot, subject, first scene.NodeID) layout.Grid {
	from := s.WorldFromNode(first)
	apart := geom.Yaw(-from.Rotation.YawAngle()).Rotate(s.WorldFromNode(subject).Translation.Sub(from.Translation))
	grid := layout.Grid{First: first}
	grid.Column, grid.Across = step(apart[0])
	grid.Row, grid.Along = step(apart[1])
	return grid
}

func freeRelation(s *scene.Snapshot, subject scene.NodeID, kind string) scene.RelationID {
	base := fmt.Sprintf("%s-%s", subject, strings.ReplaceAll(kind, "_", "-"))
	id := scene.RelationID(base)
	for n := 2; ; n++ {
		if _, taken := s.Relation(id); !taken {
			return id
		}
		id = scene.RelationID(fmt.Sprintf("%s-%d", base, n))
	}
}

// step is the neighbouring column or row that lies so many metres away, and how far it is.
func step(apart float64) (cell int, metres float64) {
	switch {
	case apart > sameLine:
		cell = 1
	case apart < -sameLine:
		cell = -1
	default:
		return 0, 0
	}
	return cell, math.Round(math.Abs(apart)*1000) / 1000
}
