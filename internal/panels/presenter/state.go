package presenter

import (
	"time"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/document"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/job"
	"scenograph/internal/navigate"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// State is everything the panels show, gathered once per frame that is drawn.
type State struct {
	Project   Project
	Scene     *scene.Snapshot // what is committed, or what a running drag previews
	Store     *asset.Store
	Selection []scene.NodeID
	Hovered   scene.NodeID
	Isolated  bool

	Tool     session.Tool
	Local    bool
	Snap     session.SetSnap
	Shading  frame.Shading
	Grid     bool
	View     frame.View
	Eye      navigate.Eye // what View was made from
	Through  scene.NodeID // the scene camera that is looked through, or ""
	Playing  bool         // a physics engine moves the scene
	Settling bool         // it looks for where everything rests
	Walking  bool         // on foot, through the scene
	Standing bool         // on foot and on something
	Aim      session.Aim  // the thing that is dragged out of the library
	Marks    []frame.Mark // drawn over the scene; the panels write their texts
	// Measurements counts what was measured.
	Measurements int
	Lock         bool // moving the view moves that camera
	Picture      Picture
	Still        Still // the path-traced picture
	Panorama     Panorama
	Exhibit      Exhibit
	Wipe         Wipe    // over the view, of the proposal under review
	Variants     Contact // variants of the room to choose from
	Branches     []Branch
	HeadSeq      uint64 // the history's last line
	Settings     session.Preferences
	Clips        Clips // of the file that is about to be imported

	Agent   Agent
	Checks  Checks
	History []Event
	Undo    string // what undo would take back, "" when nothing
	Redo    string
	Library []Thing
	Presets []Preset
	// FindThings names the entries of the library that a text means, best first; the last word may be unfinished. It may be nil.
	FindThings func(text string) []string
	// Folders are those of the person's own models.
	Folders []string
	// FindMaterials names the presets that a text means, best first; the last word may be unfinished. It may be nil.
	FindMaterials func(text string) []string
	Jobs          []job.Status
	Notices       []Notice
	UserName      string
}

// Project is what is open.
type Project struct {
	Name     string
	Path     string // "" while untitled
	Revision uint64
	Changed  bool // untitled and not empty: closing it would lose something
	Fresh    bool // nothing has been done since it was opened
}

// Clips are the animations of a file.
type Clips struct {
	Path string
	List []session.Clip
}

// Picture is what the viewport shows and what it cost.
type Picture struct {
	Texture       uint64 // of the renderer, 0 while there is none
	Width, Height int    // pixels of the texture
	Triangles     int
	Millis        float64
	Draft         bool
	Legend        frame.Legend // what the colours mean
	Renderer      string
}

// Agent is the policy and the queue of its proposals.
type Agent struct {
	Policy  string // the policy's name for people
	Status  string // what it is doing, in words
	Busy    bool
	Failed  bool
	Stopped bool   // by the person, before it had answered
	Prompt  string // last asked
	Notes   []string
	Detail  string // what is being received, or what it has cost
	Model   session.Model

	Reference string // the picture that goes with what is asked, or ""
	Cards     []Card
	Focused   string // the proposal under review, or ""
	Compare   bool   // ghosts are held back
	Contact   Contact
}

// Card is one proposal to be judged.
type Card struct {
	ID      string
	Label   string
	From    string // the agent of another program that proposes it, or ""
	Reason  string
	Notes   []string
	Score   proposal.Score
	Actions []action.Action
	Asked   []action.Action // as they were proposed
	Off     map[int]bool    // actions that were ticked off
	Stale   string          // why it no longer applies, or ""
	Edited  bool            // the human changed it
	After   *scene.Snapshot
	Diff    scene.Diff
}

// Event is one line of the history.
type Event struct {
	Seq     uint64
	Time    time.Time
	Who     string
	Author  document.AuthorKind
	Label   string
	Detail  string
	Undone  bool
	Current bool // the last one in force
	Mark    bool // a named checkpoint
	Verdict string
}

// Thing is an entry of the catalogue.
type Thing struct {
	ID       string
	Name     string
	Category string
	Size     string    // "82 × 88 × 84 cm"
	Dims     geom.Vec3 // the same in metres
	Styles   []string
	Own      *session.OwnThing // of a person's own model, else nil
	Words    string            // lower case, what a search looks in
	Picture  uint64            // a texture of the renderer, 0 until it is drawn
}

// Preset is a catalogue material.
type Preset struct {
	Category string
	ID, Name string
	Color    [3]float64 // linear
	ReachM   float64    // metres one repeat of its textures covers
	Picture  uint64     // a texture of the renderer, 0 until it is drawn
}

// MaterialPicture begins the names of materials among what has no picture yet.
const MaterialPicture = "material:"

// Level orders notices.
type Level int

// The levels.
const (
	Note Level = iota
	Caution
	Failure
)

// Notice is a line for the log and, while it is new, for the status bar.
type Notice struct {
	Time  time.Time
	Level Level
	Text  string
	New   bool
}
