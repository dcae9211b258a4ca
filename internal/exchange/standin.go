package exchange

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/caption"
	"scenograph/internal/catalog"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
)

// mostStretch is how far a catalogue thing may be stretched beyond its own range of sizes along an axis before a box is more honest.
const mostStretch = 3.0

// standIn is what takes the place of a mesh that is not there.
type standIn struct {
	thing  catalog.Thing
	origin Origin
	word   string
	match  catalog.MatchKind
	scale  geom.Vec3
	why    string
}

// lookUp finds the catalogue's entry for the first of several words that it knows by name or synonym.
func (b *builder) lookUp(words []string) (catalog.Match, string, bool) {
	for _, kind := range []catalog.MatchKind{catalog.Exact, catalog.Synonym} {
		for _, w := range words {
			for _, m := range b.search(w) {
				if m.Kind == kind {
					return m, w, true
				}
			}
		}
	}
	return catalog.Match{}, "", false
}

func (b *builder) search(word string) []catalog.Match {
	found, ok := b.searched[word]
	if !ok {
		found = b.options.Catalog.Search(word, 3)
		b.searched[word] = found
	}
	return found
}

// standInFor builds the catalogue's thing at the size, or a labelled box.
func (b *builder) standInFor(t *thingFacts) (standIn, error) {
	words := t.entry.words()
	m, word, known := b.lookUp(words)
	if !known {
		why := "the catalogue has no thing of this name"
		if near := b.nearest(words); near != "" {
			why += "; the nearest is " + near
		}
		return b.proxy(t, why)
	}
	request := catalog.Request{Entry: m.Entry.ID, Size: t.size, Colors: map[string]string{}}
	if c, ok := b.colorOf(t.entry); ok {
		request.Colors[""] = c
	}
	thing, err := b.model(request)
	if err != nil {
		return standIn{}, err
	}
	out := standIn{thing: thing, origin: FromCatalog, word: word, match: m.Kind, scale: geom.One}
	built := thing.Bounds.Size()
	for i := range 3 {
		if t.size[i] <= 0 || built[i] <= 1e-6 {
			continue
		}
		out.scale[i] = t.size[i] / built[i]
		thin := math.Max(t.size[i], built[i]) < 0.06
		if s := math.Max(out.scale[i], 1/out.scale[i]); s > mostStretch && !thin {
			return b.proxy(t, fmt.Sprintf("the catalogue's %s is no larger than %.2f × %.2f × %.2f m or no smaller; it would be stretched %.1f times",
				m.Entry.Name, built[0], built[1], built[2], s))
		}
		if math.Abs(out.scale[i]-1) < 1e-9 {
			out.scale[i] = 1
		}
	}
	return out, nil
}

func (b *builder) nearest(words []string) string {
	for _, w := range words {
		if found := b.search(w); len(found) > 0 {
			return found[0].Entry.Name
		}
	}
	return ""
}

// colorOf is the colour that the file names for an object.
func (b *builder) colorOf(e *entry) (string, bool) {
	c, ok := colorIn(strings.ReplaceAll(e.key, "_", " "))
	if !ok {
		c, ok = colorIn(e.raw.get("metadata", "annotation", "description").text())
	}
	return hex(c), ok
}

func (b *builder) model(request catalog.Request) (catalog.Thing, error) {
	key := fmt.Sprint(request)
	if thing, ok := b.built[key]; ok {
		return thing, nil
	}
	thing, err := b.options.Catalog.Build(b.options.Store, request)
	if err == nil {
		b.built[key] = thing
	}
	return thing, err
}

// proxy is a box of the size with its category written on front and top.
func (b *builder) proxy(t *thingFacts, why string) (standIn, error) {
	size := t.size
	for i := range size {
		if size[i] <= 0 {
			size[i] = usualProxy
			why += fmt.Sprintf("; its size along %c is not known and taken as %g m", 'x'+rune(i), usualProxy)
		}
		size[i] = math.Max(size[i], sheet)
	}
	label := t.entry.category()
	key := fmt.Sprint("proxy ", label, size)
	thing, ok := b.built[key]
	if !ok {
		var err error
		if thing, err = b.box(label, size); err != nil {
			return standIn{}, err
		}
		b.built[key] = thing
	}
	return standIn{thing: thing, origin: Proxy, scale: geom.One, why: why}, nil
}

// proxyDensity is that of furniture with the air in it, in kg/m³.
const proxyDensity = 150.0

// usualProxy is the edge of a box whose size the file does not tell, in metres.
const usualProxy = 0.4

