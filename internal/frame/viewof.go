package frame

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// ViewOf chooses the camera of a picture: a camera node's name or id, its index among the cameras sorted by id,
// "top" for a plan from above, "panorama" for all that is around the middle of the room, or "auto" for a view from outside that shows
// everything.
func ViewOf(snap *scene.Snapshot, store *asset.Store, camera string, width, height int) (View, error) {
	if width < 1 || height < 1 {
		return View{}, fmt.Errorf("frame: a picture of %d×%d pixels cannot be drawn", width, height)
	}
	n, err := FindCamera(snap, camera)
	switch {
	case err != nil:
		return View{}, err
	case n != nil:
		return cameraView(snap, n, width, height), nil
	case camera == "top":
		return topView(snap, store, width, height), nil
	case camera == "panorama":
		return panoramaView(snap, Bounds(snap, store), width, height), nil
	}
	return autoView(snap, store, width, height), nil
}

// FindCamera finds the camera node that ViewOf would look through; nil for top, panorama and auto.
func FindCamera(snap *scene.Snapshot, name string) (*scene.Node, error) {
	switch name {
	case "", "auto", "top", "panorama":
		return nil, nil
	}
	var cameras []*scene.Node
	var names []string
	for n := range snap.Nodes() {
		if n.Camera == nil {
			continue
		}
		if n.Name == name || string(n.ID) == name {
			return n, nil
		}
		cameras = append(cameras, n)
		names = append(names, strconv.Quote(n.Name))
	}
	if i, err := strconv.Atoi(name); err == nil && i >= 0 && i < len(cameras) {
		return cameras[i], nil
	}
	if len(cameras) == 0 {
		return nil, fmt.Errorf("frame: there is no camera %q, the scene has none; use auto, top or panorama", name)
	}
	return nil, fmt.Errorf("frame: there is no camera %q; there are %s, auto, top and panorama", name, strings.Join(names, ", "))
}

func cameraView(snap *scene.Snapshot, n *scene.Node, width, height int) View {
	c := n.Camera
	world := snap.WorldFromNode(n.ID)
	world.Scale = geom.One
	v := View{
		WorldFromCamera: world, Projection: c.Projection, FovYRad: c.FovY(), HeightM: c.HeightM,
		Near: c.Near, Far: c.Far, Width: width, Height: height,
	}
	if c.Lens != nil {
		v.Lens = LensOf(c.Lens, width, height)
	}
	if v.Projection != scene.Orthographic && v.FovYRad <= 0 {
		v.FovYRad = defaultFovY
	}
	if v.Projection == scene.Orthographic && v.HeightM <= 0 {
		v.HeightM = 4
	}
	if v.Near <= 0 {
		v.Near = 0.05
	}
	if v.Far <= v.Near {
		v.Far = math.Max(200, v.Near*1000)
	}
	return v
}

const defaultFovY = 35 * math.Pi / 180

// autoView looks into the rooms from the corner that hides the fewest openings and fronts, or at whatever is there from its front.
func autoView(snap *scene.Snapshot, store *asset.Store, width, height int) View {
	bounds := Bounds(snap, store)
	v := View{Projection: scene.Perspective, FovYRad: defaultFovY, Width: width, Height: height}
	rooms := roomsOf(snap)
	if len(rooms) == 0 {
		return v.Fit(bounds, geom.Radians(-50), geom.Radians(22))
	}
	azimuth, altitude := bestCorner(snap, store, rooms[0]), geom.Radians(32)
	if len(rooms) > 1 {
		altitude = geom.Radians(44) // over the walls between them
	}
	corners := bounds.Corners()
	var seen []geom.Vec3
	for _, room := range rooms {
		seen = append(seen, roomCorners(snap, room, azimuth)...)
	}
	seen = append(seen, corners[:4]...)
	return v.fit(bounds, seen, azimuth, altitude)
}

