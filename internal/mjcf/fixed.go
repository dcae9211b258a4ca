package mjcf

import (
	"fmt"
	"math"
	"strings"

	"scenograph/internal/geom"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
	"scenograph/internal/xmlout"
	"scenograph/internal/xmltree"
)

// vast is how far the colliders of a fixed body may reach, metres, before each stands in a body of its own.
const vast = 3

// What the names of inner bodies go on with after their parent's.
const (
	shown = "_shown"
	shape = "_shape_"
)

// inner are bodies within the bodies of the world, for MuJoCo's sake: it compares whole bodies first, and then every geom of the one with
// every geom of the other, those too that collide with nothing. What a body shows is kept apart from what it collides with, and the walls of
// a room from each other.
type inner struct {
	shown  string   // "" where it shows nothing, or collides with nothing
	shapes []string // one for each collider, none where they stay together
}

// inner takes names for the inner bodies.
func (w *writer) inner() {
	names := rigid.NewNames("world")
	for i := range w.world.Bodies {
		for k := range w.world.Bodies[i].Links {
			names.Claim(w.world.Bodies[i].Links[k].Name, "body")
		}
	}
	w.within = make([]inner, len(w.world.Bodies))
	for i := range w.world.Bodies {
		b := &w.world.Bodies[i]
		base := &b.Links[0]
		if b.Kind == scene.KinematicBody || len(base.Colliders) == 0 || w.options.Object {
			continue
		}
		if len(base.Visuals) > 0 && !w.options.Shapes {
			w.within[i].shown = names.Claim(base.Name+shown, "body")
		}
		if b.Kind == scene.StaticBody && len(base.Colliders) > 1 && reaches(base) > vast {
			for k := range base.Colliders {
				w.within[i].shapes = append(w.within[i].shapes, names.Claim(fmt.Sprint(base.Name, shape, k+1), "body"))
			}
		}
	}
}

// reaches is the longest side of the box around a link's colliders, to the millimetre.
func reaches(l *rigid.Link) float64 {
	box := geom.EmptyBox()
	for i := range l.Colliders {
		box = box.Union(l.Colliders[i].Bounds().Transformed(l.Colliders[i].Pose.Mat4()))
	}
	size := box.Size()
	return math.Round(1e3*max(size[0], size[1], size[2])) / 1e3
}

// shown writes what a link shows.
func (w *writer) shown(x *xmlout.Text, body, index int) error {
	l := &w.world.Bodies[body].Links[index]
	apart := index == 0 && w.within[body].shown != ""
	if apart {
		x.Open("body", "name", w.within[body].shown)
		weightless(x)
	}
	for i := range l.Visuals {
		if err := w.visual(x, &l.Visuals[i]); err != nil {
			return err
		}
	}
	if apart {
		x.Close()
	}
	return nil
}

// shapes writes what a link collides with.
func (w *writer) shapes(x *xmlout.Text, body, index int) {
	b := &w.world.Bodies[body]
	apart := index == 0 && len(w.within[body].shapes) > 0
	for i := range b.Links[index].Colliders {
		if apart {
			x.Open("body", "name", w.within[body].shapes[i])
			weightless(x)
		}
		w.collider(x, b, &b.Links[index].Colliders[i])
		if apart {
			x.Close()
		}
	}
}

// weightless is the inertia of what hangs fixed in a fixed body. MuJoCo asks for it where several geoms of no mass are together.
func weightless(x *xmlout.Text) {
	x.Leaf("inertial", "pos", "0 0 0", "mass", "0", "diaginertia", "0 0 0")
}

// colliding lists the bodies of the model in which a link's colliders stand.
func (w *writer) colliding(r rigid.Ref) []string {
	if list := w.within[r.Body].shapes; r.Link == 0 && len(list) > 0 {
		return list
	}
	return []string{w.world.Link(r).Name}
}

// isInner reports whether a body of a model that Scenograph wrote is one that only keeps geoms of its parent apart.
func isInner(e *xmltree.Element, parent string) bool {
	inertial := e.All("inertial")
	name, own := strings.CutPrefix(e.Get("name"), parent)
	return own && (strings.HasPrefix(name, shown) || strings.HasPrefix(name, shape)) && len(e.All("joint")) == 0 &&
		e.Get("pos") == "" && e.Get("quat") == "" && len(inertial) == 1 && inertial[0].Get("mass") == "0"
}
