package session

import (
	"context"
	"errors"
	"fmt"
	"image"
	"path/filepath"
	"strings"

	"scenograph/internal/agent"
	"scenograph/internal/document"
	"scenograph/internal/frame"
	"scenograph/internal/job"
	"scenograph/internal/pix"
	"scenograph/internal/proposal"
)

// Intents about what is looked at before something is done.
type (
	// ShowSending prepares exactly what would be sent to the model for a prompt, without sending it.
	ShowSending struct{ Prompt string }
	// CompareStates draws the states after two lines of the history from where the view is, beside each other. A Seq of 0 is the beginning.
	CompareStates struct{ First, Second Side }
	// CompareBeforeAfter draws the scene without and with a proposal, from where the view is.
	CompareBeforeAfter struct{ Proposal string }
	// TakeReference takes a picture that goes with what is asked; "" leaves it out again.
	TakeReference struct{ Path string }
	// ReturnTo brings back the state after a line of the history, also one that was undone and cut off, as a step.
	ReturnTo struct {
		Seq   uint64
		Title string
	}
	// BeginBranch begins a line of work at the head.
	BeginBranch struct{ Name string }
	// SwitchBranch goes on with a line of work.
	SwitchBranch struct{ Name string }
)

func (ShowSending) intent()        {}
func (CompareStates) intent()      {}
func (CompareBeforeAfter) intent() {}
func (TakeReference) intent()      {}
func (ReturnTo) intent()           {}
func (BeginBranch) intent()        {}
func (SwitchBranch) intent()       {}

// Side is one of two states that are compared.
type Side struct {
	Seq   uint64
	Title string
}

// PictureReader reads a file as a picture that goes with what is asked.
type PictureReader func(path string) (*proposal.Image, error)

// Exhibit is what a person has asked to look at: pages of text and pictures.
type Exhibit struct {
	Title   string
	Line    string // of the whole
	Beside  bool   // two pictures belong beside each other
	Pages   []Page
	Busy    bool
	Failure string
	Version uint64 // changes with the pages
}

// Page is one text or picture.
type Page struct {
	Title   string
	Text    string
	Picture *frame.Picture // nil for text
}

// Exhibit returns what was last asked for; its pages must not be changed.
func (s *Session) Exhibit() Exhibit { return s.exhibit }

// Reference is the picture that goes with what is asked, nil for none.
func (s *Session) Reference() *proposal.Image { return s.reference }

// ReferenceName is that picture's file, "" for none.
func (s *Session) ReferenceName() string { return s.referenceName }

// Branches lists the lines of work in the order they were begun.
func (s *Session) Branches() []document.Branch {
	if s.doc == nil {
		return nil
	}
	return s.doc.Branches()
}

func (s *Session) doExhibit(i Intent) (bool, error) {
	switch i := i.(type) {
	case ShowSending:
		return true, s.showSending(i.Prompt)
	case CompareStates:
		return true, s.compareStates(i)
	case CompareBeforeAfter:
		return true, s.compareProposal(i.Proposal)
	case TakeReference:
		return true, s.takeReference(i.Path)
	case ReturnTo:
		return true, s.step(func() (document.Commit, error) { return s.doc.Return(s.human(), i.Seq, "Return to “"+i.Title+"”") })
	case BeginBranch:
		return true, s.step(func() (document.Commit, error) { return s.doc.NameBranch(s.human(), i.Name) })
	case SwitchBranch:
		return true, s.step(func() (document.Commit, error) { return s.doc.SwitchTo(s.human(), i.Name) })
	}
	return false, nil
}

// step makes a step in the history.
func (s *Session) step(make func() (document.Commit, error)) error {
	if s.doc == nil {
		return errNoProject
	}
	commit, err := make()
	if errors.Is(err, document.ErrNoChange) {
		s.Say(Note, "The scene is like that already")
		return nil
	}
	if err != nil {
		return fmt.Errorf("session: %w", err)
	}
	s.history = nil
	s.Say(Note, "%s", commit.Label)
	return nil
}

