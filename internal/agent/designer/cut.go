package designer

import (
	"fmt"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/shell"
)

// cutOpenings offers the doors, windows and passages that were asked for in a room that stands already.
func (p *plan) cutOpenings() error {
	if p.room == nil || p.builtRoom != nil || p.obs.Step > 0 || len(p.b.Openings) == 0 || p.only != "" && p.only != "openings" {
		return nil
	}
	own := p.standing()
	if own == nil {
		return nil
	}
	before := len(own.room.Openings)
	for i := range p.b.Openings {
		if wish := &p.b.Openings[i]; wish.More || p.there(own, wish.Kind, wish.Wall) < wish.Count {
			p.cutSaid(own, wish)
		}
	}
	var actions []action.Action
	var names []string
	for _, o := range own.room.Openings[before:] {
		actions = append(actions, action.AddOpening{Node: p.room.Node, Opening: o})
		names = append(names, fmt.Sprintf("a %s into the %s wall", o.Kind, wallName(&p.room.Walls[o.Wall])))
	}
	label := "Cut " + strings.Join(names, " and ")
	return p.offer("openings", label, "The prompt asks for it.", actions, p.roomScore(own))
}

// standing takes the rooms of the scene as a house and returns the room at hand; nil when it is tilted or scaled.
func (p *plan) standing() *roomSpec {
	p.house = nil
	var own *roomSpec
	for _, r := range p.s.world.Rooms() {
		if len(shell.Beside([]shell.Placed{{ID: "a", Room: r.Shell, World: r.WorldFromNode}, {ID: "b", Room: r.Shell, World: r.WorldFromNode}}, 0)) == 0 {
			continue
		}
		s := &roomSpec{id: r.Node, wish: &p.b, room: *r.Shell, at: r.WorldFromNode.Translation, yaw: r.WorldFromNode.Rotation.YawAngle()}
		s.room.Openings = append([]shell.Opening(nil), r.Shell.Openings...)
		p.house = append(p.house, s)
		if r.Node == p.room.Node {
			own = s
		}
	}
	return own
}

// there counts the openings of a kind in the walls that a compass word means.
func (p *plan) there(s *roomSpec, kind, side string) int {
	n := 0
	d, compass := directions[side]
	for _, o := range s.room.Openings {
		_, _, _, inward := s.room.Wall(o.Wall)
		outward := s.facing(inward)
		if string(o.Kind) == kind && (!compass || outward[0]*d[0]+outward[1]*d[1] > 0.6) {
			n++
		}
	}
	return n
}
