package presenter

import (
	"fmt"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Sign tells what a change does.
type Sign string

// The signs.
const (
	Adds      Sign = "+"
	Moves     Sign = "~"
	Recolours Sign = "◐"
	Removes   Sign = "−"
)

// Change is one line of a proposal.
type Change struct {
	Sign    Sign
	Text    string
	Detail  string
	Node    scene.NodeID // what it is about, to highlight; "" for the scene
	Movable bool         // the node has a pose that can be edited before accepting
	Actions []int        // the actions that stand and fall with the line, the main one first
	Parts   []PartTick   // its properties, when they are several
	On      bool
}

// Changes turns a card's actions into lines. Actions that only serve others — the lights and relations of an added object — go
// with the line of what they serve; new materials have none.
func Changes(base *scene.Snapshot, card *Card) []Change {
	c := changes{base: base, card: card, lineOf: map[scene.NodeID]int{}}
	for i, a := range card.Actions {
		c.add(i, a)
	}
	for i := range c.lines {
		c.lines[i].On = !card.Off[c.lines[i].Actions[0]]
		c.lines[i].Parts = c.parts(&c.lines[i])
	}
	return c.lines
}

type changes struct {
	base   *scene.Snapshot
	card   *Card
	lines  []Change
	lineOf map[scene.NodeID]int
}

// serve hangs an action onto the line of a node, or reports false.
func (c *changes) serve(i int, node scene.NodeID) bool {
	line, ok := c.lineOf[node]
	if ok {
		c.lines[line].Actions = append(c.lines[line].Actions, i)
	}
	return ok
}

func (c *changes) line(i int, sign Sign, node scene.NodeID, text, detail string) {
	if node != "" {
		c.lineOf[node] = len(c.lines)
	}
	c.lines = append(c.lines, Change{Sign: sign, Text: text, Detail: detail, Node: node, Actions: []int{i}})
}

func (c *changes) movable() { c.lines[len(c.lines)-1].Movable = true }

func (c *changes) name(id scene.NodeID) string {
	if c.card.After != nil {
		if n, ok := c.card.After.Node(id); ok {
			return n.Name
		}
	}
	if c.base != nil {
		return nodeName(c.base, id)
	}
	return string(id)
}

func (c *changes) add(i int, a action.Action) {
	switch a := a.(type) {
	case action.AddNode:
		c.addNode(i, a.Node)
	case action.AddLight:
		if !c.serve(i, a.Parent) {
			c.line(i, Adds, a.Node, a.Name, string(a.Light.Kind)+" light")
			c.movable()
		}
	case action.AddCamera:
		c.line(i, Adds, a.Node, a.Name, "camera")
	case action.AddRoom:
		c.line(i, Adds, a.Node, a.Name, a.Room.Kind)
	case action.DuplicateNode:
		c.line(i, Adds, firstCopy(a), a.Name, "copy of "+c.name(a.Node))
		c.movable()
	case action.RemoveNode:
		c.line(i, Removes, a.Node, c.name(a.Node), "")
	case action.SetTransform:
		if !c.serve(i, a.Node) {
			c.line(i, Moves, a.Node, c.name(a.Node), c.moved(a))
			c.movable()
		}
	case action.AddMaterial, action.RemoveMaterial: // only what wears them is worth a line
	case action.AddRelation:
		if !c.serve(i, a.Relation.Subject) {
			c.line(i, Moves, a.Relation.Subject, c.name(a.Relation.Subject), strings.ReplaceAll(a.Relation.Kind, "_", " ")+" "+c.name(a.Relation.Object))
		}
	default:
		c.edit(i, a)
	}
}

func (c *changes) addNode(i int, n scene.Node) {
	if c.serve(i, n.Parent) {
		c.lineOf[n.ID] = c.lineOf[n.Parent]
		return
	}
	detail := "group"
	if KindOf(&n) != GroupKind {
		detail = describe(&n)
	}
	if strings.Contains(strings.ToLower(n.Name), strings.ToLower(detail)) {
		detail = "" // "Armchair 1" says it already
	}
	c.line(i, Adds, n.ID, n.Name, detail)
	c.movable()
}

// edit covers the actions that change what stands.
func (c *changes) edit(i int, a action.Action) {
	switch a := a.(type) {
	case action.SetMaterial:
		if !c.serve(i, a.Node) {
			c.line(i, Recolours, a.Node, c.name(a.Node), c.materialName(a.Material))
		}
	case action.SetModel:
		c.line(i, Moves, a.Node, c.name(a.Node), "new design")
	case action.SetMaterialParameters:
		c.line(i, Recolours, "", a.Material.Name, "material changed")
	case action.SetRoomMaterial:
		c.line(i, Recolours, a.Node, c.name(a.Node), "new "+string(a.Surface))
	case action.SetEnvironment:
		c.line(i, Recolours, "", "Light of the surroundings", "")
	case action.EditLight:
		c.line(i, Recolours, a.Node, c.name(a.Node), c.lightWords(a))
	case action.EditRoom:
		c.line(i, Moves, a.Node, c.name(a.Node), c.roomWords(a))
	case action.RemoveRelation:
		c.unrelate(i, a.Relation)
	case action.AddOpening:
		c.line(i, Adds, a.Node, strings.ToUpper(string(a.Opening.Kind)[:1])+string(a.Opening.Kind)[1:], "in "+c.name(a.Node))
	case action.RemoveOpening:
		c.line(i, Removes, a.Node, "An opening", "of "+c.name(a.Node))
	case action.RenameNode:
		c.line(i, Moves, a.Node, c.name(a.Node), "renamed")
	case action.Group:
		c.line(i, Moves, a.Group, a.Name, "groups "+plural(len(a.Nodes), "object"))
	default:
		if !c.serve(i, scene.NodeID(a.Target())) {
			c.line(i, Moves, scene.NodeID(a.Target()), c.name(scene.NodeID(a.Target())), strings.ReplaceAll(a.Kind(), "_", " "))
		}
	}
}

func firstCopy(a action.DuplicateNode) scene.NodeID {
	for _, copied := range a.Copies {
		if copied.From == a.Node {
			return copied.To
		}
	}
	return ""
}

// moved says how far and how much a node goes.
func (c *changes) moved(a action.SetTransform) string {
	if c.base == nil {
		return "moved"
	}
	n, ok := c.base.Node(a.Node)
	if !ok {
		return "moved"
	}
	var parts []string
	if d := a.Transform.Translation.Sub(n.Transform.Translation).Len(); d > 0.005 {
		parts = append(parts, fmt.Sprintf("moved %.2f m", d))
	}
	if turn := geom.WrapAngle(a.Transform.Rotation.YawAngle() - n.Transform.Rotation.YawAngle()); turn > 0.01 || turn < -0.01 {
		parts = append(parts, fmt.Sprintf("turned %.0f°", geom.Degrees(turn)))
	}
	if a.Transform.Scale.Sub(n.Transform.Scale).Len() > 0.005 {
		parts = append(parts, "resized")
	}
	if parts == nil {
		return "moved"
	}
	return strings.Join(parts, ", ")
}
