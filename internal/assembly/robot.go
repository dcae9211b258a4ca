package assembly

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
)

// Least numbers that make a jointed thing a robot: joints one after the other, as in an arm, or wheels.
const (
	armJoints = 3
	wheels    = 2
)

// Robot reports whether a jointed thing is more likely a robot than furniture, and whether it drives about on wheels: hinges that
// turn without limit about a level axis.
func Robot(parts []asset.Part) (robot, mobile bool) {
	chain := make([]int, len(parts))
	world := make([]geom.Quat, len(parts))
	longest, turning := 0, 0
	for i := range parts {
		p := &parts[i]
		world[i] = p.Transform.Rotation
		if p.Parent >= 0 {
			chain[i] = chain[p.Parent]
			world[i] = world[p.Parent].Mul(p.Transform.Rotation)
		}
		if p.Joint == nil {
			continue
		}
		chain[i]++
		longest = max(longest, chain[i])
		if p.Joint.Kind == asset.Hinge && p.Joint.Upper-p.Joint.Lower > 6.2 && chain[i] == 1 && math.Abs(world[i].Rotate(p.Joint.Axis)[2]) < 0.3 {
			turning++
		}
	}
	return longest >= armJoints || turning >= wheels, turning >= wheels
}

// RobotSemantics says that a thing is a robot, called as its description calls it.
func (m *Maker) RobotSemantics(name string) *scene.Semantics {
	out := m.Semantics()
	words := strings.ToLower(strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '_' || r == '-' || r == ' ' }), " "))
	if words != "" && words != scene.RobotCategory {
		out.Synonyms = []string{gltfio.Tidy(words)}
	}
	out.Category, out.Tags = scene.RobotCategory, []string{"robot"}
	return out
}

// JointNames gives joints names of their own.
type JointNames map[string]bool

// Claim returns the name, with a number where it is taken.
func (j JointNames) Claim(name string) string {
	name = nameOr(name, "joint")
	out := name
	for n := 2; j[out]; n++ {
		out = fmt.Sprintf("%s %d", name, n)
	}
	j[out] = true
	return out
}

// TotalMass adds up what the parts say they weigh, kg.
func TotalMass(parts []asset.Part) float64 {
	sum := 0.0
	for i := range parts {
		if parts[i].Inertial != nil {
			sum += parts[i].Inertial.MassKg
		}
	}
	return sum
}

// Jointed reports whether parts move against each other.
func Jointed(parts []asset.Part) bool {
	return slices.ContainsFunc(parts, func(p asset.Part) bool { return p.Joint != nil })
}