// roomCorners lists the corners of a room's floor and of the walls that are not left out from a direction.
func roomCorners(snap *scene.Snapshot, n *scene.Node, azimuth float64) []geom.Vec3 {
	world := snap.WorldFromNode(n.ID)
	away := world.Rotation.Inverse().Rotate(geom.Vec3{math.Cos(azimuth), math.Sin(azimuth), 0})
	room := n.Room
	var out []geom.Vec3
	for i := range room.Outline {
		from, to, _, inward := room.Wall(i)
		shift := inward.Mul(-room.WallThickness)
		height := room.Height
		if inward[0]*away[0]+inward[1]*away[1] < 0 {
			height = 0
		}
		for _, c := range []geom.Vec2{from.Add(shift), to.Add(shift)} {
			out = append(out, world.Apply(geom.Vec3{c[0], c[1], -0.1}), world.Apply(geom.Vec3{c[0], c[1], height}))
		}
	}
	return out
}

func topView(snap *scene.Snapshot, store *asset.Store, width, height int) View {
	v := View{Projection: scene.Orthographic, Width: width, Height: height}
	return v.Fit(Bounds(snap, store), geom.Radians(-90), geom.Radians(90))
}

// Fit moves the camera so that a box just fills the picture, seen from a direction given by azimuth (counter-clockwise
// from +X, where the camera stands) and altitude, in radians.
func (v View) Fit(box geom.Box, azimuth, altitude float64) View {
	if box.Empty() {
		box = geom.Box{Min: geom.Vec3{-1, -1, 0}, Max: geom.Vec3{1, 1, 1}}
	}
	if v.FovYRad <= 0 {
		v.FovYRad = defaultFovY
	}
	corners := box.Corners()
	return v.fit(box, corners[:], azimuth, altitude)
}

// fit frames points that lie in or around a box.
func (v View) fit(box geom.Box, points []geom.Vec3, azimuth, altitude float64) View {
	away := geom.Vec3{math.Cos(altitude) * math.Cos(azimuth), math.Cos(altitude) * math.Sin(azimuth), math.Sin(altitude)}
	center := box.Center()
	radius := math.Max(box.Size().Len()/2, 0.05)
	v.WorldFromCamera = LookAt(center.Add(away), center)
	if altitude > geom.Radians(89.9) {
		v.WorldFromCamera.Rotation = geom.Yaw(azimuth + math.Pi/2)
	}
	if v.Projection == scene.Orthographic {
		v.WorldFromCamera.Translation = center.Add(away.Mul(radius + 10))
		v.HeightM = v.orthographicHeight(points)
	} else {
		v.WorldFromCamera.Translation = v.perspectiveEye(points, away)
	}
	distance := v.Eye().Sub(center).Len()
	v.Near = math.Min(distance/100, math.Max(0.1, distance/1e4))
	v.Far = math.Max(200, (distance+radius)*4)
	return v
}

// fitMargin leaves a border around what is framed.
const fitMargin = 1.06

func (v View) orthographicHeight(points []geom.Vec3) float64 {
	m := v.ViewFromWorld()
	height := 0.0
	for _, corner := range points {
		p := geom.TransformPoint(m, corner)
		height = math.Max(height, 2*math.Max(math.Abs(p[1]), math.Abs(p[0])/v.Aspect()))
	}
	return math.Max(height*fitMargin, 1e-6)
}

