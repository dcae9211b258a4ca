package library

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// side is one of the four directions that a front may have, in the frame in which the customary front is −Y.
type side struct {
	toward geom.Vec3
	score  float64
	firm   float64 // without what is only a sign
}

// What speaks for a front, in units of a side that such things are wide on.
const (
	customary   = 0.2  // it is where glTF has it
	settled     = 0.25 // worth telling
	certain     = 0.4  // ahead of every other side
	longSide    = 1.0  // it lies along the side that such things are wide on
	backSide    = 2.0  // opposite the higher half of a seat or a bed
	openSide    = 1.2  // opposite the closed back of a shelf
	detailSide  = 0.8  // where handles and buttons make triangles small
	weakly      = 0.3  // what a back or a closed side says of things of which it is not the mark
	namedDetail = 1.5  // where a part is called a door, a drawer, a handle or a screen
)

// guessFront takes the side for which most speaks.
func (o *stance) guessFront(s *shape, set hints) {
	names := fronts(o.up)
	if set.front != "" {
		if _, ok := turn(o.up, set.front); ok {
			o.front, o.guess.Front = set.front, set.by
			return
		}
	}
	sides := [4]side{{toward: geom.Vec3{0, -1, 0}, score: customary, firm: customary}, {toward: geom.Vec3{1, 0, 0}}, {toward: geom.Vec3{0, 1, 0}}, {toward: geom.Vec3{-1, 0, 0}}}
	why := [4][]string{{"as glTF says"}, {}, {}, {}}
	add := func(reason string, firm bool, score func(d geom.Vec3) float64) {
		for i := range sides {
			if x := score(sides[i].toward); x != 0 {
				sides[i].score += x
				if firm {
					sides[i].firm += x
				}
				if x > settled {
					why[i] = append(why[i], reason)
				}
			}
		}
	}
	o.collect(s, add)
	best, second := 0, math.Inf(-1)
	for i := 1; i < 4; i++ {
		if sides[i].score > sides[best].score {
			best = i
		}
	}
	for i := range sides {
		if i != best {
			second = math.Max(second, sides[i].firm)
		}
	}
	o.front = names[best]
	o.guess.Front = strings.Join(why[best], "; ")
	if o.like != nil && frontless(o.like) {
		return
	}
	o.guess.Sure = o.guess.Sure && sides[best].firm-second >= certain
}

// frontless things may stand either way round.
func frontless(e *catalog.Entry) bool {
	for _, word := range []string{"stool", "ottoman", "pouf", "bench", "rug", "mat", "plant", "tree", "pendant", "chandelier", "island", "cushion"} {
		if strings.Contains(e.ID, word) {
			return true
		}
	}
	return slices.Contains(e.Tags, "round") || slices.Contains(e.Tags, "table") && !slices.Contains(e.Tags, "desk") || e.Size[0] == e.Size[1] && !hasBack(e)
}

// collect adds what the geometry says of each side.
// panel reports whether a kind is so flat that its closed side may as well be its face: a television on the wall.
func panel(e *catalog.Entry) bool { return e.Size[1] < 0.15*math.Min(e.Size[0], e.Size[2]) }

// facesItsCover reports whether the side that closes a kind is the one it is looked at from: cloth over a rail, the glass before which
// customers stand while the staff reach in from behind.
func facesItsCover(e *catalog.Entry) bool {
	return e.Mount == scene.OnWall && slices.Contains(e.Tags, "textile") || slices.Contains(e.Tags, "shop")
}

