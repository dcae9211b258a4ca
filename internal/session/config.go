package session

import (
	"context"
	"path/filepath"
	"time"

	"scenograph/internal/action"
	"scenograph/internal/agent"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/diag"
	"scenograph/internal/exchange"
	"scenograph/internal/geom"
	"scenograph/internal/journal"
	"scenograph/internal/review"
	"scenograph/internal/scene"
	"scenograph/internal/tryout"
)

// Config is what an editor is made of. Everything but the folders may be left out; what is missing then cannot be done and
// says so.
type Config struct {
	Clock     func() time.Time // called from any goroutine; nil for time.Now
	FS        journal.FS       // nil for the disk
	Program   string           // name and version
	Store     *asset.Store     // nil for a new one; the session sets its Fetch
	ConfigDir string           // for preferences; "" keeps none
	StateDir  string           // for untitled projects
	Glide     time.Duration    // how long the view takes to another; 0 for at once
	Wake      func()           // called from any goroutine when Update has something to do; may be nil

	// Guests begins the names of policies of other programs: what they proposed and nobody has judged comes back into the review when a
	// project is opened; "" leaves it out.
	Guests string
	Judge  bool // every committed scene, and every drag, is judged in the background

	Policy agent.Policy
	// Candidates is how many answers are tried for a prompt, where the preferences say nothing; below 2 a policy's first answer counts.
	Candidates int
	Critics    func(Preferences) []tryout.Critic // who scores candidates; nil for nobody
	Shutter    tryout.Shutter                    // draws candidates and comparisons, called from a background goroutine; nil draws none
	Slices     int                               // pieces a candidate's picture is drawn in
	Connect    Connector
	Probe      Prober
	KeyStatus  func(AgentSettings) string // where the key is from, or "missing"; may wait for the keychain
	Check      review.Checker
	Catalog    catalog.Source
	Read       Reader
	Survey     Surveyor
	Write      Writer
	Starter    Starter
	Sky        SkyReader
	Trace      Tracer

	Simulate Simulator
	Panorama PanoramaReader

	Reference PictureReader // of pictures for the agent
	Shelves   Shelves
}

// Imported is what a file holds.
type Imported struct {
	Name    string
	Actions []action.Action
	Roots   []scene.NodeID // nodes that the actions add directly to the world
	Bounds  geom.Box       // in the world, metres; empty when nothing can be seen
	Scene   bool           // it is a whole scene with places of its own, not one thing to stand somewhere
	Report  diag.Report

	// What a room in the words of another program tells besides; empty for models.
	Format   string
	Things   []exchange.Thing
	Surfaces []exchange.Surface
}

// Writer renders a scene as it is ordered and then writes it all, or nothing, and returns the files' paths. It is called on a goroutine of its
// own.
type Writer func(ctx context.Context, snapshot *scene.Snapshot, store *asset.Store, order Order, tell func(step string)) ([]string, diag.Report, error)

// Order is an export and where it goes.
type Order struct {
	Export
	Name   string         // of the files, without ending
	Origin journal.Source // where the scene comes from, for the certificate
}

// Starter returns the actions that build the room a new project opens on.
type Starter func(store *asset.Store) ([]action.Action, error)

// SkyReader reads an image file for the sky into the store.
type SkyReader func(ctx context.Context, path string, store *asset.Store) (asset.ID, diag.Report, error)

func (c Config) complete() Config {
	if c.Clock == nil {
		c.Clock = time.Now
	}
	if c.FS == nil {
		c.FS = journal.Disk{}
	}
	return c
}

// untitled reports whether a folder is that of a project without a name.
func (c Config) untitled(dir string) bool {
	return filepath.Dir(dir) == filepath.Join(c.StateDir, untitledFolder)
}
