package shell

import (
	"fmt"
	"math"
	"strings"

	"scenograph/internal/geom"
)

// Hinges lists how the leaves of the room's doors move, in the order of the openings.
func Hinges(r *Room) []Hinge {
	var out []Hinge
	seen := map[*Hinge]bool{}
	for _, p := range Build(r) {
		if p.Hinge != nil && !seen[p.Hinge] {
			seen[p.Hinge] = true
			out = append(out, *p.Hinge)
		}
	}
	return out
}

// Wide is the value at which the leaf is wide open, radians or metres; it is signed.
func (h Hinge) Wide() float64 {
	if h.Upper > -h.Lower {
		return h.Upper
	}
	return h.Lower
}

// Pose opens the doors of a room: values are radians or metres by the joints' names, and doors that are not named are shut. Two leaves of one
// door open as far as the one that is opened farther.
func (r *Room) Pose(values map[string]float64) error {
	open := map[string]float64{}
	known := map[string]bool{}
	for _, h := range Hinges(r) {
		known[h.Name] = true
		value, named := values[h.Name]
		if !named || h.Wide() == 0 {
			continue
		}
		id := strings.Split(h.Name, " leaf")[0]
		open[id] = math.Max(open[id], geom.Clamp(value/h.Wide(), 0, 1))
	}
	for name := range values {
		if !known[name] {
			return fmt.Errorf("the room has no door leaf %q", name)
		}
	}
	for i := range r.Openings {
		if r.Openings[i].Kind == Door {
			r.Openings[i].Open = math.Round(open[r.Openings[i].ID]*1e6) / 1e6
		}
	}
	return nil
}
