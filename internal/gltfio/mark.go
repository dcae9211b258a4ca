package gltfio

import (
	"encoding/json"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/taxonomy"
)

// generator is written into asset.generator; markKey is the property of extras that holds what glTF has no words for.
// Everything under it is in the scene's frame and units: Z up, metres, radians, kilograms, candela, lux and nits.
const (
	generator = "Scenograph"
	markKey   = "scenograph"
)

// mark is what Scenograph writes under extras.scenograph of a glTF scene, node or material, so that reading
// the file again loses nothing.
type mark struct {
	Scene    *sceneMark       `json:"scene,omitempty"`
	Node     *nodeMark        `json:"node,omitempty"`
	Part     *partMark        `json:"part,omitempty"`     // a piece of the model of the nearest node above
	Shell    string           `json:"shell,omitempty"`    // role of a piece that is built from the room above
	Helper   string           `json:"helper,omitempty"`   // a node that only carries the light or camera of the node above, or the sun
	Material scene.MaterialID `json:"material,omitempty"` // the material's id
	Glow     float64          `json:"glow,omitempty"`     // emissive strength where the extension for it would contradict the material
	Extras   json.RawMessage  `json:"extras,omitempty"`   // extras of the object that are no JSON object themselves
}

type sceneMark struct {
	Version     int               `json:"version"`
	Name        string            `json:"name"`
	Prompt      string            `json:"prompt,omitempty"`
	Environment scene.Environment `json:"environment"`
	Relations   []scene.Relation  `json:"relations,omitempty"`
	Hulls       map[asset.ID]hull `json:"hulls,omitempty"` // meshes of colliders, which no node shows
}

type nodeMark struct {
	ID        scene.NodeID       `json:"id"`
	Hidden    bool               `json:"hidden,omitempty"`
	Locked    bool               `json:"locked,omitempty"`
	Pinned    bool               `json:"pinned,omitempty"`
	Model     *modelMark         `json:"model,omitempty"`
	Light     *scene.Light       `json:"light,omitempty"`
	Camera    *scene.Camera      `json:"camera,omitempty"`
	Turn      *geom.Quat         `json:"turn,omitempty"` // of a light or camera: its exact rotation, which the file's axes round
	Room      *scene.RoomRef     `json:"room,omitempty"`
	Physics   *scene.Physics     `json:"physics,omitempty"`
	Semantics *scene.Semantics   `json:"semantics,omitempty"`
	Labels    *taxonomy.Labels   `json:"labels,omitempty"` // what others call it; follows from the semantics and is not read
	Joints    []scene.JointValue `json:"joints,omitempty"`
}

type modelMark struct {
	Name      string             `json:"name"`
	Slots     []string           `json:"slots"`
	Materials []scene.MaterialID `json:"materials"`
	Recipe    json.RawMessage    `json:"recipe,omitempty"`
}

type partMark struct {
	Index     int              `json:"index"`           // place in the model's list of parts
	Slots     []int            `json:"slots,omitempty"` // the material slot of each primitive
	Joint     *asset.Joint     `json:"joint,omitempty"`
	Colliders []asset.Collider `json:"colliders,omitempty"`
	Grip      *asset.Grip      `json:"grip,omitempty"`
	Inertial  *asset.Inertial  `json:"inertial,omitempty"`
	Rest      *geom.Transform  `json:"rest,omitempty"` // where a joint has moved the part: its pose at rest
}

// rawHolder is an object of a document with extras.
type rawHolder struct {
	Extras json.RawMessage `json:"extras"`
}

// rawExtras holds the extras of a document undecoded: the general decoder would sort their keys and round their numbers.
type rawExtras struct {
	Asset      json.RawMessage `json:"asset"`
	Extensions struct {
		XMP struct {
			Packets []json.RawMessage `json:"packets"`
		} `json:"KHR_xmp_json_ld"`
	} `json:"extensions"`
	Nodes      []rawHolder `json:"nodes"`
	Materials  []rawHolder `json:"materials"`
	Scenes     []rawHolder `json:"scenes"`
	Animations []struct {
		Channels []struct {
			Target struct {
				Path string `json:"path"`
			} `json:"target"`
		} `json:"channels"`
	} `json:"animations"`
}

// splitExtras separates the mark from the other extras of an object. A mark that cannot be read counts as none.
func splitExtras(raw json.RawMessage) (mark, json.RawMessage) {
	var m mark
	if len(raw) == 0 || string(raw) == "null" {
		return m, nil
	}
	var object map[string]json.RawMessage
	if json.Unmarshal(raw, &object) != nil {
		return m, keepRaw(raw)
	}
	own, ok := object[markKey]
	if !ok {
		return m, keepRaw(raw)
	}
	if json.Unmarshal(own, &m) != nil {
		m = mark{}
	}
	delete(object, markKey)
	if len(m.Extras) > 0 {
		return m, keepRaw(m.Extras)
	}
	if len(object) == 0 {
		return m, nil
	}
	rest, err := json.Marshal(object)
	if err != nil {
		return m, nil
	}
	return m, keepRaw(rest)
}

// keepRaw drops extras that a scene would refuse for their size.
func keepRaw(raw json.RawMessage) json.RawMessage {
	if len(raw) > scene.MaxExtras {
		return nil
	}
	return raw
}

// joinExtras is the inverse of splitExtras: the mark beside what else the extras hold.
func joinExtras(m mark, rest json.RawMessage) (json.RawMessage, error) {
	object := map[string]json.RawMessage{}
	if len(rest) > 0 && json.Unmarshal(rest, &object) != nil {
		m.Extras = rest
		object = map[string]json.RawMessage{}
	}
	own, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	if string(own) != "{}" {
		object[markKey] = own
	}
	if len(object) == 0 {
		return nil, nil
	}
	return json.Marshal(object)
}
