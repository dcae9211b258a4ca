package presenter

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"scenograph/internal/catalog"
	"scenograph/internal/document"
	"scenograph/internal/frame"
	"scenograph/internal/proposal"
	"scenograph/internal/review"
	"scenograph/internal/session"
)

// Shelf is what the library panel offers; it does not change while the program runs.
type Shelf struct {
	Things  []Thing
	Presets []Preset
	Find    func(text string) []string // presets that a text means, best first
	Seek    func(text string) []string // things that a text means, best first
	Folders []string
}

// ShelfOf lists a catalogue by category and name. own is the person's own library, or nil.
func ShelfOf(source catalog.Source, own session.Shelves) Shelf {
	var shelf Shelf
	if own != nil {
		shelf.Folders = own.Folders()
	}
	for _, e := range source.Entries() {
		thing := Thing{
			ID: e.ID, Name: capital(e.Name), Category: shelfGroup(e), Dims: e.Size, Styles: e.Styles,
			Size:  fmt.Sprintf("%.0f × %.0f × %.0f cm", e.Size[0]*100, e.Size[1]*100, e.Size[2]*100),
			Words: strings.ToLower(strings.Join(append([]string{e.Name, e.Category}, append(e.Synonyms, e.Tags...)...), " ")),
		}
		if own != nil && e.Given {
			if facts, ok := own.Own(e.ID); ok {
				thing.Own = &facts
			}
		}
		shelf.Things = append(shelf.Things, thing)
	}
	find, last, found, settled := finderOf(source, own), "", []string(nil), true
	shelf.Seek = func(text string) []string {
		if text != last || !settled {
			last = text
			found, settled = seek(find, shelf.Things, text)
		}
		return found
	}
	slices.SortStableFunc(shelf.Things, func(a, b Thing) int {
		return cmp.Or(cmp.Compare(a.Category, b.Category), cmp.Compare(a.Name, b.Name))
	})
	for _, m := range source.Materials() {
		shelf.Presets = append(shelf.Presets, Preset{ID: m.Name, Name: capital(m.Name), Category: capital(m.Category), Color: m.Color, ReachM: m.ReachM})
	}
	shelf.Find = func(text string) []string {
		var ids []string
		for _, m := range source.FindMaterials(catalog.MaterialQuery{Text: text, Prefix: true}) {
			if !slices.Contains(ids, m.Preset.Name) {
				ids = append(ids, m.Preset.Name)
			}
		}
		return ids
	}
	return shelf
}

// Readable is a message as people read it: without the names of packages, and with a capital unless it begins with a file's name.
func Readable(text string) string {
	for {
		word, rest, found := strings.Cut(text, ": ")
		if !found || strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) {
			break
		}
		text = rest
	}
	if first, _, _ := strings.Cut(text, " "); strings.ContainsAny(first, "./:") {
		return text
	}
	return capital(text)
}