// perspectiveEye returns the nearest point on the axis from which every corner is inside the picture, the picture
// centred on what is seen.
func (v View) perspectiveEye(points []geom.Vec3, away geom.Vec3) geom.Vec3 {
	tanY := math.Tan(v.FovYRad/2) / fitMargin
	tanX := tanY * v.Aspect()
	m := v.ViewFromWorld()
	var left, right, down, up = math.Inf(-1), math.Inf(-1), math.Inf(-1), math.Inf(-1)
	for _, corner := range points {
		p := geom.TransformPoint(m, corner)
		left, right = math.Max(left, -p[0]+p[2]*tanX), math.Max(right, p[0]+p[2]*tanX)
		down, up = math.Max(down, -p[1]+p[2]*tanY), math.Max(up, p[1]+p[2]*tanY)
	}
	back := math.Max((left+right)/(2*tanX), (down+up)/(2*tanY))
	offset := geom.Vec3{(right - left) / 2, (up - down) / 2, 0}
	return v.Eye().Add(v.WorldFromCamera.Rotation.Rotate(offset)).Add(away.Mul(back))
}

// roomsOf lists the rooms that a snapshot shows.
func roomsOf(snap *scene.Snapshot) []*scene.Node {
	var out []*scene.Node
	for n := range snap.Nodes() {
		if n.Room != nil && snap.Visible(n.ID) {
			out = append(out, n)
		}
	}
	return out
}

// bestCorner returns the direction, of four, from which a room shows most: openings and tall things that turn their backs count
// against it, each by its area in m² and the cosine of how far it is turned away.
func bestCorner(snap *scene.Snapshot, store *asset.Store, room *scene.Node) float64 {
	world := snap.WorldFromNode(room.ID)
	best, bestCost := 0.0, math.Inf(1)
	for i := range 4 {
		azimuth := geom.Radians(-52 + 90*float64(i))
		away := geom.Vec3{math.Cos(azimuth), math.Sin(azimuth), 0}
		cost := backs(snap, store, away)
		local := world.Rotation.Inverse().Rotate(away)
		for _, o := range room.Room.Openings {
			_, _, _, inward := room.Room.Wall(o.Wall)
			cost += o.Width * o.Height * math.Max(0, -inward[0]*local[0]-inward[1]*local[1])
		}
		if cost < bestCost-1e-9 {
			best, bestCost = azimuth, cost
		}
	}
	return best
}

// backs sums the area of the backs that things show in a direction. Height counts twice: what is tall hides more.
func backs(snap *scene.Snapshot, store *asset.Store, away geom.Vec3) float64 {
	sum := 0.0
	for n := range snap.Nodes() {
		if n.Model == nil || !snap.Visible(n.ID) {
			continue
		}
		box, err := store.ModelBounds(n.Model.Asset)
		if err != nil {
			continue
		}
		world := snap.WorldFromNode(n.ID)
		front := world.Rotation.Rotate(geom.Vec3{0, -1, 0})
		size := geom.MulVec3(box.Size(), world.Scale)
		sum += math.Abs(size[0]) * size[2] * size[2] * math.Max(0, -front.Dot(away))
	}
	return sum
}

// Bounds returns the world box around all that is visible, rooms and models alike; empty when there is nothing.
func Bounds(snap *scene.Snapshot, store *asset.Store) geom.Box {
	box := geom.EmptyBox()
	for n := range snap.Nodes() {
		box = box.Union(NodeBounds(snap, store, n))
	}
	return box
}

// NodeBounds returns the world box of one visible node's own model or room, empty for anything else.
func NodeBounds(snap *scene.Snapshot, store *asset.Store, n *scene.Node) geom.Box {
	if (n.Model == nil && n.Room == nil) || !snap.Visible(n.ID) {
		return geom.EmptyBox()
	}
	local := geom.EmptyBox()
	if n.Room != nil {
		for _, c := range n.Room.Outline {
			local = local.Add(geom.Vec3{c[0], c[1], 0}).Add(geom.Vec3{c[0], c[1], n.Room.Height})
		}
		outwards := geom.Vec3{n.Room.WallThickness, n.Room.WallThickness, 0}
		local.Min, local.Max = local.Min.Sub(outwards), local.Max.Add(outwards)
	} else if b, err := store.ModelBounds(n.Model.Asset); err == nil {
		local = b
	}
	return local.Transformed(snap.WorldFromNode(n.ID).Mat4())
}
