package mjcf

import (
	"errors"
	"fmt"

	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/xmltree"
)

// ground is how large a plane of the world is that is no thing but the floor everything stands on, metres.
const ground = 4

// world makes things of what stands in the world.
func (r *reader) world(root *xmltree.Element) error {
	class := ""
	for _, w := range root.All("worldbody") {
		if c := w.Get("childclass"); c != "" {
			class = c
		}
		if err := r.fixtures(w, class); err != nil {
			return err
		}
		for _, e := range flattened(w) {
			var err error
			switch e.element.Name {
			case "body":
				err = r.body(e.element, e.class(class), e.pose(r))
			case "light":
				err = r.light(e.element, e.class(class), -1, e.pose(r))
			case "camera":
				err = r.camera(e.element, e.class(class), -1, e.pose(r))
			}
			if err != nil {
				return err
			}
		}
	}
	if len(r.things) == 0 {
		return errors.New("it holds nothing that can be shown")
	}
	return nil
}

// framed is an element with the <frame>s around it.
type framed struct {
	element *xmltree.Element
	frames  []*xmltree.Element
}

func (f framed) class(above string) string {
	for _, frame := range f.frames {
		if c := frame.Get("childclass"); c != "" {
			above = c
		}
	}
	return above
}

// pose is that of the frames; errors in them show as errors of the pose they carry.
func (f framed) pose(r *reader) geom.Transform {
	out := geom.IdentityTransform()
	for _, frame := range f.frames {
		t, err := r.pose(frame)
		if err != nil {
			r.Report.Warn("frame "+frame.Get("name"), "%v", err)
			continue
		}
		out = out.Mul(t)
	}
	return out
}

// flattened lists what a body holds, through its frames.
func flattened(e *xmltree.Element) []framed {
	var out []framed
	var walk func(*xmltree.Element, []*xmltree.Element)
	walk = func(e *xmltree.Element, frames []*xmltree.Element) {
		for _, c := range e.Children {
			if c.Name == "frame" {
				walk(c, append(append([]*xmltree.Element(nil), frames...), c))
				continue
			}
			out = append(out, framed{c, frames})
		}
	}
	walk(e, nil)
	return out
}

// fixtures makes one fixed thing of the geoms that belong to no body. The plane that everything stands on is left out.
func (r *reader) fixtures(w *xmltree.Element, class string) error {
	l := &link{reader: r, class: class}
	l.parts = []asset.Part{{Name: "world", Parent: -1, Transform: geom.IdentityTransform()}}
	for _, e := range flattened(w) {
		if e.element.Name != "geom" {
			continue
		}
		resolved := r.resolve(e.element, e.class(class))
		if size, _, _ := resolved.Numbers("size", 3); resolved.Get("type") == "plane" && size != nil && (size[0] == 0 || size[0] >= ground) {
			if r.facts == nil {
				r.Report.Info(r.Title(), "its ground plane was left out: the floor of the scene stands in")
			}
			continue
		}
		if err := l.geom(0, resolved, e.pose(r)); err != nil {
			return err
		}
	}
	l.finish(0)
	if l.empty() || r.Options().AsObject && len(w.All("body")) > 0 {
		return nil
	}
	r.add(assembly.Thing{Name: "world", Parent: -1, Pose: geom.IdentityTransform(), Parts: l.parts, Physics: &scene.Physics{Body: scene.StaticBody}}, "")
	return nil
}

func (r *reader) add(t assembly.Thing, body string) int {
	r.things = append(r.things, t)
	r.named = append(r.named, body)
	return len(r.things) - 1
}

// body makes a thing of a body of the world with everything that hangs on it.
func (r *reader) body(e *xmltree.Element, class string, above geom.Transform) error {
	name := e.Get("name")
	if name == "" {
		name = fmt.Sprintf("body %d", r.bodies+1)
	}
	pose, err := r.pose(e)
	if err != nil {
		return fmt.Errorf("body %q: %w", name, err)
	}
	r.bodies++
	t := assembly.Thing{Name: name, Parent: -1, Pose: above.Mul(pose), Physics: &scene.Physics{Body: bodyKind(e)}}
	at := r.add(t, name)
	r.joints = assembly.JointNames{} // joints are named within a thing
	var values []scene.JointValue
	l := &link{reader: r, thing: at, class: class, values: &values}
	if err := l.read(e, -1, geom.IdentityTransform(), class, 0); err != nil {
		return fmt.Errorf("body %q: %w", name, err)
	}
	thing := &r.things[at]
	thing.Parts, thing.Joints = l.parts, values
	if l.empty() {
		thing.Parts = nil
	}
	if l.friction > 0 {
		thing.Physics.Friction = l.friction
	}
	if mass := assembly.TotalMass(l.parts); mass > 0 {
		thing.Physics.MassKg, thing.Physics.MassSource = mass, "authored"
	}
	if robot, _ := assembly.Robot(l.parts); robot && r.facts == nil {
		thing.Semantics = r.RobotSemantics(name)
	}
	return nil
}

