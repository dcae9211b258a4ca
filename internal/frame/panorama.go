package frame

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Panorama is the equirectangular projection of everything around the camera. The middle of the picture looks along the camera's −Z;
// columns are equal angles to the right, 360° in all, rows equal angles down from the camera's +Y to its −Y. It is put together from
// views of other projections; a Frame of it cannot be planned.
const Panorama scene.Projection = "panorama"

// panoramaDirection is the unit direction in the camera's frame that is drawn at a pixel.
func (v View) panoramaDirection(pixel geom.Vec2) geom.Vec3 {
	sinLon, cosLon := math.Sincos((pixel[0]/float64(v.Width) - 0.5) * 2 * math.Pi)
	sinLat, cosLat := math.Sincos((0.5 - pixel[1]/float64(v.Height)) * math.Pi)
	return geom.Vec3{cosLat * sinLon, sinLat, -cosLat * cosLon}
}

// panoramaPixel is where a direction in the camera's frame is drawn.
func (v View) panoramaPixel(d geom.Vec3) geom.Vec2 {
	lon := math.Atan2(d[0], -d[2])
	lat := math.Atan2(d[1], math.Hypot(d[0], d[2]))
	return geom.Vec2{(lon/(2*math.Pi) + 0.5) * float64(v.Width), (0.5 - lat/math.Pi) * float64(v.Height)}
}

// Around returns a panorama from where a view stands, towards where it looks, with the horizon in the middle row. Straight up or
// down has no horizon: there, the top of the view's picture is ahead.
func (v View) Around(width, height int) View {
	ahead := v.Forward()
	if math.Hypot(ahead[0], ahead[1]) < 1e-6 {
		ahead = v.WorldFromCamera.Rotation.Rotate(geom.Vec3{0, 1, 0})
	}
	ahead[2] = 0
	eye := v.Eye()
	return View{
		WorldFromCamera: LookAt(eye, eye.Add(ahead)), Projection: Panorama, FovYRad: math.Pi / 2, Near: v.Near, Far: v.Far, Width: width, Height: height,
	}
}

// panoramaView stands in the middle of the first room at the height of the eyes, or in the middle of the scene, and looks north (+Y).
func panoramaView(snap *scene.Snapshot, bounds geom.Box, width, height int) View {
	eye := bounds.Center()
	if bounds.Empty() {
		eye = geom.Vec3{0, 0, eyeHeight}
	}
	if rooms := roomsOf(snap); len(rooms) > 0 {
		room := rooms[0]
		c := middle(room.Room.Outline)
		eye = snap.WorldFromNode(room.ID).Apply(geom.Vec3{c[0], c[1], math.Min(eyeHeight, room.Room.Height/2)})
	}
	v := View{WorldFromCamera: LookAt(eye, eye.Add(geom.Vec3{0, 1, 0})), Near: 0.02, Far: math.Max(200, 4*bounds.Size().Len())}
	return v.Around(width, height)
}

// eyeHeight is that of a standing person, in metres.
const eyeHeight = 1.6

// middle is the centre of area, or that of the largest triangle where the outline bends around it.
func middle(outline geom.Polygon) geom.Vec2 {
	var sum, best geom.Vec2
	total, largest := 0.0, 0.0
	for _, t := range outline.Triangles() {
		a, b, c := outline[t[0]], outline[t[1]], outline[t[2]]
		area := geom.Polygon{a, b, c}.Area()
		center := a.Add(b).Add(c).Mul(1.0 / 3)
		sum, total = sum.Add(center.Mul(area)), total+area
		if area > largest {
			best, largest = center, area
		}
	}
	if total > 0 && outline.Contains(sum.Mul(1/total)) {
		return sum.Mul(1 / total)
	}
	return best
}
