package assembly

import (
	"scenograph/internal/action"
	"scenograph/internal/scene"
)

// OwnMaterial is the key under which a material that Scenograph wrote is kept.
func OwnMaterial(id scene.MaterialID) string { return "\x00own " + string(id) }

// again is a node that Scenograph wrote, as it was, under the ids of the scene that it goes into.
func (m *Maker) again(t *Thing, id scene.NodeID) (scene.Node, error) {
	node := *t.Was
	node.ID, node.Parent, node.Transform = id, "", t.Pose
	var err error
	if node.Room != nil {
		room := *node.Room
		for _, worn := range []*scene.MaterialID{&room.Floor, &room.Walls, &room.Ceil, &room.Trim} {
			if *worn, err = m.ownMaterial(*worn); err != nil {
				return node, err
			}
		}
		node.Room = &room
	}
	if t.Whole == nil || node.Model == nil {
		node.Model = nil
		return node, nil
	}
	model := &scene.ModelRef{}
	if model.Asset, err = m.options.Store.PutModel(t.Whole); err != nil {
		return node, err
	}
	for _, worn := range node.Model.Materials {
		if worn, err = m.ownMaterial(worn); err != nil {
			return node, err
		}
		model.Materials = append(model.Materials, worn)
	}
	node.Model = model
	return node, nil
}

// ownMaterial is the id in the scene of a material that was kept under its own; "" for none.
func (m *Maker) ownMaterial(was scene.MaterialID) (scene.MaterialID, error) {
	at, known := m.Known(OwnMaterial(was))
	if was == "" || !known {
		return "", nil
	}
	return m.materialID(at)
}

// relate adds the relations between nodes, by the ids that these have now.
func (m *Maker) relate(things []Thing, ids []scene.NodeID) {
	became := map[scene.NodeID]scene.NodeID{"": ""}
	for i := range things {
		if things[i].ID != "" {
			became[things[i].ID] = ids[i]
		}
	}
	for _, r := range m.relations {
		subject, ok := became[r.Subject]
		object, known := became[r.Object]
		if !ok || !known || subject == "" {
			continue
		}
		r.ID = m.ids.Relation(string(r.ID))
		r.Subject, r.Object = subject, object
		m.also = append(m.also, action.AddRelation{Relation: r})
	}
}
