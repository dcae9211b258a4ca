package urdf

import (
	"scenograph/internal/assembly"
	"scenograph/internal/rigid"
	"scenograph/internal/xmltree"
)

// ownElement holds what Scenograph knows of a thing beside what URDF says. Others pass over it.
const ownElement = "scenograph"

func (w *writer) original(b *rigid.Body) string {
	o := b.Original(w.snap)
	o.Parent = ""
	if rigid.Identifier(o.Name, "body") != b.Name { // another thing of the scene has taken the name
		o.Name = b.Name
	}
	return o.Text()
}

// original is what a thing was before it was written; nil for others' descriptions.
type original struct{ rigid.Original }

func readOriginal(e *xmltree.Element) *original {
	if e == nil {
		return nil
	}
	o, ok := rigid.ReadOriginal(e.Get("data"))
	if !ok {
		return nil
	}
	return &original{o}
}

// title is what a link or joint was called; for others' descriptions, its name.
func (o *original) title(name string) string {
	if o != nil {
		if title, known := o.Parts[name]; known {
			return title
		}
	}
	return name
}

func (o *original) restore(t *assembly.Thing) {
	t.ID, t.Name, t.Semantics = o.Node, o.Name, o.Semantics()
	t.Physics = o.Physics(assembly.TotalMass(t.Parts))
}