// shelfGroup is the heading a thing stands under.
func shelfGroup(e catalog.Entry) string {
	if e.Given {
		return "Your models"
	}
	for _, group := range []struct{ tag, title string }{
		{"sleeping", "Beds"}, {"seat", "Seating"}, {"seating", "Seating"}, {"table", "Tables"}, {"desk", "Tables"}, {"storage", "Storage"},
		{"lamp", "Lighting"}, {"light", "Lighting"}, {"green", "Plants"}, {"textile", "Textiles"}, {"decoration", "Decoration"},
	} {
		if slices.Contains(e.Tags, group.tag) {
			return group.title
		}
	}
	if e.Light {
		return "Lighting"
	}
	return "Fittings"
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 || first == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// Gather reads the session. width and height are the viewport's pixels.
func Gather(s *session.Session, shelf Shelf, picture Picture, width, height int) State {
	tool, local := s.Tool()
	shading, grid := s.Shading()
	info := s.Project()
	state := State{
		Project: Project{Name: info.Name, Path: info.Path, Revision: info.Revision, Changed: info.Changed, Fresh: info.Fresh},
		Scene:   s.Scene(), Store: s.Store(), Selection: s.Selection(), Hovered: s.Hovered(), Isolated: s.Isolated(),
		Tool: tool, Local: local, Snap: s.Snap(), Shading: frame.Shading(shading), Grid: grid,
		View: s.View(width, height), Eye: s.Eye(), Through: s.Camera().Through, Lock: s.Camera().Locked, Picture: picture, Settings: s.Preferences(),
		Agent: gatherAgent(s), History: gatherHistory(s.History()), Undo: s.CanUndo(), Redo: s.CanRedo(),
		Library: shelf.Things, FindThings: shelf.Seek, Folders: shelf.Folders, Presets: shelf.Presets, FindMaterials: shelf.Find, Jobs: s.Jobs(),
	}
	state.Branches = gatherBranches(s)
	if all := s.History(); len(all) > 0 {
		for _, e := range all {
			if e.Kind != session.Rejection {
				state.HeadSeq = e.Seq
			}
		}
	}
	state.Checks = gatherChecks(s.Checks(), s.Head().Snapshot)
	state.Aim = s.Aim()
	state.Walking, state.Standing = s.Walking()
	state.Playing, state.Settling = s.Simulating()
	state.Marks, state.Measurements = s.Overlay().Marks, len(s.Measurements())
	state.Clips.Path, state.Clips.List = s.Surveyed()
	for _, n := range s.Notices() {
		state.Notices = append(state.Notices, Notice{Time: n.Time, Level: Level(n.Level), Text: Readable(n.Text), New: n.New})
	}
	return state
}

func gatherAgent(s *session.Session) Agent {
	policy := s.Policy()
	a := Agent{Policy: policy.Name, Status: policy.Text, Busy: policy.Busy, Failed: policy.Failed, Stopped: policy.Stopped, Prompt: policy.Prompt, Notes: policy.Notes, Detail: policy.Detail, Model: s.Model(), Compare: s.Comparing()}
	if r := s.Reference(); r != nil {
		a.Reference = s.ReferenceName()
	}
	for _, item := range s.Proposals() {
		a.Cards = append(a.Cards, cardOf(item))
	}
	if item, ok := s.Focused(); ok {
		a.Focused = item.Proposal.ID
	}
	return a
}

func cardOf(item *review.Item) Card {
	p := item.Proposal
	c := Card{
		ID: p.ID, Label: p.Label, Reason: p.Reason, Notes: p.Notes, Score: p.Score, Actions: item.Actions, Asked: p.Actions, Off: map[int]bool{},
		Edited: item.Changed(), After: item.After, Diff: item.Diff,
	}
	if name, guest := strings.CutPrefix(p.Policy, "guest:"); guest {
		c.From = name
	}
	for i, off := range item.Off {
		c.Off[i] = off
	}
	switch {
	case item.State != review.Pending:
		c.Stale = item.Problem
	case item.Problem != "":
		c.Notes = append(slices.Clone(c.Notes), "As you have changed it: "+item.Problem)
	}
	return c
}

// gatherHistory lists what was done; undos and redos show as lines struck out or not.
func gatherHistory(events []session.Event) []Event {
	var list []Event
	for _, e := range events {
		if e.Kind == document.Undone || e.Kind == document.Redone {
			continue
		}
		list = append(list, Event{
			Seq: e.Seq, Time: e.Time, Who: whoOf(e), Author: e.Author.Kind, Label: e.Label, Detail: detailOf(e),
			Undone: e.Undone, Current: e.Current, Mark: e.Kind == document.Checkpoint, Verdict: verdictOf(e.Decision),
		})
	}
	return list
}

func whoOf(e session.Event) string {
	if e.Author.Kind == document.Import && e.Author.Name == "" {
		return "import"
	}
	return cmp.Or(e.Author.Name, string(e.Author.Kind))
}

func verdictOf(d proposal.Decision) string {
	return strings.ReplaceAll(string(d), "_", " ")
}

func detailOf(e session.Event) string {
	if e.Kind == session.Rejection {
		return e.Reason
	}
	var parts []string
	add := func(n int, sign string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d", sign, n))
		}
	}
	add(e.Summary.Added, "+")
	add(e.Summary.Changed, "~")
	add(e.Summary.Removed, "−")
	if e.Summary.Materials > 0 {
		parts = append(parts, plural(e.Summary.Materials, "material"))
	}
	if e.Summary.Settings {
		parts = append(parts, "surroundings")
	}
	if e.ApprovedBy != "" && e.ApprovedBy != e.Author.Name {
		parts = append(parts, "approved by "+e.ApprovedBy)
	}
	return strings.Join(parts, "  ")
}

// HexOf writes a display colour as #rrggbb.
func HexOf(c [3]float64) string {
	return fmt.Sprintf("#%02x%02x%02x", int(c[0]*255+0.5), int(c[1]*255+0.5), int(c[2]*255+0.5))
}
