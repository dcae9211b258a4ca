package rigid

import "fmt"

// Likeness is equal for bodies that differ in their place alone.
func (b *Body) Likeness() string {
	key := fmt.Sprint(b.Asset, b.MassKg, b.Friction, b.Restitution)
	if b.Semantics != nil {
		key += fmt.Sprintf(" %q", b.Semantics.Category)
	}
	for i := range b.Links {
		for k := range b.Links[i].Visuals {
			v := &b.Links[i].Visuals[k]
			key += fmt.Sprintf(" %s %v %v %q", v.Key, v.Pose, v.Scale, v.Material.ID)
		}
		for k := range b.Links[i].Colliders {
			c := &b.Links[i].Colliders[k]
			key += fmt.Sprint(" ", c.Shape, c.Size, c.Key)
		}
	}
	return key
}
