package studio

import (
	"context"
	"sync"

	"scenograph/internal/clip"
	"scenograph/internal/library"
	"scenograph/internal/session"
)

// librarySight keeps the CLIP model that a library is searched with as the preferences say, and lets it look at pictures in the
// background.
type librarySight struct {
	prefs func() session.Preferences
	open  func(session.Preferences) (library.Eyes, error)

	mu       sync.Mutex
	settled  bool // the settings below have been followed
	settings clip.Settings
	learning bool
}

// follow loads the model when the settings name another, which takes a moment, and has it look at what it does not know yet. A model that
// cannot be loaded is told once.
func (s *librarySight) follow(ctx context.Context, lib *library.Library) error {
	if s == nil {
		return nil
	}
	prefs := s.prefs()
	s.mu.Lock()
	defer s.mu.Unlock()
	if settings := clipSettings(prefs); !s.settled || settings != s.settings {
		s.settled, s.settings = true, settings
		eyes, err := s.open(prefs)
		if err != nil {
			lib.See(nil)
			return err
		}
		lib.See(eyes)
	}
	if !s.learning && s.settings.Folder != "" {
		s.learning = true
		go s.learn(ctx, lib)
	}
	return nil
}

// learn looks at the pictures that are kept. What one model cannot look at today is tried again later.
func (s *librarySight) learn(ctx context.Context, lib *library.Library) {
	_, _ = lib.LearnAll(ctx)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.learning = false
}
