package studio

import (
	"os"
	"path/filepath"
	"time"

	"scenograph/internal/agent/designer"
	"scenograph/internal/asset"
	"scenograph/internal/check"
	"scenograph/internal/guest"
	"scenograph/internal/review"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// Config connects everything but the folders that belong to a person at a window.
func Config(program string, clock func() time.Time) session.Config {
	store := asset.NewStore()
	source := Catalogue()
	return session.Config{
		Clock: clock, Program: program, Store: store, StateDir: os.TempDir(),
		Policy: designer.New(store, source), Catalog: source, Starter: designer.Starter,
		Check: func(snapshot *scene.Snapshot) ([]review.Failure, error) { return failures(snapshot, store) },
		Read:  Read, Survey: Survey, Write: ship(program), Sky: ReadSky, Trace: Trace,
		Simulate: Simulate, Panorama: ReadPanorama, Critics: (&critics{source: source}).of,
	}
}

// glide is how long the view takes to another: long enough to see where it goes, too short to wait for.
const glide = 180 * time.Millisecond

// WindowConfig adds the folders of the person at the window: settings, and projects that have no name yet.
func WindowConfig(program string, clock func() time.Time, wake func()) session.Config {
	config := Config(program, clock)
	config.Wake, config.Glide, config.Judge = wake, glide, true
	config.Guests = guest.Policy
	if dir, err := os.UserConfigDir(); err == nil {
		config.ConfigDir = filepath.Join(dir, "scenograph")
	}
	if dir := StateDir(); dir != "" {
		config.StateDir = dir
	}
	return withOwnLibrary(config)
}

// StateDir is the folder for what a person's editor keeps between runs; "" where there is none.
func StateDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "scenograph")
}

// failures lists the hard rules a scene breaks.
func failures(snapshot *scene.Snapshot, store *asset.Store) ([]review.Failure, error) {
	verdicts, err := check.Run(snapshot, store)
	if err != nil {
		return nil, err
	}
	var out []review.Failure
	for _, v := range verdicts {
		if v.Severity == check.Error {
			out = append(out, review.Failure{Key: v.ID, Message: v.Message})
		}
	}
	return out, nil
}
