package exchange

import (
	"fmt"
	"math"
	"strings"
)

func firstWarning(found *Import) string {
	if len(found.Report.Findings) == 0 {
		return ""
	}
	f := found.Report.Findings[0]
	return "; first: " + f.Subject + ": " + f.Message
}

// facts is a whole file as it means things to be.
type facts struct {
	rooms  []roomFacts
	lights []lightFacts
	things []thingFacts
	others []*entry // of kinds that are not known: kept
	rest   value    // the file but its objects

	radians bool // rotations
}

func readFacts(file value, found *Import) (*facts, error) {
	r := &reader{report: &found.Report, turn: math.Pi / 180}
	entries, err := r.entriesOf(file)
	if err != nil {
		return nil, err
	}
	radians, turned := unitOfTurn(entries)
	out := &facts{rest: file.without("objects"), radians: radians}
	if radians {
		r.turn = 1
	}
	if turned > 0 {
		found.Report.Info("rotation", "is read as %s", map[bool]string{true: "radians", false: "degrees"}[radians])
	}
	out.rooms = r.rooms(roomKind(file), entries)
	placed := 0
	for i := range entries {
		e := &entries[i]
		switch e.kind {
		case wallKind, doorKind, windowKind, floorKind, ceilingKind:
			if len(out.rooms) == 0 {
				out.others = append(out.others, e)
			}
		case lightKind:
			out.lights = append(out.lights, r.lights(e)...)
		default:
			things := r.thingsOf(e, out)
			if placed += len(things); placed > maxPlacements {
				return nil, fmt.Errorf("objects places more than %d things", maxPlacements)
			}
			out.things = append(out.things, things...)
		}
	}
	return out, nil
}

// thingsOf reads an object, or something of an unknown kind that has a place and a size; the rest is kept.
func (r *reader) thingsOf(e *entry, out *facts) []thingFacts {
	if e.kind != thingKind {
		size, _ := r.sizeOf(e)
		if len(e.placements()) == 0 || max(size[0], size[1], size[2]) == 0 {
			r.report.Warn("objects."+e.key, "line %d: %q is no kind that is known; kept and not built", e.raw.line, e.kind)
			out.others = append(out.others, e)
			return nil
		}
		r.report.Warn("objects."+e.key, "line %d: %q is no kind that is known; read as an object", e.raw.line, e.kind)
	}
	return r.things(e)
}

func roomKind(file value) string {
	kind := strings.TrimSpace(file.first("room_type", "roomType", "scene_type").text())
	if kind == "" {
		kind = "room"
	}
	return kind[:min(len(kind), 200)]
}
