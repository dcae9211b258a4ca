package mjcf

import (
	"scenograph/internal/geom"
	"scenograph/internal/rigid"
	"scenograph/internal/xmlout"
)

// object writes the first body the way robosuite's MujocoXMLObject reads one: a nameless body that holds the body "object" and three sites
// that tell the height of its lowest and its highest point and its reach on the floor. It has no joint of its own: whoever places it
// adds one.
func (w *writer) object(x *xmlout.Text) error {
	x.Open("body")
	if err := w.link(x, 0, 0); err != nil {
		return err
	}
	box := reach(&w.world.Bodies[0])
	site := func(name string, at geom.Vec3) {
		x.Leaf("site", "name", name, "pos", vector(at), "size", "0.005", "rgba", "0 0 0 0")
	}
	c := box.Center()
	site("bottom_site", rounded(geom.Vec3{c[0], c[1], box.Min[2]}))
	site("top_site", rounded(geom.Vec3{c[0], c[1], box.Max[2]}))
	half := geom.MaxVec3(box.Max, box.Min.Mul(-1))
	site("horizontal_radius_site", rounded(geom.Vec3{half[0], half[1], 0}))
	x.Close()
	return nil
}

// reach is the box around what a body draws, in its frame, its joints as they are.
func reach(b *rigid.Body) geom.Box {
	world := *b
	world.World = geom.IdentityTransform()
	box := geom.EmptyBox()
	for k, pose := range world.WorldFromLinks() {
		for i := range b.Links[k].Visuals {
			v := &b.Links[k].Visuals[i]
			t := pose.Mul(v.Pose)
			t.Scale = v.Scale
			box = box.Union(v.Mesh.Bounds().Transformed(t.Mat4()))
		}
	}
	return box
}
