// Package certificate says what an exported folder holds and how good it is: what it was written from, every file with its hash, each
// check with its number, and what a physics engine made of it. It compares a folder with what its certificates say.
//
// Invariant: the same certificate is the same bytes, and Decode takes only bytes that Encode wrote: one changed byte is an error.
//
//	data, err := certificate.Encode(c)
//	found, err := certificate.Inspect("out")
package certificate

// Kind is the first value of a certificate's text, which tells what the file is; Version is the form's.
const (
	Kind    = "certificate"
	Version = 1
)

// FileName is the certificate of a whole folder: a file that it does not list does not belong there.
const FileName = "certificate.json"

// Suffix ends the name of a certificate that answers only for the files it lists.
const Suffix = ".certificate.json"

// Certificate is what is certified. Lengths are metres, masses kilograms, angles degrees where the name says so.
type Certificate struct {
	Kind     string   `json:"scenograph"`
	Version  int      `json:"version"`
	Tool     string   `json:"tool"` // the program and its version
	Document Document `json:"document"`
	Exports  []Export `json:"exports"`
	Content  Content  `json:"content"`

	Valid     bool      `json:"valid"` // no check is an error
	Checks    []Check   `json:"checks"`
	Rooms     []Room    `json:"rooms"`
	Stability Stability `json:"stability"`
	Rules     []Rule    `json:"rules"`

	Files []File `json:"files"` // sorted by path, without the certificates
	Seal  string `json:"seal"`  // SHA-256 of this text with an empty seal
}

// Document is what was exported.
type Document struct {
	Name        string `json:"name"`
	Project     string `json:"project,omitempty"` // its id
	Revision    uint64 `json:"revision"`
	Scene       string `json:"scene"`                 // hash of the snapshot
	JournalSeq  uint64 `json:"journalSeq,omitempty"`  // of the journal's last line
	JournalHead string `json:"journalHead,omitempty"` // hash of that line
	Source      string `json:"source,omitempty"`      // SHA-256 of the file, where a file was exported and not a project
	Prompt      string `json:"prompt,omitempty"`
	Seed        string `json:"seed,omitempty"` // of the policy that built it, where the journal has one
}

// Export is one thing that was asked for: a format, or the files of a framework.
type Export struct {
	Format  string            `json:"format"`
	Main    string            `json:"main"` // path of its main file
	Options map[string]string `json:"options"`
}

// Content counts what the scene holds as a simulator sees it.
type Content struct {
	Objects int     `json:"objects"` // visible models
	Bodies  int     `json:"bodies"`  // rooms included
	Free    int     `json:"free"`    // moved by gravity
	Joints  int     `json:"joints"`  // hinges and slides of things, without the doors of rooms
	MassKg  float64 `json:"massKg"`  // of everything but rooms
}

// Check is the verdict of one check over the whole scene.
type Check struct {
	ID       string  `json:"id"`
	Verdict  string  `json:"verdict"`  // pass, warn or fail
	Severity string  `json:"severity"` // of what it finds: error or warning
	Value    float64 `json:"value"`    // the worst that was found, 0 for nothing
	Unit     string  `json:"unit"`
	Limit    float64 `json:"limit,omitempty"` // beyond which the check speaks, 0 where it depends on the thing
	Found    []Fault `json:"found"`
}

// Verdicts of a check.
const (
	Pass = "pass"
	Warn = "warn"
	Fail = "fail"
)

// Fault is one thing that a check found.
type Fault struct {
	Severity string   `json:"severity"`
	Objects  []string `json:"objects"`
	Joint    string   `json:"joint,omitempty"`
	Value    float64  `json:"value"`
	Unit     string   `json:"unit"`
	Message  string   `json:"message"`
}

// Room is how well one room can be walked.
type Room struct {
	Node        string  `json:"node"`
	FloorM2     float64 `json:"floorM2"`
	FreeM2      float64 `json:"freeM2"`
	NavigableM2 float64 `json:"navigableM2"`
	FloorThings int     `json:"floorThings"`
	Reachable   int     `json:"reachable"`
	Share       float64 `json:"reachableShare"` // Reachable / FloorThings, 1 for an empty room
	ClearWidthM float64 `json:"clearWidthM"`
	AverageLux  float64 `json:"averageLux"`
}

// Stability is what an engine found after letting the scene be for a while. Without an engine only Missing is set, and the checks
// of support and balance are all that is known.
type Stability struct {
	Engine        string   `json:"engine,omitempty"` // with its version
	Missing       string   `json:"missing,omitempty"`
	Solver        *Solver  `json:"solver,omitempty"`
	Seconds       float64  `json:"seconds"`
	Bodies        int      `json:"bodies"` // free ones
	StablePercent float64  `json:"stablePercent"`
	StableIf      string   `json:"stableIf,omitempty"`
	MedianDriftMM float64  `json:"medianDriftMm"`
	MaxDriftMM    float64  `json:"maxDriftMm"`
	MaxTurnDeg    float64  `json:"maxTurnDeg"`
	Fallen        int      `json:"fallen"`               // came down by more than a centimetre
	PenetrationMM float64  `json:"initialPenetrationMm"` // the deepest contact before the first step
	AtRest        bool     `json:"atRest"`
	Unstable      []Motion `json:"unstable"`
}

// Solver is what the model asks of the engine.
type Solver struct {
	Timestep   float64 `json:"timestep"` // seconds
	Cone       string  `json:"cone"`
	ImpRatio   float64 `json:"impratio"`
	Integrator string  `json:"integrator"`
}

// Motion is how far a body has come.
type Motion struct {
	Object string  `json:"object"`
	MM     float64 `json:"mm"`
	Deg    float64 `json:"deg"`
}

// Rule is a rule for a format, checked on the files or the scene.
type Rule struct {
	ID      string `json:"id"` // such as RB.006
	Name    string `json:"name,omitempty"`
	File    string `json:"file,omitempty"`
	Verdict string `json:"verdict"`
	Detail  string `json:"detail,omitempty"`
}

// File is a file of the export. Path is relative to the certificate's folder, with forward slashes.
type File struct {
	Path   string `json:"path"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}
