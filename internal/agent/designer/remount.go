package designer

import (
	"math"

	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// remount lets a thing hang, or stand on another, where it usually does neither, when that is what is said of its place.
func remount(w *wish, rel brief.Relation) {
	if mount, ok := hangs(w, rel); ok {
		w.entry.Mount, w.entry.AgainstWall = mount, false
		if w.proxy && !w.rigid && mount == scene.OnWall {
			w.resize(flatUnknown)
		}
		return
	}
	carried := rel.Kind == "on" || rel.Kind == "inside"
	if !carried || w.entry.Mount != scene.OnFloor || roomParts[rel.Object] || rel.Object == "floor" || rel.Object == "rug" {
		return
	}
	if w.proxy && !w.rigid {
		w.resize(smallUnknown)
	}
	if max(w.entry.Size[0], w.entry.Size[1], w.entry.Size[2]) <= onATable {
		w.entry.Mount, w.entry.AgainstWall = scene.OnSurface, false // "a plant on the desk"
	}
}

// Sizes of things that nobody knows, which hang on a wall or stand on another thing.
var (
	flatUnknown  = geom.Vec3{0.35, 0.06, 0.35}
	smallUnknown = geom.Vec3{0.18, 0.16, 0.22}
)

// resize gives a box whose size nobody knows a likelier one.
func (w *wish) resize(size geom.Vec3) {
	w.entry.Size = size
	for i := range size {
		w.entry.MinSize[i] = math.Min(w.entry.MinSize[i], size[i])
	}
	w.entry.MaxSize = geom.MaxVec3(w.entry.MinSize, size)
}

// hangs tells where a thing that stands by itself hangs by what is said of its place: "a guitar hung on the wall". A box that stands in
// for a thing hangs over what it was asked to be above too: "a mobile above the crib".
func hangs(w *wish, rel brief.Relation) (scene.Mount, bool) {
	if w.entry.Mount != scene.OnFloor && w.entry.Mount != scene.OnSurface || !w.proxy && !hangable(w) {
		return "", false
	}
	switch {
	case rel.Kind == "hung_on_wall":
		return scene.OnWall, true
	case rel.Kind == "hung_from_ceiling":
		return scene.OnCeiling, true
	case rel.Kind == "above" && w.proxy:
		if wants(w, "hung_on_wall") || wants(w, "against_wall") {
			return scene.OnWall, true
		}
		return scene.OnCeiling, true
	}
	return "", false
}

// What a hook can carry: kilograms, and metres from the wall.
const (
	hookMass  = 25
	hookReach = 0.65
)

// hangable reports whether something that stands by itself can be hung up.
func hangable(w *wish) bool {
	return w.entry.MassKg <= hookMass && w.entry.Size[1] <= hookReach && !seats[w.noun] && w.entry.Clearance.Front < 0.7
}

// onATable is the largest side of what is put on a table although it usually stands on the floor, in metres.
const onATable = 0.65