// link reads a body and those that hang on it as parts of one thing.
type link struct {
	*reader
	thing    int
	class    string
	parts    []asset.Part
	values   *[]scene.JointValue
	friction float64
	drawn    map[int][]assembly.Drawn
	spare    map[int][]assembly.Drawn // what collides but is not shown
	masses   map[int]*massSum
}

// deepest bounds how many bodies may hang on each other.
const deepest = 300

func (l *link) read(e *xmltree.Element, parent int, pose geom.Transform, class string, depth int) error {
	if depth > deepest {
		return fmt.Errorf("bodies hang more than %d deep on each other", deepest)
	}
	if c := e.Get("childclass"); c != "" {
		class = c
	}
	at, err := l.base(e, parent, pose, class, depth)
	if err != nil {
		return err
	}
	for _, f := range flattened(e) {
		own := f.class(class)
		switch c := f.element; c.Name {
		case "geom":
			err = l.geom(at, l.resolve(c, own), f.pose(l.reader))
		case "body":
			if l.facts != nil && isInner(c, e.Get("name")) {
				err = l.inner(at, c, own)
			}
		case "inertial":
			err = l.inertial(at, c)
		case "site":
			err = l.site(at, c)
		case "light":
			err = l.light(c, own, l.thing, l.within(at).Mul(f.pose(l.reader)))
		case "camera":
			err = l.camera(c, own, l.thing, l.within(at).Mul(f.pose(l.reader)))
		case "composite", "flexcomp", "plugin", "replicate", "attach":
			l.Report.Warn("body "+e.Get("name"), "<%s> was not read", c.Name)
		}
		if err != nil {
			return err
		}
	}
	l.finish(at)
	for _, f := range flattened(e) {
		if f.element.Name != "body" || l.facts != nil && isInner(f.element, e.Get("name")) {
			continue
		}
		inner, err := l.pose(f.element)
		if err != nil {
			return fmt.Errorf("body %q: %w", f.element.Get("name"), err)
		}
		if err := l.read(f.element, at, f.pose(l.reader).Mul(inner), f.class(class), depth+1); err != nil {
			return err
		}
	}
	return nil
}

// inner reads the geoms of a body that only keeps them apart from its parent's.
func (l *link) inner(at int, e *xmltree.Element, class string) error {
	for _, c := range e.All("geom") {
		if err := l.geom(at, l.resolve(c, class), geom.IdentityTransform()); err != nil {
			return err
		}
	}
	return nil
}

// within is the pose of a part in the thing's frame.
func (l *link) within(at int) geom.Transform {
	out := l.parts[at].Transform
	for p := l.parts[at].Parent; p >= 0; p = l.parts[p].Parent {
		out = l.parts[p].Transform.Mul(out)
	}
	return out
}

// base adds the part of a body, with one part before it for each further joint, and returns its index.
func (l *link) base(e *xmltree.Element, parent int, pose geom.Transform, class string, depth int) (int, error) {
	name := l.facts.title(e.Get("name"))
	if name == "" {
		name = fmt.Sprintf("link %d", len(l.parts)+1)
	}
	back := geom.IdentityTransform()
	pending := []asset.Part{}
	for _, j := range e.All("joint") {
		joint, at, ref, err := l.joint(l.reader.resolve(j, class), e.Get("name"), depth)
		if err != nil {
			return 0, err
		}
		if joint == nil {
			continue
		}
		anchor := geom.At(at, 0)
		rest := pose.Mul(back).Mul(anchor).Mul(motion(joint, -ref))
		pending = append(pending, asset.Part{Name: name, Transform: rest.Canonical(), Joint: joint})
		pose, back = geom.IdentityTransform(), geom.At(at.Mul(-1), 0)
	}
	if len(pending) == 0 || back != geom.IdentityTransform() {
		pending = append(pending, asset.Part{Name: name, Transform: pose.Mul(back).Canonical()})
	}
	for i, part := range pending {
		part.Parent = parent
		if i < len(pending)-1 {
			part.Name = fmt.Sprintf("%s pivot %d", name, i+1)
		}
		l.parts = append(l.parts, part)
		parent = len(l.parts) - 1
	}
	return parent, nil
}
