package session

import (
	"scenograph/internal/geom"
	"scenograph/internal/navigate"
	"scenograph/internal/tool"
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
	// FirstView looks as the scene's first camera does, without staying in it, or at everything where there is none.
	FirstView struct{}
	// Walk goes on foot through the scene, or leaves off; any other move of the camera leaves off too.
	Walk struct{ On bool }
	// Stride is what a person on foot does for a moment.
	Stride struct{ navigate.Stride }
	// AddMeasurement keeps a distance in view until ClearMeasurements.
	AddMeasurement struct{ Measurement }
	// ClearMeasurements forgets all distances.
	ClearMeasurements struct{}
	// SetPivot chooses what the selection turns and scales about.
	SetPivot struct{ Pivot tool.Pivot }
)

func (SettleCamera) intent()      {}
func (LockCamera) intent()        {}
func (LookFrom) intent()          {}
func (TurnView) intent()          {}
func (HomeView) intent()          {}
func (FirstView) intent()         {}
func (Walk) intent()              {}
func (Stride) intent()            {}
func (AddMeasurement) intent()    {}
func (ClearMeasurements) intent() {}
func (SetPivot) intent()          {}
