package session

import (
	"scenograph/internal/geom"
	"scenograph/internal/navigate"
)

// Camera intents.
type (
	// MoveCamera sets the editor's eye. Looking through a locked scene camera it moves that camera, until SettleCamera as a preview.
	MoveCamera struct{ Eye navigate.Eye }
	// SettleCamera ends a gesture that moved the camera: what a locked scene camera went through becomes one edit.
	SettleCamera struct{}
	// LockCamera has navigation move the scene camera that is looked through.
	LockCamera struct{ On bool }
	// LookFrom looks at the focus from a direction, not necessarily of length 1.
	LookFrom struct{ Direction geom.Vec3 }
	// TurnView turns the view about its focus, radians.
	TurnView struct{ Yaw, Pitch float64 }
	// HomeView looks at everything from where a new scene is looked at.
	HomeView struct{}
	// SetPivot chooses what the selection turns and scales about.
	SetPivot struct{ Pivot Pivot }
)

// Pivot names what a selection turns and scales about.
type Pivot string

// The pivots.
const (
	MedianPivot     Pivot = "median"     // the mean of the objects' origins
	ActivePivot     Pivot = "active"     // the origin of the last one selected
	IndividualPivot Pivot = "individual" // each about its own origin
	BottomPivot     Pivot = "bottom"     // the middle of the underside of the box around all
)

// Pivots lists them.
func Pivots() []Pivot { return []Pivot{MedianPivot, ActivePivot, IndividualPivot, BottomPivot} }

// SnapTarget names what a move snaps to.
type SnapTarget string

// The targets.
const (
	SnapGrid    SnapTarget = "grid"    // multiples of the step
	SnapVertex  SnapTarget = "vertex"  // corners of other things near the mouse
	SnapSurface SnapTarget = "surface" // onto what is under the mouse
)

// SnapTargets lists them.
func SnapTargets() []SnapTarget { return []SnapTarget{SnapGrid, SnapVertex, SnapSurface} }

func (SettleCamera) intent() {}
func (LockCamera) intent()   {}
func (LookFrom) intent()     {}
func (TurnView) intent()     {}
func (HomeView) intent()     {}
func (SetPivot) intent()     {}
