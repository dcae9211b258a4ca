package session

import (
	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/tool"
)

// Intent is what a person wants, before it becomes actions. Panels return intents; the session carries them out.
type Intent interface{ intent() }

// Project intents.
type (
	// NewProject starts an untitled project on an empty scene, or on the starter room.
	NewProject struct{ Starter bool }
	// OpenProject opens a project folder.
	OpenProject struct{ Path string }
	// SaveAs gives the project a folder of its own and goes on there.
	SaveAs struct{ Path string }
	// NameCheckpoint names the present state; an empty name is made from the time.
	NameCheckpoint struct{ Name string }
	// Import reads files, or one read from the clipboard of paths, into the scene. At is where the first stands, or nil for a free
	// spot; Pose is the moment of an animation.
	Import struct {
		Paths []string
		At    *geom.Vec3
		Pose  Pose
	}
	// Survey looks which animations a file has that is about to be imported.
	Survey struct{ Path string }
	// Export writes the scene into a folder: in formats (glb, gltf, usda, usdz, …), and for frameworks (isaaclab, robosuite, …) that train
	// robots. Certify adds a certificate.
	Export struct {
		Formats []string
		For     []string
		Folder  string
		Certify bool
	}
	// Quit ends the session once nothing can be lost.
	Quit struct{ Discard bool }
)

// Selection intents.
type (
	// SelectNodes replaces, extends or toggles the selection.
	SelectNodes struct {
		Nodes []scene.NodeID
		Mode  SelectMode
	}
	// SelectAll selects every node that is neither locked nor hidden.
	SelectAll struct{}
	// InvertSelection selects what is not selected.
	InvertSelection struct{}
	// Hover names the node under the mouse, "" for none.
	Hover struct{ Node scene.NodeID }
)

// SelectMode tells how new nodes join a selection.
type SelectMode int

// The selection modes.
const (
	Replace SelectMode = iota
	Extend
	Toggle
)

// Edit intents. Those without nodes act on the selection.
type (
	// Apply commits actions as the human's own edit.
	Apply struct {
		Label   string
		Actions []action.Action
	}
	// PreviewEdit shows actions without committing them; no actions end the preview.
	PreviewEdit struct{ Actions []action.Action }
	// Undo and Redo walk over everybody's commits.
	Undo struct{}
	// Redo takes the last undo back.
	Redo struct{}
	// GoTo undoes or redoes until the entry of the history is the last one in force.
	GoTo struct{ Seq uint64 }
	// Delete removes the selection.
	Delete struct{}
	// Duplicate copies the selection beside itself.
	Duplicate struct{}
	// CopyNodes puts the selection, with its assets, on the clipboard as text.
	CopyNodes struct{}
	// CutNodes copies and deletes.
	CutNodes struct{}
	// Paste adds what the clipboard's text holds.
	Paste struct{ Text string }
	// GroupNodes puts the selection under a new group.
	GroupNodes struct{}
	// UngroupNodes dissolves the selected groups.
	UngroupNodes struct{}
	// Align lines the selection up along an axis (0 X, 1 Y, 2 Z).
	Align struct {
		Axis int
		Edge AlignEdge
	}
	// Distribute spaces the selection evenly along an axis.
	Distribute struct{ Axis int }
	// DropToFloor lets the selection down onto what is beneath it.
	DropToFloor struct{}
	// SetHidden hides or shows nodes.
	SetHidden struct {
		Nodes  []scene.NodeID
		Hidden bool
	}
	// ShowAll shows every hidden node.
	ShowAll struct{}
	// Isolate shows only the selection until it is called again; the document is not changed.
	Isolate struct{}
	// SetLocked locks or unlocks nodes.
	SetLocked struct {
		Nodes  []scene.NodeID
		Locked bool
	}
	// SetPinned pins or unpins nodes.
	SetPinned struct {
		Nodes  []scene.NodeID
		Pinned bool
	}
	// Rename changes a node's name.
	Rename struct {
		Node scene.NodeID
		Name string
	}
	// Reparent moves nodes under a parent, leaving them where they stand.
	Reparent struct {
		Nodes  []scene.NodeID
		Parent scene.NodeID
	}
	// PlaceThing adds a catalogue entry at a point, at the valid place nearest to where a ray points, or at a free spot when both
	// are nil.
	PlaceThing struct {
		Entry string
		At    *geom.Vec3
		To    *geom.Ray
	}
	// AddLight adds a light of a kind in front of the camera.
	AddLight struct{ Kind scene.LightKind }
	// AddCamera adds a camera where the view is.
	AddCamera struct{ Name string }
	// AddRoom adds a rectangular room.
	AddRoom struct{ Width, Depth, Height float64 }
	// UseSkyImage sets an image file as the sky.
	UseSkyImage struct{ Path string }
	// ApplyMaterial gives the selection a catalogue material: the main slot of models, a surface of rooms; or, with To, what the ray meets.
	ApplyMaterial struct {
		Preset string
		Finish
		To *geom.Ray
	}
	// PreviewMaterial shows a catalogue material on the selection without committing it; no preset ends the preview.
	PreviewMaterial struct {
		Preset string
		Finish
	}
)

