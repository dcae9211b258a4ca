package library

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/scene"
)

// materialsOf lists what the slots of a model wear. Their IDs follow from what they are, so that equal materials are one.
func materialsOf(actions []action.Action, node scene.Node) ([]scene.Material, error) {
	byID := map[scene.MaterialID]scene.Material{}
	for _, a := range actions {
		if add, ok := a.(action.AddMaterial); ok {
			byID[add.Material.ID] = add.Material
		}
	}
	var out []scene.Material
	for _, id := range node.Model.Materials {
		m, ok := byID[id]
		if !ok {
			return nil, fmt.Errorf("material %q is missing", id)
		}
		m.ID = ""
		text, err := json.Marshal(m)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(text)
		stem := strings.Join(strings.FieldsFunc(strings.ToLower(m.Name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }), "-")
		if len(stem) > 40 {
			stem = stem[:40]
		}
		m.ID = scene.MaterialID(strings.Trim(stem+"-"+hex.EncodeToString(sum[:4]), "-"))
		out = append(out, m)
	}
	return out, nil
}
