package exchange

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"scenograph/internal/diag"
	"scenograph/internal/geom"
)

// entry is one element of the file's objects, with the name it has there.
type entry struct {
	key   string
	order int // in the file, from 0
	kind  string
	raw   value
}

// Kinds of entry: the format's categories.
const (
	wallKind    = "walls"
	doorKind    = "doors"
	windowKind  = "windows"
	floorKind   = "floors"
	ceilingKind = "ceilings"
	lightKind   = "lights"
	thingKind   = "objects"
)

const (
	maxEntries    = 20000
	maxPlacements = 20000 // in the whole file
	maxReach      = 1e4   // metres from the origin
	maxThing      = 100.0 // metres along a side
)

// reader is the state of reading one file.
type reader struct {
	report *diag.Report
	turn   float64 // radians of one unit of rotation
}

// entriesOf lists the file's objects; a name that comes twice gets a number behind it.
func (r *reader) entriesOf(file value) ([]entry, error) {
	objects := file.get("objects")
	fields := objects.fields
	for i, v := range objects.list {
		name := v.first("id", "name", "key", "identifier").text()
		if name == "" {
			name = fmt.Sprintf("object_%d", i)
		}
		fields = append(fields, field{name, v})
	}
	if len(fields) > maxEntries {
		return nil, fmt.Errorf("objects holds %d, %d is the limit", len(fields), maxEntries)
	}
	taken := map[string]bool{}
	var out []entry
	for i, f := range fields {
		key := cleanKey(f.name)
		for n := 2; taken[key]; n++ {
			key = fmt.Sprintf("%s_%d", cleanKey(f.name), n)
		}
		if key != f.name {
			r.report.Warn("objects."+cleanKey(f.name), "line %d: is called %q here: the name is empty, unfit or taken", f.value.line, key)
		}
		taken[key] = true
		if f.value.kind != object {
			r.report.Warn("objects."+key, "line %d: is %s and no object; left out", f.value.line, f.value.kind)
			continue
		}
		out = append(out, entry{key, i, kindOf(key, f.value), f.value})
	}
	return out, nil
}

// cleanKey makes a name that a node's id can hold.
func cleanKey(name string) string {
	name = strings.TrimSpace(strings.Map(func(c rune) rune {
		if unicode.IsControl(c) || c == unicode.ReplacementChar {
			return '_'
		}
		return c
	}, name))
	if name == "" {
		return "unnamed"
	}
	if len(name) > 150 {
		name = strings.ToValidUTF8(name[:150], "")
	}
	return name
}

// kindOf reads the category, or guesses it from the name and from what the object has.
func kindOf(key string, raw value) string {
	word := strings.ToLower(strings.TrimSpace(raw.get("category").text()))
	if kind := knownKind(word); kind != "" {
		return kind
	}
	if word == "" {
		stem := strings.TrimRight(strings.ToLower(key), "_-0123456789 ")
		if kind := knownKind(stem); kind != "" && kind != thingKind {
			return kind
		}
		return thingKind
	}
	return word
}

func knownKind(word string) string {
	for _, kind := range []string{wallKind, doorKind, windowKind, floorKind, ceilingKind, lightKind, thingKind} {
		if word == kind || word+"s" == kind {
			return kind
		}
	}
	return ""
}

// unitOfTurn decides whether the file counts rotations in degrees or radians: degrees, unless every one of them is within a turn of
// radians and at least one is near an eighth of a turn in radians.
func unitOfTurn(entries []entry) (radians bool, turned int) {
	eighths := 0
	for i := range entries {
		for _, p := range entries[i].placements() {
			for _, angle := range angles(p.value.get("rotation")) {
				if math.Abs(angle) < 1e-9 {
					continue
				}
				turned++
				if math.Abs(angle) > 2*math.Pi+0.01 || angle == math.Trunc(angle) && math.Abs(angle) > 3.5 {
					return false, turned
				}
				if eighth := angle / (math.Pi / 4); math.Abs(eighth-math.Round(eighth)) < 0.02 && math.Round(eighth) != 0 {
					eighths++
				}
			}
		}
	}
	return eighths > 0 && eighths*2 >= turned, turned
}

func angles(v value) []float64 {
	if f, ok := v.float(); ok {
		return []float64{f}
	}
	fs, err := v.floats()
	if err != nil {
		return nil
	}
	return fs
}

// placement is where one instance of an entry is, and its number.
type placement struct {
	index int
	value value
}

func (e *entry) placements() []placement {
	var out []placement
	for i, p := range e.raw.get("placements").list {
		if p.kind == object {
			out = append(out, placement{i, p})
		}
	}
	if len(out) == 0 && e.raw.get("position").kind != null {
		out = append(out, placement{-1, e.raw})
	}
	return out
}

// path names a place in the file for messages.
func (e *entry) path(p placement, rest string) string {
	if p.index < 0 {
		return fmt.Sprintf("objects.%s.%s", e.key, rest)
	}
	return fmt.Sprintf("objects.%s.placements[%d].%s", e.key, p.index, rest)
}

// point reads two or three coordinates in metres within reach.
func point(v value) (geom.Vec3, int, error) {
	fs, err := v.floats()
	if err != nil {
		return geom.Vec3{}, 0, err
	}
	if len(fs) < 2 {
		return geom.Vec3{}, 0, fmt.Errorf("has %d coordinates", len(fs))
	}
	fs = fs[:min(len(fs), 3)]
	var out geom.Vec3
	for i, f := range fs {
		if math.Abs(f) > maxReach {
			return geom.Vec3{}, 0, fmt.Errorf("[%d] is %g, farther than %g m away", i, f, float64(maxReach))
		}
		out[i] = f
	}
	return out, len(fs), nil
}

// polygon reads a list of points, without repeated ones.
func polygon(v value) ([]geom.Vec3, error) {
	if v.kind != list {
		return nil, fmt.Errorf("is %s and no list of points", v.kind)
	}
	if len(v.list) > 1000 {
		return nil, fmt.Errorf("has %d points, 1000 is the limit", len(v.list))
	}
	var out []geom.Vec3
	for i, p := range v.list {
		c, _, err := point(p)
		if err != nil {
			return nil, fmt.Errorf("[%d] %w", i, err)
		}
		if n := len(out); n > 0 && out[n-1].Sub(c).Len() < 1e-3 {
			continue
		}
		out = append(out, c)
	}
	if n := len(out); n > 1 && out[0].Sub(out[n-1]).Len() < 1e-3 {
		out = out[:n-1]
	}
	return out, nil
}