// AlignEdge names what is lined up.
type AlignEdge int

// The edges.
const (
	AlignMin AlignEdge = iota
	AlignCenter
	AlignMax
)

// Agent intents.
type (
	// Ask sends a prompt to the policy.
	Ask struct{ Prompt string }
	// SetAgent chooses who proposes.
	SetAgent struct{ Settings AgentSettings }
	// ProbeModel finds out what the chosen model can do.
	ProbeModel struct{}
	// CancelAsk stops the policy.
	CancelAsk struct{}
	// FocusProposal makes a proposal the one that is shown and reviewed; "" leaves the review.
	FocusProposal struct{ Proposal string }
	// NextProposal walks the queue; Step is +1 or −1.
	NextProposal struct{ Step int }
	// AcceptProposal commits the proposal as it stands: overridden when the human changed it.
	AcceptProposal struct{ Proposal string }
	// AcceptAll commits every pending proposal that is still valid, in order.
	AcceptAll struct{}
	// RejectProposal puts a proposal aside.
	RejectProposal struct{ Proposal, Reason string }
	// TickAction leaves one action of a proposal out, or takes it back in.
	TickAction struct {
		Proposal string
		Index    int
		On       bool
	}
	// TickPart leaves one property of an action out, such as the turn of a move, or takes it back in.
	TickPart struct {
		Proposal string
		Index    int
		Part     action.Part
		On       bool
	}
	// EditProposal replaces the actions of a proposal: the human's override, shown as ghosts until accepted.
	EditProposal struct {
		Proposal string
		Actions  []action.Action
	}
	// MoveGhost changes where a proposal puts a node.
	MoveGhost struct {
		Proposal string
		Node     scene.NodeID
		World    geom.Transform
	}
	// CompareProposal hides the ghosts while On.
	CompareProposal struct{ On bool }
	// HighlightNode draws a ghost's node brighter.
	HighlightNode struct{ Node scene.NodeID }
)

// View intents.
type (
	// FrameSelection brings the selection into view.
	FrameSelection struct{}
	// FrameAll brings everything into view.
	FrameAll struct{}
	// LookThrough takes the pose of a scene camera; "" leaves it.
	LookThrough struct{ Camera scene.NodeID }
	// AxisView looks along an axis: front, back, left, right, top or bottom.
	AxisView struct{ Name string }
	// SetProjection switches between perspective and orthographic.
	SetProjection struct{ Projection scene.Projection }
	// SetTool chooses select, move, rotate, scale, measure or room.
	SetTool struct{ Tool Tool }
	// SetSpace chooses world or local axes for the gizmo.
	SetSpace struct{ Local bool }
	// SetSnap turns snapping on or off and sets its steps — metres, radians and factor — and what moves snap to; "" leaves that.
	SetSnap struct {
		On    bool
		Move  float64
		Angle float64
		Scale float64
		To    tool.SnapTarget
		Align bool // on a surface, turn with it
	}
	// SetShading chooses a shading mode by the name of a frame.Shading.
	SetShading struct{ Name string }
	// SetGrid shows or hides the ground grid.
	SetGrid struct{ On bool }
	// ChangePreferences replaces the preferences.
	ChangePreferences struct{ Preferences Preferences }
	// CancelJob stops a running job.
	CancelJob struct{ Job string }
	// DismissMessage removes a message from the status bar.
	DismissMessage struct{}
)

// Tool is what the mouse does in the viewport.
type Tool string

// The tools.
const (
	SelectTool  Tool = "select"
	MoveTool    Tool = "move"
	RotateTool  Tool = "rotate"
	ScaleTool   Tool = "scale"
	MeasureTool Tool = "measure"
	RoomTool    Tool = "room" // corners, walls and openings of rooms
)

// Navigation names a preset of mouse and keys.
type Navigation string

// The presets.
const (
	BlenderNavigation Navigation = "blender"
	MayaNavigation    Navigation = "maya"
	UnityNavigation   Navigation = "unity"
)

// Finish is how a catalogue material is put on. Zero values mean its own.
type Finish struct {
	Color   string  // a colour word or #rrggbb
	RepeatM float64 // metres that one repeat of its textures covers
	TurnRad float64 // counter-clockwise
}

