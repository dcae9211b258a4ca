package main

import (
	"scenograph/internal/catalog"
	"scenograph/internal/guest"
	"scenograph/internal/session"
	"scenograph/internal/studio"
)

// entrance is the door for agents of other programs, open while the person wishes it.
type entrance struct {
	door   *guest.Door
	failed bool
}

// follow opens, shuts or relabels the door as the preferences and the open project say.
func (en *entrance) follow(e *editor, source catalog.Source) {
	if wanted := e.session.Preferences().Guests; !wanted {
		en.shut()
		en.failed = false
		return
	}
	if en.failed || !e.session.Open() {
		return
	}
	if err := en.open(e, source); err != nil {
		en.failed = true
		e.session.Say(session.Failure, "%v", err)
	}
}

func (en *entrance) open(e *editor, source catalog.Source) error {
	project := e.session.Project().Path
	if en.door != nil {
		return en.door.Move(project)
	}
	server, err := guest.NewServer(guest.Options{
		Host: studio.Guests{Session: e.session}, Store: e.session.Store(), Source: source, Shutter: e.take, Version: version(),
	})
	if err != nil {
		return err
	}
	if en.door, err = guest.OpenDoor(server, studio.StateDir(), project); err != nil {
		return err
	}
	e.session.Say(session.Note, "Other agents may look and propose now: connect them with “scenograph mcp”")
	return nil
}

func (en *entrance) shut() {
	if en.door != nil {
		_ = en.door.Close() // the folder is the user's cache; a file that stays is refused by its dead address
		en.door = nil
	}
}