// box models the proxy: the box itself, and a plate with the label on its front and its top.
func (b *builder) box(label string, size geom.Vec3) (catalog.Thing, error) {
	bounds := geom.Box{Min: geom.Vec3{-size[0] / 2, -size[1] / 2, 0}, Max: geom.Vec3{size[0] / 2, size[1] / 2, size[2]}}
	least := min(size[0], size[1], size[2])
	lift := math.Min(labelLift, 0.2*least)
	body := form.BoxBetween(bounds.Min.Add(geom.Vec3{0, lift, 0}), bounds.Max.Sub(geom.Vec3{0, 0, lift}), math.Min(0.01, 0.1*least))
	front, top := &form.Shape{}, &form.Shape{}
	plate(front, geom.Vec3{0, bounds.Min[1], size[2] / 2}, geom.Vec3{1, 0, 0}, geom.Vec3{0, 0, 1}, size[0], size[2])
	plate(top, geom.Vec3{0, 0, bounds.Max[2]}, geom.Vec3{1, 0, 0}, geom.Vec3{0, 1, 0}, size[0], size[1])
	store := b.options.Store
	var surfaces []asset.Surface
	for slot, s := range []*form.Shape{body, form.Join(front, top)} {
		mesh, err := store.PutMesh(s.Mesh())
		if err != nil {
			return catalog.Thing{}, err
		}
		surfaces = append(surfaces, asset.Surface{Mesh: mesh, Slot: slot})
	}
	at := geom.IdentityTransform()
	at.Translation = bounds.Center()
	model := &asset.Model{Name: "Proxy: " + label, Slots: []string{"body", "label"}, Parts: []asset.Part{{
		Name: "body", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: surfaces,
		Colliders: []asset.Collider{{Shape: asset.ShapeBox, Transform: at, Size: bounds.Size()}},
	}}}
	id, err := store.PutModel(model)
	if err != nil {
		return catalog.Thing{}, err
	}
	materials, err := b.proxyMaterials(label)
	if err != nil {
		return catalog.Thing{}, err
	}
	return catalog.Thing{
		Entry: catalog.Entry{Name: "Proxy: " + label, Category: label, Mount: scene.OnFloor}, Model: id, Slots: model.Slots, Materials: materials, Bounds: bounds,
		Physics:   scene.Physics{Body: scene.DynamicBody, MassKg: tidy(size[0] * size[1] * size[2] * proxyDensity), MassSource: "density"},
		Semantics: scene.Semantics{Category: label, Tags: []string{"proxy"}, Source: "proxy"},
	}, nil
}

// labelLift keeps a label in front of the surface it is on, in metres.
const labelLift = 0.0008

// plate is a label of the texture's shape within a face, its size at most 0.6 m.
func plate(s *form.Shape, middle, right, up geom.Vec3, width, height float64) {
	w := min(0.8*width, 0.8*height*labelWidth/labelHeight, 0.6)
	h := w * labelHeight / labelWidth
	x, y := right.Mul(w/2), up.Mul(h/2)
	s.Quad([4]geom.Vec3{middle.Sub(x).Sub(y), middle.Add(x).Sub(y), middle.Add(x).Add(y), middle.Sub(x).Add(y)},
		[4]geom.Vec2{{0, 1}, {1, 1}, {1, 0}, {0, 0}})
}

const labelWidth, labelHeight = 512, 128 // pixels

func (b *builder) proxyMaterials(label string) ([]scene.Material, error) {
	picture := image.NewNRGBA(image.Rect(0, 0, labelWidth, labelHeight))
	for i := range picture.Pix {
		picture.Pix[i] = 0xff
	}
	size := math.Min(64, 1.7*labelWidth/float64(max(len([]rune(label)), 8)))
	pen, err := caption.NewPen(size)
	if err != nil {
		return nil, err
	}
	pen.Write(picture, labelWidth/2, labelHeight/2, label, caption.Look{Ink: color.NRGBA{30, 34, 40, 255}})
	data, err := pix.EncodePNG(picture)
	if err != nil {
		return nil, err
	}
	texture, err := b.options.Store.PutTexture(&asset.Texture{Name: "label " + label, MIME: "image/png", Width: labelWidth, Height: labelHeight, Data: data})
	if err != nil {
		return nil, err
	}
	body := scene.NewMaterial("proxy", "Proxy", geom.Hex(0x8fa3b5))
	plate := scene.NewMaterial(scene.MaterialID("proxy-label-"+string(texture[:8])), "Proxy label", geom.Color{1, 1, 1})
	plate.BaseColorTexture = scene.NewTextureRef(texture)
	plate.BaseColorTexture.WrapU, plate.BaseColorTexture.WrapV = scene.Clamp, scene.Clamp
	return []scene.Material{body, plate}, nil
}