func (o *stance) collect(s *shape, add func(reason string, firm bool, score func(geom.Vec3) float64)) {
	size := s.box.Size()
	if e := o.like; e != nil {
		if wide := math.Log(e.Size[0] / e.Size[1]); math.Abs(wide) > 0.2 && math.Abs(math.Log(size[0]/size[1])) > 0.12 {
			add(fmt.Sprintf("a %s is %s than deep", strings.ToLower(e.Name), map[bool]string{true: "wider", false: "narrower"}[wide > 0]), true, func(d geom.Vec3) float64 {
				across := math.Log(size[0] / size[1])
				if d[0] != 0 {
					across = -across
				}
				if across*wide > 0 {
					return longSide
				}
				return 0
			})
		}
		share := func(of float64, score func(geom.Vec3) float64) func(geom.Vec3) float64 {
			return func(d geom.Vec3) float64 { return of * score(d) }
		}
		high, closed := weakly, weakly
		if hasBack(e) {
			high = 1
		}
		if slices.Contains(e.Tags, "storage") || strings.Contains(e.ID, "shelf") || e.Mount == scene.OnWall && !panel(e) {
			closed = 1
		}
		if facesItsCover(e) {
			closed = weakly
		}
		add("opposite its back", high == 1, share(high, s.awayFromHigh))
		add("opposite its closed side", closed == 1, share(closed, s.open))
	}
	add("its parts are named so", true, s.namedDetail)
	if o.like == nil || !hasBack(o.like) && o.like.Mount != scene.OnWall {
		add("most detail is there", false, s.detail)
	}
}

// hasBack things are higher behind than in front.
func hasBack(e *catalog.Entry) bool {
	for _, tag := range []string{"seat", "seating", "sleeping", "bed"} {
		if slices.Contains(e.Tags, tag) {
			return true
		}
	}
	return e.ID == "toilet" || strings.Contains(e.ID, "piano")
}

// along is how far a point lies from the middle toward a side, −1 to 1.
func (s *shape) along(p, d geom.Vec3) float64 {
	half := math.Abs(s.box.Size().Dot(d)) / 2
	if half == 0 {
		return 0
	}
	return p.Sub(s.box.Center()).Dot(d) / half
}

// awayFromHigh speaks for the side opposite to where the upper third of the surface lies.
func (s *shape) awayFromHigh(d geom.Vec3) float64 {
	from := s.box.Min[2] + 0.66*(s.box.Max[2]-s.box.Min[2])
	sum, area := 0.0, 0.0
	for i := range s.points {
		if p := &s.points[i]; p.at[2] > from {
			sum += s.along(p.at, d) * p.area
			area += p.area
		}
	}
	if area == 0 || -sum/area < 0.12 {
		return 0
	}
	return backSide * math.Min(1, -sum/area)
}

// open speaks for the side opposite to a plane that is closed by itself.
func (s *shape) open(d geom.Vec3) float64 {
	return openSide * math.Max(0, s.closed(d.Mul(-1))-s.closed(d))
}

// closed is the share of a side that surface facing it covers, close to it.
func (s *shape) closed(d geom.Vec3) float64 {
	size := s.box.Size()
	face := size[2] * (math.Abs(size[0]*d[1]) + math.Abs(size[1]*d[0]))
	if face == 0 {
		return 0
	}
	covered := 0.0
	for i := range s.points {
		if p := &s.points[i]; p.normal.Dot(d) > 0.8 && s.along(p.at, d) > 0.75 {
			covered += p.area
		}
	}
	return math.Min(1, covered/face)
}

// detail speaks for the side near which more triangles lie than near the opposite one.
func (s *shape) detail(d geom.Vec3) float64 {
	front, back := 0.0, 0.0
	for i := range s.points {
		p := &s.points[i]
		if !p.first {
			continue
		}
		switch x := s.along(p.at, d); {
		case x > 0.8:
			front++
		case x < -0.8:
			back++
		}
	}
	if front+back < 30 {
		return 0
	}
	if share := (front - back) / (front + back); share > 0.2 {
		return detailSide * math.Min(1, share)
	}
	return 0
}

// fronting are names of parts that lie on the front of a thing.
var fronting = []string{"door", "drawer", "handle", "knob", "screen", "display", "front", "keyboard", "button", "dial", "glass", "pedal"}

// namedDetail speaks for the side on which parts lie that are called doors, drawers, screens and the like, and against that of a back.
func (s *shape) namedDetail(d geom.Vec3) float64 {
	if len(s.named) < 2 {
		return 0
	}
	sum, n := 0.0, 0.0
	for _, p := range s.named {
		if slices.ContainsFunc(fronting, func(w string) bool { return strings.Contains(p.name, w) }) {
			sum, n = sum+s.along(p.at, d), n+1
		}
	}
	if n == 0 || sum/n < 0.25 {
		return 0
	}
	return namedDetail * math.Min(1, sum/n)
}
