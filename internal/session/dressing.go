package session

import (
	"errors"
	"fmt"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// applyMaterial dresses the selection, or what a ray meets, in a catalogue material.
func (s *Session) applyMaterial(i ApplyMaterial) error {
	material, err := s.material(i.Preset, i.Finish)
	if err != nil {
		return err
	}
	actions := newMaterials(s.Head().Snapshot, []scene.Material{material})
	if i.To != nil {
		put, err := s.dressMet(*i.To, material.ID)
		if err != nil {
			return err
		}
		actions = append(actions, put)
	} else {
		actions = append(actions, s.dressSelected(i.Preset, material.ID)...)
		if len(actions) == 0 || isAdd(actions[len(actions)-1]) {
			return errors.New("session: select what the material is for")
		}
	}
	if _, err = s.commit(fmt.Sprintf("Dress in %s", material.Name), actions...); err != nil {
		return err
	}
	s.preview = nil
	s.rememberMaterial(i.Preset)
	return nil
}

func isAdd(a action.Action) bool {
	_, adds := a.(action.AddMaterial)
	return adds
}

// previewMaterial shows the selection dressed, until it is applied or something else is shown.
func (s *Session) previewMaterial(i PreviewMaterial) error {
	if i.Preset == "" || len(s.selection) == 0 {
		return s.previewEdit(nil)
	}
	material, err := s.material(i.Preset, i.Finish)
	if err != nil {
		return err
	}
	put := s.dressSelected(i.Preset, material.ID)
	if len(put) == 0 {
		return s.previewEdit(nil)
	}
	return s.previewEdit(append(newMaterials(s.Head().Snapshot, []scene.Material{material}), put...))
}

// material makes a catalogue material with a finish.
func (s *Session) material(preset string, f Finish) (scene.Material, error) {
	if s.config.Catalog == nil {
		return scene.Material{}, errors.New("session: there is no catalogue")
	}
	var m scene.Material
	var err error
	s.await("Making the material", func() { m, err = s.config.Catalog.Material(s.store, preset, f.Color) })
	if err != nil {
		return m, fmt.Errorf("session: %w", err)
	}
	if f.RepeatM < 0 || f.RepeatM > 1000 || !geom.Finite(f.RepeatM) || !geom.Finite(f.TurnRad) {
		return m, fmt.Errorf("session: a repeat of %g m turned by %g is no finish", f.RepeatM, f.TurnRad)
	}
	if f.RepeatM == 0 && f.TurnRad == 0 {
		return m, nil
	}
	m.EachTexture(func(ref *scene.TextureRef) *scene.TextureRef {
		placed := *ref
		if f.RepeatM > 0 {
			placed.Scale = geom.Vec2{1 / f.RepeatM, placed.Scale[1] / placed.Scale[0] / f.RepeatM}
		}
		placed.Rotation += f.TurnRad
		return &placed
	})
	return catalog.Named(m), nil
}

// dressSelected gives a material to the first slot of the selected models and to those that wear the same, as a sofa's cushions do
// and its legs do not; selected rooms get it on their floor when it is one for floors, else on their walls.
func (s *Session) dressSelected(preset string, id scene.MaterialID) []action.Action {
	snapshot := s.Head().Snapshot
	surface := action.WallSurface
	for _, m := range s.config.Catalog.Materials() {
		if m.Name == preset && slices.Contains([]string{"floor", "carpet", "ground"}, m.Category) {
			surface = action.FloorSurface
		}
	}
	var out []action.Action
	for _, selected := range s.selection {
		for _, part := range snapshot.Subtree(selected) {
			n, _ := snapshot.Node(part)
			if n.Room != nil {
				out = append(out, action.SetRoomMaterial{Node: part, Surface: surface, Material: id})
			}
			if n.Model == nil {
				continue
			}
			for slot, worn := range n.Model.Materials {
				if worn != n.Model.Materials[0] {
					continue
				}
				out = append(out, action.SetMaterial{Node: part, Slot: slot, Material: id})
			}
		}
	}
	return out
}

// dressMet gives a material to the slot of the model, or the surface of the room, that a ray meets first.
func (s *Session) dressMet(ray geom.Ray, id scene.MaterialID) (action.Action, error) {
	world, err := s.World()
	if err != nil {
		return nil, err
	}
	hit, ok := world.Pick(ray, query.Everything)
	if !ok {
		return nil, errors.New("session: there is nothing to dress there")
	}
	n, ok := s.Head().Snapshot.Node(hit.Node)
	if !ok {
		return nil, errors.New("session: there is nothing to dress there")
	}
	if n.Room != nil {
		surface, ok := surfaceOf(hit.Role)
		if !ok {
			return nil, fmt.Errorf("session: a room's %s takes no material", hit.Role)
		}
		return action.SetRoomMaterial{Node: hit.Node, Surface: surface, Material: id}, nil
	}
	model, err := s.store.Model(n.Model.Asset)
	if err != nil {
		return nil, fmt.Errorf("session: %w", err)
	}
	return action.SetMaterial{Node: hit.Node, Slot: model.Parts[hit.Part].Surfaces[hit.Surface].Slot, Material: id}, nil
}

// surfaceOf is the surface of a room that a piece of it belongs to.
func surfaceOf(role shell.Role) (action.RoomSurface, bool) {
	switch role {
	case shell.RoleFloor:
		return action.FloorSurface, true
	case shell.RoleCeiling:
		return action.CeilingSurface, true
	case shell.RoleWall:
		return action.WallSurface, true
	case shell.RoleGlass, shell.RoleHandle:
		return "", false
	}
	return action.TrimSurface, true
}

// remembered is how many materials used last are kept.
const remembered = 12

// rememberMaterial puts a material before those that were used last.
func (s *Session) rememberMaterial(preset string) {
	p := s.prefs
	p.Recent = slices.DeleteFunc(slices.Clone(p.Recent), func(old string) bool { return old == preset })
	p.Recent = slices.Insert(p.Recent, 0, preset)
	p.Recent = p.Recent[:min(len(p.Recent), remembered)]
	if err := s.changePreferences(p); err != nil {
		s.Say(Caution, "%v", err)
	}
}
