package scene

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"scenograph/internal/geom"
)

// Limits of a scene's hierarchy and texts.
const (
	MaxDepth  = 256
	MaxID     = 200
	MaxName   = 1000
	MaxExtras = 1 << 20
	MaxMetres = 1e6
)

func checkID(what, id string) error {
	if id == "" || len(id) > MaxID || !utf8.ValidString(id) {
		return fmt.Errorf("%s id %.40q must have 1 to %d bytes of UTF-8", what, id, MaxID)
	}
	if strings.ContainsFunc(id, unicode.IsControl) {
		return fmt.Errorf("%s id %.40q has a control character", what, id)
	}
	return nil
}

func checkText(what, text string, limit int) error {
	if len(text) > limit || !utf8.ValidString(text) {
		return fmt.Errorf("%s %.40q must be at most %d bytes of UTF-8", what, text, limit)
	}
	return nil
}

func checkRaw(what string, raw json.RawMessage) error {
	if len(raw) > MaxExtras || len(raw) > 0 && !json.Valid(raw) {
		return fmt.Errorf("%s must be JSON of at most 1 MB", what)
	}
	return nil
}

func inUnit(values ...float64) bool {
	for _, x := range values {
		if !(x >= 0 && x <= 1) {
			return false
		}
	}
	return true
}

func positiveColor(c geom.Color) bool {
	return geom.Finite(c[:]...) && c[0] >= 0 && c[1] >= 0 && c[2] >= 0
}

func (n *Node) check() error {
	if err := checkID("node", string(n.ID)); err != nil {
		return err
	}
	if err := checkText("the name", n.Name, MaxName); err != nil {
		return err
	}
	if !n.Transform.Finite() {
		return errors.New("its transform is not finite")
	}
	for i := range 3 {
		if math.Abs(n.Transform.Translation[i]) > MaxMetres || math.Abs(n.Transform.Scale[i]) > MaxMetres {
			return fmt.Errorf("its transform reaches beyond %g", float64(MaxMetres))
		}
		if n.Transform.Scale[i] == 0 {
			return errors.New("its scale is zero along an axis")
		}
	}
	return errors.Join(n.checkParts(), checkRaw("extras", n.Extras))
}

func (n *Node) checkParts() error {
	kinds := 0
	for _, set := range []bool{n.Model != nil, n.Light != nil, n.Camera != nil, n.Room != nil} {
		if set {
			kinds++
		}
	}
	if kinds > 1 {
		return errors.New("a node is at most one of model, light, camera and room")
	}
	if n.Model != nil && !n.Model.Asset.Valid() {
		return fmt.Errorf("its model %.20q is not a content hash", n.Model.Asset)
	}
	if n.Light != nil {
		if err := n.Light.check(); err != nil {
			return err
		}
	}
	if n.Camera != nil {
		if err := n.Camera.check(); err != nil {
			return err
		}
	}
	if n.Room != nil {
		if err := n.Room.Check(); err != nil {
			return err
		}
	}
	if n.Physics != nil {
		if err := n.Physics.check(); err != nil {
			return err
		}
	}
	if n.Semantics != nil {
		if err := n.Semantics.check(); err != nil {
			return err
		}
	}
	for i, j := range n.Joints {
		if j.Joint == "" || !geom.Finite(j.Value) || i > 0 && n.Joints[i-1].Joint >= j.Joint {
			return errors.New("joint values need finite numbers and names in order, each once")
		}
	}
	return nil
}

func (l *Light) check() error {
	switch l.Kind {
	case PointLight, SpotLight, DirectionalLight, AreaLight:
	default:
		return fmt.Errorf("unknown light kind %q: use point, spot, directional or area", l.Kind)
	}
	if !positiveColor(l.Color) {
		return errors.New("a light's colour must be finite and not negative")
	}
	if !geom.Finite(l.Intensity, l.Range, l.InnerRad, l.OuterRad, l.Width, l.Height) || l.Intensity < 0 || l.Range < 0 {
		return errors.New("a light's numbers must be finite, its intensity and range not negative")
	}
	if l.Kind == SpotLight && !(l.InnerRad >= 0 && l.InnerRad < l.OuterRad && l.OuterRad <= math.Pi/2) {
		return errors.New("a spot light needs 0 ≤ inner < outer ≤ 90°")
	}
	if l.Kind == AreaLight && (l.Width <= 0 || l.Height <= 0) {
		return errors.New("an area light needs a width and a height")
	}
	return nil
}

func (c *Camera) check() error {
	if !geom.Finite(c.FovYRad, c.HeightM, c.Near, c.Far) || c.Near <= 0 || c.Far <= c.Near {
		return errors.New("a camera needs 0 < near < far")
	}
	switch {
	case c.Projection == Perspective && (c.FovYRad < 0.001 || c.FovYRad > 3.1):
		return errors.New("a perspective camera needs a field of view between 0.001 and 3.1 radians")
	case c.Projection == Orthographic && c.HeightM <= 0:
		return errors.New("an orthographic camera needs a height")
	case c.Projection != Perspective && c.Projection != Orthographic:
		return fmt.Errorf("unknown projection %q: use perspective or orthographic", c.Projection)
	case c.Lens != nil && c.Projection != Perspective:
		return errors.New("only a perspective camera has a lens")
	case c.Lens != nil:
		return c.Lens.Check()
	}
	return nil
}

func (p *Physics) check() error {
	if p.Body != StaticBody && p.Body != DynamicBody && p.Body != KinematicBody {
		return fmt.Errorf("unknown body %q: use static, dynamic or kinematic", p.Body)
	}
	if !geom.Finite(p.MassKg, p.Friction, p.Restitution) || p.MassKg < 0 || p.Friction < 0 || !inUnit(p.Restitution) {
		return errors.New("mass and friction must not be negative, restitution between 0 and 1")
	}
	for i := range p.Colliders {
		if err := p.Colliders[i].Check(); err != nil {
			return fmt.Errorf("collider %d: %w", i, err)
		}
	}
	return nil
}

func (s *Semantics) check() error {
	if len(s.Synonyms) > 100 || len(s.Tags) > 100 {
		return errors.New("at most 100 synonyms and 100 tags")
	}
	for _, text := range append(append([]string{s.Category, s.Source, s.License, s.Author, string(s.Mount)}, s.Synonyms...), s.Tags...) {
		if err := checkText("a semantic text", text, MaxName); err != nil {
			return err
		}
	}
	return nil
}
