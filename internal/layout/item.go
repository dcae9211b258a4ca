package layout

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

func (s *site) addItem(p *Problem, item *Item) error {
	if _, twice := s.index[item.Node]; twice || item.Node == "" {
		return fmt.Errorf("layout: item %d needs a node id of its own, not %q", len(s.things), item.Node)
	}
	t := &thing{Item: *item, index: len(s.things), label: item.Name, scale: item.Scale, bounds: item.Bounds}
	if t.label == "" {
		t.label = string(item.Node)
	}
	t.Mount = mountOf(item)
	if t.scale == (geom.Vec3{}) {
		t.scale = geom.One
	}
	if item.Model != "" {
		body, err := s.bodyOf(item.Model)
		if err != nil {
			return fmt.Errorf("layout: item %q: %w", item.Node, err)
		}
		body.Node = item.Node
		t.body = body.At(geom.Transform{Rotation: geom.Identity, Scale: t.scale})
		if t.bounds == (geom.Box{}) || t.bounds.Empty() {
			t.bounds = body.Local
		}
	}
	s.takeHome(t)
	size := t.bounds.Size()
	for i := range 3 {
		t.size[i] = size[i] * math.Abs(t.scale[i])
	}
	t.foot = geom.Vec2{t.size[0] / 2, t.size[1] / 2}
	if t.body != nil && t.Mount == scene.OnSurface {
		t.foot = footing(t.body)
	}
	s.index[item.Node] = t.index
	s.things = append(s.things, t)
	return nil
}

// bodyOf measures each model once, however many items show it.
func (s *site) bodyOf(model asset.ID) (query.Body, error) {
	if b, ok := s.bodies[model]; ok {
		return *b, nil
	}
	b, err := s.world.NewBody(model, "", geom.IdentityTransform())
	if err != nil {
		return query.Body{}, err
	}
	s.bodies[model] = b
	return *b, nil
}

// takeHome reads what the scene knows of a thing that is in it already.
func (s *site) takeHome(t *thing) {
	body, ok := s.world.Body(t.Node)
	if !ok {
		return
	}
	home := frameOfBox(&body.Box, body.WorldFromNode.Rotation.YawAngle())
	t.home = &home
	t.carrier = s.world.Rest(body, query.Except(t.Node)).Support
	if t.Scale == (geom.Vec3{}) {
		t.scale = body.WorldFromNode.Scale
	}
	if t.body == nil && (t.bounds.Empty() || t.bounds == (geom.Box{}) || t.bounds == body.Local) {
		t.bounds = body.Local
		t.body = body.At(geom.Transform{Rotation: geom.Identity, Scale: t.scale})
	}
}

// mountOf follows the relations that say what carries a thing, before the item's own mount.
func mountOf(item *Item) scene.Mount {
	for _, v := range item.Relations {
		if strewn, ok := v.(Scatter); ok && strewn.Over != "" {
			return scene.OnSurface
		}
		switch v.(type) {
		case On, Inside, Stack:
			return scene.OnSurface
		case HungOnWall:
			return scene.OnWall
		case HungFromCeiling:
			return scene.OnCeiling
		}
	}
	if item.Mount == "" {
		return scene.OnFloor
	}
	return item.Mount
}

func (s *site) checkTargets(p *Problem) error {
	for _, t := range s.things {
		for _, v := range t.Relations {
			target := v.Refers()
			if target == t.Node {
				return fmt.Errorf("layout: item %q is %s itself", t.Node, v.Kind())
			}
			if _, item := s.index[target]; target == "" || item {
				continue
			}
			if _, ok := p.Scene.Node(target); !ok {
				return fmt.Errorf("layout: item %q is to be %s %q, which does not exist", t.Node, v.Kind(), target)
			}
		}
	}
	return nil
}