// Preferences are the user's own, kept outside every project.
type Preferences struct {
	Navigation  Navigation      `json:"navigation"`
	Theme       string          `json:"theme"`   // dark or light
	UIScale     float64         `json:"uiScale"` // 0 follows the display
	UserName    string          `json:"userName"`
	RecentFiles []string        `json:"recentFiles"`
	Layout      string          `json:"layout"` // the dock layout, as the panels wrote it
	SnapMove    float64         `json:"snapMove"`
	SnapAngle   float64         `json:"snapAngle"`
	SnapScale   float64         `json:"snapScale"`
	SnapTo      tool.SnapTarget `json:"snapTo,omitempty"`
	SnapAlign   bool            `json:"snapAlign,omitempty"`
	Pivot       tool.Pivot      `json:"pivot,omitempty"`
	Trackpad    bool            `json:"trackpad,omitempty"` // two fingers orbit, with Shift pan, with Ctrl zoom
	ToneMap     string          `json:"toneMap"`            // agx or aces
	// RelationsHidden leaves out the lines of the selection's relations; RelationsLoose lets what is related to a moved thing stay.
	RelationsHidden bool `json:"relationsHidden,omitempty"`
	RelationsLoose  bool `json:"relationsLoose,omitempty"`
	// Guests lets agents of other programs look and propose while the editor runs.
	Guests bool `json:"guests,omitempty"`
	// ChecksHidden leaves out the marks of failed checks in the viewport.
	ChecksHidden bool `json:"checksHidden,omitempty"`
	// Materials lists favourite materials and those used last, by name.
	Favourites []string `json:"favouriteMaterials,omitempty"`
	Recent     []string `json:"recentMaterials,omitempty"`
	// Things lists favourite entries of the library and those placed last.
	FavouriteThings []string `json:"favouriteThings,omitempty"`
	RecentThings    []string `json:"recentThings,omitempty"`
	// PreferLibrary is where the agent takes things from first: "library" for all folders that are indexed, one by name, or "".
	PreferLibrary string `json:"preferLibrary,omitempty"`
	// Candidates is how many answers are tried for a prompt; 0 leaves it to the program. PlainSheets keeps the scores on every contact
	// sheet: without it, one in ten hides them.
	Candidates  int  `json:"candidates,omitempty"`
	PlainSheets bool `json:"plainSheets,omitempty"`
	// CriticWeights say how much each critic counts; one that is missing has its usual weight.
	CriticWeights map[string]float64 `json:"criticWeights,omitempty"`
	// ClipFolder holds a CLIP model, OnnxRuntime is the library that runs it; "" looks at the environment.
	ClipFolder  string `json:"clipFolder,omitempty"`
	OnnxRuntime string `json:"onnxRuntime,omitempty"`
	// ModelJudges lets the agent's model score pictures of candidates.
	ModelJudges bool `json:"modelJudges,omitempty"`
	// Agent is who proposes.
	Agent  AgentSettings `json:"agent,omitzero"`
	Chosen bool          `json:"chosen"` // the first-start choice was made
}

func (NewProject) intent()        {}
func (OpenProject) intent()       {}
func (SaveAs) intent()            {}
func (NameCheckpoint) intent()    {}
func (Import) intent()            {}
func (Survey) intent()            {}
func (Export) intent()            {}
func (Quit) intent()              {}
func (SelectNodes) intent()       {}
func (SelectAll) intent()         {}
func (InvertSelection) intent()   {}
func (Hover) intent()             {}
func (Apply) intent()             {}
func (PreviewEdit) intent()       {}
func (Undo) intent()              {}
func (Redo) intent()              {}
func (GoTo) intent()              {}
func (Delete) intent()            {}
func (Duplicate) intent()         {}
func (CopyNodes) intent()         {}
func (CutNodes) intent()          {}
func (Paste) intent()             {}
func (GroupNodes) intent()        {}
func (UngroupNodes) intent()      {}
func (Align) intent()             {}
func (Distribute) intent()        {}
func (DropToFloor) intent()       {}
func (SetHidden) intent()         {}
func (ShowAll) intent()           {}
func (Isolate) intent()           {}
func (SetLocked) intent()         {}
func (SetPinned) intent()         {}
func (Rename) intent()            {}
func (Reparent) intent()          {}
func (PlaceThing) intent()        {}
func (AddLight) intent()          {}
func (AddCamera) intent()         {}
func (AddRoom) intent()           {}
func (UseSkyImage) intent()       {}
func (ApplyMaterial) intent()     {}
func (PreviewMaterial) intent()   {}
func (Ask) intent()               {}
func (CancelAsk) intent()         {}
func (SetAgent) intent()          {}
func (ProbeModel) intent()        {}
func (FocusProposal) intent()     {}
func (NextProposal) intent()      {}
func (AcceptProposal) intent()    {}
func (AcceptAll) intent()         {}
func (RejectProposal) intent()    {}
func (TickAction) intent()        {}
func (TickPart) intent()          {}
func (EditProposal) intent()      {}
func (MoveGhost) intent()         {}
func (CompareProposal) intent()   {}
func (HighlightNode) intent()     {}
func (MoveCamera) intent()        {}
func (FrameSelection) intent()    {}
func (FrameAll) intent()          {}
func (LookThrough) intent()       {}
func (AxisView) intent()          {}
func (SetProjection) intent()     {}
func (SetTool) intent()           {}
func (SetSpace) intent()          {}
func (SetSnap) intent()           {}
func (SetShading) intent()        {}
func (SetGrid) intent()           {}
func (ChangePreferences) intent() {}
func (CancelJob) intent()         {}
func (DismissMessage) intent()    {}