func (s *Session) takeReference(path string) error {
	if path == "" {
		s.reference, s.referenceName = nil, ""
		return nil
	}
	if s.config.Reference == nil {
		return errors.New("session: this program reads no pictures for the agent")
	}
	read := s.config.Reference
	s.behind(func() func() {
		picture, err := read(path)
		return func() {
			if err != nil {
				s.Say(Failure, "%v", err)
				return
			}
			s.reference, s.referenceName = picture, filepath.Base(path)
			s.Say(Note, "%s goes with every request, until you take it away", s.referenceName)
		}
	})
	return nil
}

// prepare makes an exhibit in the background.
func (s *Session) prepare(e Exhibit, make func(ctx context.Context) (line string, pages []Page, err error)) {
	e.Busy, e.Version = true, s.exhibit.Version+1
	s.exhibit = e
	version := e.Version
	s.runner.Start(e.Title, func(ctx context.Context, _ job.Report) error {
		line, pages, err := make(ctx)
		s.Post(func() {
			if s.exhibit.Version != version {
				return
			}
			s.exhibit.Busy, s.exhibit.Line, s.exhibit.Pages = false, line, pages
			s.exhibit.Version++
			if err != nil {
				s.exhibit.Failure = err.Error()
			}
		})
		return err
	})
}

func (s *Session) showSending(prompt string) error {
	if s.config.Policy == nil || s.doc == nil {
		return errNoProject
	}
	e := Exhibit{Title: "What will be sent"}
	policy, ok := s.config.Policy.(agent.Previewer)
	if !ok {
		e.Line, e.Version = "Nothing is sent anywhere: the built-in designer works on this machine.", s.exhibit.Version+1
		s.exhibit = e
		return nil
	}
	o := s.observe()
	if prompt = strings.TrimSpace(prompt); prompt != "" && prompt != o.Prompt {
		o.Prompt, o.Step, o.Refusals, o.Before, o.Earlier = prompt, 0, nil, nil, s.askedBefore(prompt)
	}
	s.prepare(e, func(ctx context.Context) (string, []Page, error) {
		sending, err := policy.Sending(ctx, o)
		if err != nil {
			return "", nil, err
		}
		var pages []Page
		for _, part := range sending.Parts {
			page := Page{Title: part.Title, Text: part.Text}
			if len(part.Text) > 0 {
				page.Title += ", " + bytesText(len(part.Text))
			}
			if part.Image != nil {
				page.Title = fmt.Sprintf("%s, %d×%d, %s of %s", part.Title, part.Image.Width, part.Image.Height, bytesText(len(part.Image.Data)), part.Image.MIME)
				if page.Picture, err = shownPicture(part.Image.Data); err != nil {
					return "", nil, err
				}
			}
			pages = append(pages, page)
		}
		return fmt.Sprintf("To %s at %s and nobody else: %d parts, %s", orUnnamed(sending.Model), sending.To, len(pages), bytesText(sending.Bytes())), pages, nil
	})
	return nil
}

// bytesText writes a size for people: 812 bytes, 13.0 kB, 1.08 MB.
func bytesText(n int) string {
	switch {
	case n >= 1e6:
		return fmt.Sprintf("%.2f MB", float64(n)/1e6)
	case n >= 1e3:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%d bytes", n)
}

func orUnnamed(model string) string {
	if model == "" {
		return "the model"
	}
	return model
}

// shownPicture decodes the bytes that would be sent, so that what is shown is what they hold.
func shownPicture(data []byte) (*frame.Picture, error) {
	decoded, err := pix.Decode(data, pix.DefaultLimits())
	if err != nil {
		return nil, err
	}
	return pictureOf(decoded), nil
}

func pictureOf(p *image.NRGBA) *frame.Picture {
	return &frame.Picture{Width: p.Rect.Dx(), Height: p.Rect.Dy(), RGBA: p.Pix}
}
