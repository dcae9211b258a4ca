package check

import (
	"fmt"
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

const (
	tableHeight = 0.8 // metres over the floor at which light is measured
	seeLux      = 50  // illuminance to see and walk by: EN 12464-1 asks 100 lx of corridors, half of that will do at home
	lightCells  = 8   // along each side of the room's box
	skyNits     = 700 // luminance of the sky by day at intensity 1
)

// light warns of a room that is too dark and returns its average illuminance in lux, shadows and reflections left aside except
// for what comes through windows.
func (c *checker) light(r *query.Room) float64 {
	low, high := r.Outline.Bounds()
	sum, n := 0.0, 0
	for i := range lightCells * lightCells {
		u, v := (float64(i%lightCells)+0.5)/lightCells, (float64(i/lightCells)+0.5)/lightCells
		at := geom.Vec2{geom.Lerp(low[0], high[0], u), geom.Lerp(low[1], high[1], v)}
		if !r.Outline.Contains(at) {
			continue
		}
		sum += c.lamps(at.Vec3(r.Floor+tableHeight), r)
		n++
	}
	lux := c.daylight(r)
	if n > 0 {
		lux += sum / float64(n)
	}
	if lux < seeLux {
		v := Verdict{Kind: Dark, Severity: Warning, Value: lux, Unit: "lx", Nodes: []scene.NodeID{r.Node}}
		v.Message = fmt.Sprintf("%s has %.0f lx at the height of a table; to see by it needs %d lx: add a lamp or a window", c.name(r.Node), lux, seeLux)
		c.put(v)
	}
	return lux
}

// lamps sums what the lights in a room, and directional ones, give on a level surface.
func (c *checker) lamps(p geom.Vec3, r *query.Room) float64 {
	sum := 0.0
	s := c.world.Snapshot()
	for n := range s.Nodes() {
		if n.Light == nil || !s.Visible(n.ID) {
			continue
		}
		world := s.WorldFromNode(n.ID)
		if at := world.Translation; n.Light.Kind != scene.DirectionalLight && !r.Outline.Contains(geom.Vec2{at[0], at[1]}) {
			continue
		}
		sum += illuminance(n.Light, world, p)
	}
	return sum
}

// illuminance of a level surface by one light: the inverse square law times both cosines where they count.
func illuminance(l *scene.Light, world geom.Transform, p geom.Vec3) float64 {
	intensity := l.Intensity * geom.Vec3(l.Color).Dot(geom.Vec3{0.2126, 0.7152, 0.0722})
	shines := world.Rotation.Rotate(geom.Vec3{0, 0, -1})
	if l.Kind == scene.DirectionalLight {
		return intensity * math.Max(0, -shines[2])
	}
	d := p.Sub(world.Translation)
	distance := math.Max(d.Len(), 0.1)
	if l.Range > 0 && distance > l.Range {
		return 0
	}
	direction := d.Mul(1 / distance)
	level := math.Max(0, -direction[2]) / (distance * distance)
	along := direction.Dot(shines)
	switch l.Kind {
	case scene.SpotLight:
		if along < math.Cos(l.OuterRad) {
			return 0
		}
	case scene.AreaLight:
		intensity *= l.Width * math.Abs(world.Scale[0]) * l.Height * math.Abs(world.Scale[1]) * math.Max(0, along)
	}
	return intensity * level
}

// daylight is the average illuminance through the windows by the average daylight factor T·A·θ / (S·(1 − R²)) in percent of
// the unobstructed sky's (Crisp and Littlefair 1984): glass that lets 80 % pass, 65° of visible sky, surfaces of reflectance 0.5.
func (c *checker) daylight(r *query.Room) float64 {
	glass := 0.0
	for i := range r.Walls {
		for _, o := range r.Walls[i].Openings {
			if o.Kind == shell.Window {
				glass += (o.To - o.From) * (o.High - o.Low)
			}
		}
	}
	if glass == 0 {
		return 0
	}
	height, area, around := r.Ceiling-r.Floor, r.Outline.Area(), 0.0
	for i := range r.Walls {
		around += r.Walls[i].Length
	}
	surfaces := 2*area + around*height
	const pass, angle, reflectance = 0.8, 65, 0.5
	factor := pass * glass * angle / (surfaces * (1 - reflectance*reflectance)) / 100
	return factor * c.outdoors()
}

// outdoors is the horizontal illuminance under the open sky: π times its luminance.
func (c *checker) outdoors() float64 {
	e := c.world.Snapshot().Settings().Environment
	bright := geom.Vec3(e.Color).Dot(geom.Vec3{0.2126, 0.7152, 0.0722}) * e.Intensity
	switch e.Sky {
	case scene.ProceduralSky:
		bright *= geom.Clamp(math.Sin(e.SunAltitudeRad)*3+0.25, 0.02, 1)
	case scene.ImageSky:
		bright = e.Intensity
	}
	return math.Pi * bright * skyNits
}
