package session

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"time"

	"scenograph/internal/geom"
	"scenograph/internal/journal"
	"scenograph/internal/tool"
)

const (
	preferencesName = "preferences.json"
	maxRecent       = 12
)

func defaultPreferences() Preferences {
	return Preferences{
		Navigation: BlenderNavigation, Theme: "dark", ToneMap: "agx", SnapMove: 0.1, SnapAngle: geom.Radians(15), SnapScale: 0.1,
		SnapTo: tool.SnapGrid, Pivot: tool.MedianPivot,
	}
}

// valid replaces what no program would have written by the default.
func (p Preferences) valid() Preferences {
	usual := defaultPreferences()
	if !slices.Contains([]Navigation{BlenderNavigation, MayaNavigation, UnityNavigation}, p.Navigation) {
		p.Navigation = usual.Navigation
	}
	if p.Theme != "dark" && p.Theme != "light" {
		p.Theme = usual.Theme
	}
	if p.ToneMap != "agx" && p.ToneMap != "aces" {
		p.ToneMap = usual.ToneMap
	}
	if !(p.UIScale == 0 || p.UIScale >= 0.5 && p.UIScale <= 4) {
		p.UIScale = 0
	}
	if !slices.Contains(tool.SnapTargets(), p.SnapTo) {
		p.SnapTo = usual.SnapTo
	}
	if !slices.Contains(tool.Pivots(), p.Pivot) {
		p.Pivot = usual.Pivot
	}
	step := func(value *float64, fallback float64) {
		if !geom.Finite(*value) || *value <= 0 || *value > 1000 {
			*value = fallback
		}
	}
	step(&p.SnapMove, usual.SnapMove)
	step(&p.SnapAngle, usual.SnapAngle)
	step(&p.SnapScale, usual.SnapScale)
	p.RecentFiles = slices.Clone(p.RecentFiles[:min(len(p.RecentFiles), maxRecent)])
	return p
}

func loadPreferences(config Config) (Preferences, error) {
	if config.ConfigDir == "" {
		return defaultPreferences(), nil
	}
	name := filepath.Join(config.ConfigDir, preferencesName)
	text, err := config.FS.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return defaultPreferences(), nil
	}
	if err != nil {
		return defaultPreferences(), err
	}
	prefs := defaultPreferences()
	if err := json.Unmarshal(text, &prefs); err != nil {
		return defaultPreferences(), fmt.Errorf("%s: %w", name, err)
	}
	prefs.RecentFiles = slices.DeleteFunc(prefs.RecentFiles, func(dir string) bool {
		return config.untitled(dir) && !journal.IsProject(config.FS, dir)
	})
	return prefs.valid(), nil
}

// PreferredLibrary is the folder whose things the agent takes first, as the preferences that are kept have it.
func PreferredLibrary(config Config) string { return KeptPreferences(config).PreferLibrary }

// KeptPreferences are the preferences as they are kept; none where they cannot be read.
func KeptPreferences(config Config) Preferences {
	prefs, err := loadPreferences(config.complete())
	if err != nil {
		return Preferences{}
	}
	return prefs
}

// adopt makes preferences take effect.
func (s *Session) adopt(p Preferences) {
	s.prefs = p
	s.snap.Move, s.snap.Angle, s.snap.Scale = p.SnapMove, p.SnapAngle, p.SnapScale
	s.snap.To, s.snap.Align = p.SnapTo, p.SnapAlign
}

// changePreferences takes new preferences and keeps them at once.
func (s *Session) changePreferences(p Preferences) error {
	s.adopt(p.valid())
	if s.config.ConfigDir == "" {
		return nil
	}
	text, err := json.MarshalIndent(s.prefs, "", "  ")
	if err != nil {
		return fmt.Errorf("session: preferences: %w", err)
	}
	s.await("Keeping the preferences", func() {
		if err = s.config.FS.MkdirAll(s.config.ConfigDir); err == nil {
			err = journal.WriteFile(s.config.FS, filepath.Join(s.config.ConfigDir, preferencesName), append(text, '\n'))
		}
	})
	if err != nil {
		return fmt.Errorf("session: preferences: %w", err)
	}
	return nil
}

// remember puts a project first among the recent files.
func (s *Session) remember(dir string) {
	p := s.prefs
	p.RecentFiles = append([]string{dir}, slices.DeleteFunc(slices.Clone(p.RecentFiles), func(old string) bool { return old == dir })...)
	if err := s.changePreferences(p); err != nil {
		s.Say(Caution, "%v", err)
	}
}

// sweep removes untitled projects of crashed runs in which nothing has happened, once they are a day old.
func (s *Session) sweep() {
	root := filepath.Join(s.config.StateDir, untitledFolder)
	names, err := s.config.FS.List(root)
	if err != nil {
		return
	}
	for _, name := range names {
		made, err := time.Parse(untitledName, name)
		if err != nil || s.now().Sub(made) < 24*time.Hour {
			continue
		}
		if err := journal.Sweep(s.config.FS, filepath.Join(root, name)); err != nil {
			s.Say(Caution, "%v", err)
		}
	}
}

// offerLost puts untitled projects that an earlier run has left behind first among the recent files.
func (s *Session) offerLost() {
	lost := s.Recoverable()
	if len(lost) == 0 {
		return
	}
	known := slices.DeleteFunc(slices.Clone(s.prefs.RecentFiles), func(dir string) bool { return slices.Contains(lost, dir) })
	s.prefs.RecentFiles = append(slices.Clone(lost), known...)
	s.Say(Caution, "Work of an earlier run was never saved under a name. It is first among the recent files")
}

// forgetRecent drops a recent file that is no project any more.
func (s *Session) forgetRecent(dir string) {
	there := true
	s.await("Looking for "+dir, func() { there = journal.IsProject(s.config.FS, dir) })
	if there || !slices.Contains(s.prefs.RecentFiles, dir) {
		return
	}
	p := s.prefs
	p.RecentFiles = slices.DeleteFunc(slices.Clone(p.RecentFiles), func(old string) bool { return old == dir })
	if err := s.changePreferences(p); err != nil {
		s.Say(Caution, "%v", err)
	}
}
