package exchange

import (
	"fmt"
	"math"
	"strings"

	"scenograph/internal/geom"
)

// thingFacts is one placed object as the file means it.
type thingFacts struct {
	entry     *entry
	placement placement
	center    geom.Vec3 // of the box, in the world
	lying     bool      // the file gives no height: it stands on the floor
	turn      geom.Quat
	size      geom.Vec3 // before the turn; 0 along an axis that the file does not tell
	notes     []string
}

// things reads every placement of an object; one that cannot be placed is reported and left out.
func (r *reader) things(e *entry) []thingFacts {
	places := e.placements()
	if len(places) == 0 {
		r.report.Warn("objects."+e.key, "line %d: has no placement with a position; left out", e.raw.line)
	}
	size, notes := r.sizeOf(e)
	var out []thingFacts
	for _, p := range places {
		at, given, err := point(p.value.get("position"))
		if err != nil {
			r.report.Warn(e.path(p, "position"), "line %d: %v; left out", p.value.line, err)
			continue
		}
		t := thingFacts{entry: e, placement: p, center: at, lying: given < 3, notes: notes}
		t.turn = r.turnOf(e, p)
		factor := r.scaleOf(e, p)
		for i := range 3 {
			t.size[i] = size[i] * factor[i]
		}
		if long := max(t.size[0], t.size[1], t.size[2]); long > maxThing {
			r.report.Warn("objects."+e.key, "line %d: is %.0f m large, %g m is the limit; left out", e.raw.line, long, maxThing)
			continue
		}
		out = append(out, t)
	}
	return out
}

// sizeOf reads the box of an object: its own, else that of its annotation, along each axis.
func (r *reader) sizeOf(e *entry) (geom.Vec3, []string) {
	annotation := e.raw.get("metadata", "annotation")
	boxes := []struct {
		name string
		axes [3]value
		unit float64
	}{
		{"bbox_size", elements(e.raw.first("bbox_size", "size", "dimensions", "bbox")), 1},
		{"assetMetadata.boundingBox", elements(e.raw.first("assetMetadata").get("boundingBox")), 1},
		{"metadata.annotation.dim_x, dim_y, dim_z", [3]value{annotation.get("dim_x"), annotation.get("dim_y"), annotation.get("dim_z")}, 1},
		{"metadata.annotation.width, depth, height", [3]value{annotation.get("width"), annotation.get("depth"), annotation.get("height")}, 0.01},
	}
	var size geom.Vec3
	var notes []string
	for axis := range 3 {
		for i, b := range boxes {
			f, ok := b.axes[axis].float()
			if f *= b.unit; ok && f > 0 && f < 1e6 {
				size[axis] = f
				if i > 0 {
					notes = append(notes, fmt.Sprintf("%s is that of %s", [3]string{"width", "depth", "height"}[axis], b.name))
				}
				break
			}
			if b.axes[axis].kind != null && f != 0 {
				r.report.Warn("objects."+e.key+"."+b.name, "line %d: the size along %c is %s; not used", b.axes[axis].line, 'x'+rune(axis), b.axes[axis].raw)
			}
		}
		// What is flat along one axis is as thin as a sheet, not without size.
		if b := boxes[0].axes[axis]; size[axis] == 0 && b.kind == number {
			if f, ok := b.float(); ok && f == 0 {
				size[axis] = sheet
			}
		}
	}
	return size, notes
}

// sheet is the thickness of what the file gives none, in metres.
const sheet = 0.002

func elements(v value) [3]value {
	if v.kind == object {
		return [3]value{v.get("x"), v.get("y"), v.get("z")}
	}
	var out [3]value
	copy(out[:], v.list)
	return out
}

func (r *reader) scaleOf(e *entry, p placement) geom.Vec3 {
	v := p.value.get("scale")
	if v.kind == null {
		return geom.One
	}
	fs := angles(v)
	if len(fs) == 1 {
		fs = []float64{fs[0], fs[0], fs[0]}
	}
	if len(fs) < 3 || !(min(fs[0], fs[1], fs[2]) > 0) || max(fs[0], fs[1], fs[2]) > 1000 {
		r.report.Warn(e.path(p, "scale"), "line %d: is no positive factor; 1 is taken", v.line)
		return geom.One
	}
	return geom.Vec3{fs[0], fs[1], fs[2]}
}

// turnOf reads a yaw, or Euler angles about X, Y and Z in this order.
func (r *reader) turnOf(e *entry, p placement) geom.Quat {
	v := p.value.get("rotation")
	if v.kind == null {
		return geom.Identity
	}
	fs := angles(v)
	switch len(fs) {
	case 1:
		return geom.Yaw(r.radians(fs[0]))
	case 3:
		yaw := geom.Yaw(r.radians(fs[2]))
		if fs[0] == 0 && fs[1] == 0 {
			return yaw
		}
		pitch, roll := geom.AxisAngle(geom.Vec3{1, 0, 0}, r.radians(fs[0])), geom.AxisAngle(geom.Vec3{0, 1, 0}, r.radians(fs[1]))
		return yaw.Mul(roll).Mul(pitch).Normalized()
	}
	r.report.Warn(e.path(p, "rotation"), "line %d: is neither one angle nor three; 0 is taken", v.line)
	return geom.Identity
}

func (r *reader) radians(turn float64) float64 { return math.Mod(turn*r.turn, 2*math.Pi) }

// words lists what the file calls an object, the most telling first.
func (e *entry) words() []string {
	meta := e.raw.get("metadata")
	var out []string
	add := func(text string) {
		text = strings.Join(strings.Fields(strings.NewReplacer("_", " ", "-", " ", "|", " ").Replace(strings.ToLower(text))), " ")
		if text != "" && len(text) < 60 {
			out = append(out, text)
		}
	}
	add(meta.get("annotation", "category").text())
	add(e.raw.get("object_category").text())
	add(meta.get("lvis_category").text())
	add(e.raw.get("description").text())
	add(strings.TrimRight(e.key, "_-0123456789 "))
	return out
}

// category is the file's own word for what an object is.
func (e *entry) category() string {
	if words := e.words(); len(words) > 0 {
		return words[0]
	}
	return "object"
}
