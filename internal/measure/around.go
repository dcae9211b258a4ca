package measure

import (
	"math"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// cubeFaces turns the camera to look along −Z, +X, +Z, −X, +Y and −Y of its frame.
func cubeFaces() [6]geom.Quat {
	y, x := geom.Vec3{0, 1, 0}, geom.Vec3{1, 0, 0}
	return [6]geom.Quat{
		geom.AxisAngle(y, 0), geom.AxisAngle(y, -math.Pi/2), geom.AxisAngle(y, math.Pi), geom.AxisAngle(y, math.Pi/2),
		geom.AxisAngle(x, math.Pi/2), geom.AxisAngle(x, -math.Pi/2),
	}
}

// faceOf is the number of the face that a direction in the camera's frame goes through.
func faceOf(d geom.Vec3) int {
	x, y, z := math.Abs(d[0]), math.Abs(d[1]), math.Abs(d[2])
	switch {
	case y > x && y > z:
		if d[1] > 0 {
			return 4
		}
		return 5
	case x > z:
		if d[0] > 0 {
			return 1
		}
		return 3
	case d[2] > 0:
		return 2
	}
	return 0
}

// faceView looks through one face of the cube around the camera, and a little beyond its edges, for interpolation.
func faceView(view frame.View, turn geom.Quat) frame.View {
	n := int(geom.Clamp(math.Ceil(float64(view.Width)/2), 8, 4096))
	pose := view.WorldFromCamera
	pose.Rotation = pose.Rotation.Mul(turn)
	f := float64(n) / 2
	return frame.View{
		WorldFromCamera: pose, Projection: scene.Perspective, FovYRad: math.Pi / 2, Near: view.Near, Far: view.Far,
		Width: n + 2*margin, Height: n + 2*margin, Lens: frame.Lens{FX: f, FY: f, CX: f + margin, CY: f + margin},
	}
}

// takePanorama draws the six faces of a cube and reads the panorama from them.
func takePanorama(painter frame.Painter, plan Plan, view frame.View, want frame.Passes) (*Picture, error) {
	out := newComposite(view, want)
	numbers := newNumbering()
	directions := out.directions()
	for face, turn := range cubeFaces() {
		v := faceView(view, turn)
		source, err := takeStraight(painter, plan, v, supplemented(want))
		if err != nil {
			return nil, err
		}
		numbers.adopt(source)
		back := turn.Inverse()
		for i, d := range directions {
			if faceOf(d) != face {
				continue
			}
			local := back.Rotate(d)
			x, y := local[0]/-local[2], -local[1]/-local[2]
			out.take(i, source, geom.Vec2{v.Lens.CX + v.Lens.FX*x, v.Lens.CY + v.Lens.FY*y}, 1/-local[2])
		}
	}
	out.Labels, out.Parts = numbers.labels, numbers.parts
	return out.Picture, nil
}

// numbering gives the labels and parts of several frames common numbers.
type numbering struct {
	labels  []frame.Label
	parts   []frame.Part
	ofLabel map[frame.Label]uint32
	ofPart  map[partKey]uint32
}

type partKey struct {
	label uint32
	index int
}

func newNumbering() *numbering {
	return &numbering{
		labels: []frame.Label{{}}, parts: []frame.Part{{}},
		ofLabel: map[frame.Label]uint32{{}: 0}, ofPart: map[partKey]uint32{},
	}
}

// adopt renumbers a picture.
func (n *numbering) adopt(p *Picture) {
	labels, parts := make([]uint32, len(p.Labels)), make([]uint32, len(p.Parts))
	for i, l := range p.Labels {
		number, ok := n.ofLabel[l]
		if !ok {
			number = uint32(len(n.labels))
			n.labels, n.ofLabel[l] = append(n.labels, l), number
		}
		labels[i] = number
	}
	for i := 1; i < len(p.Parts); i++ {
		part := p.Parts[i]
		part.Label = labels[part.Label]
		key := partKey{part.Label, part.Index}
		number, ok := n.ofPart[key]
		if !ok {
			number = uint32(len(n.parts))
			n.parts, n.ofPart[key] = append(n.parts, part), number
		}
		parts[i] = number
	}
	for i, id := range p.IDs {
		p.IDs[i] = labels[id]
	}
	for i, id := range p.PartIDs {
		p.PartIDs[i] = parts[id]
	}
	p.Labels, p.Parts = n.labels, n.parts
}
