package studio

import (
	"context"

	"scenograph/internal/agent"
	"scenograph/internal/agent/designer"
	"scenograph/internal/asset"
	"scenograph/internal/library"
	"scenograph/internal/proposal"
	"scenograph/internal/session"
)

// WithLibrary lets a session place what is in a library, and its built-in policy take it first: from the folder that prefer names, from
// all of it for "library", or none of it for "". prefer is asked again before every answer.
func WithLibrary(config session.Config, lib *library.Library, prefer func() string) session.Config {
	config.Catalog = lib.Source("")
	config.Policy = &chooser{store: config.Store, library: lib, prefer: prefer, plain: config.Policy}
	return config
}

// chooser is the built-in policy with the things that are preferred at the time. Without a preference it is the one without a library,
// so that an answer does not depend on what folders a person has.
type chooser struct {
	store   *asset.Store
	library *library.Library
	prefer  func() string
	plain   agent.Policy
}

func (c *chooser) policy() agent.Policy {
	if prefer := c.prefer(); prefer != "" {
		return designer.New(c.store, c.library.Source(prefer))
	}
	return c.plain
}

// Name implements agent.Policy.
func (c *chooser) Name() string { return c.plain.Name() }

// Propose implements agent.Policy.
func (c *chooser) Propose(ctx context.Context, obs proposal.Observation, emit func(proposal.Proposal) error) error {
	return c.policy().Propose(ctx, obs, emit)
}

// Revise implements agent.Reviser.
func (c *chooser) Revise(ctx context.Context, obs proposal.Observation, p proposal.Proposal) (proposal.Proposal, error) {
	reviser, ok := c.policy().(agent.Reviser)
	if !ok {
		return p, nil
	}
	return reviser.Revise(ctx, obs, p)
}

// withOwnLibrary adds the library of the person at the window. One whose index cannot be read counts as empty; "scenograph library list"
// tells what is wrong with it.
func withOwnLibrary(config session.Config) session.Config {
	dir, err := library.DefaultDir()
	if err != nil {
		return config
	}
	lib, err := library.Open(library.Options{Dir: dir, Catalog: config.Catalog})
	if err != nil {
		return config
	}
	kept := func() session.Preferences { return session.KeptPreferences(config) }
	config.Shelves = shelves{lib, &librarySight{prefs: kept, open: Eyes}}
	if config.Wake != nil {
		lib.WhenRead(config.Wake)
	}
	return WithLibrary(config, lib, func() string { return session.PreferredLibrary(config) })
}
