package session

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/scene"
	"scenograph/internal/tryout"
)

// comparedWidth and comparedHeight are the pixels of each of two compared pictures.
const comparedWidth, comparedHeight = 720, 540

func (s *Session) compareStates(i CompareStates) error {
	if s.doc == nil {
		return errNoProject
	}
	first, ok1 := s.doc.At(i.First.Seq)
	second, ok2 := s.doc.At(i.Second.Seq)
	if !ok1 || !ok2 {
		return errors.New("session: the history has no such line")
	}
	return s.compareScenes(first, second, i.First.Title, i.Second.Title)
}

func (s *Session) compareProposal(id string) error {
	if s.doc == nil {
		return errNoProject
	}
	item, ok := s.queue.Item(id)
	if !ok || item.After == nil {
		return fmt.Errorf("session: proposal %q cannot be shown: it does not fit the scene", id)
	}
	return s.compareScenes(s.Head().Snapshot, item.After, "Before", "After: "+item.Proposal.Label)
}

func (s *Session) compareScenes(first, second *scene.Snapshot, before, after string) error {
	if s.config.Shutter == nil {
		return errors.New("session: this program draws no pictures")
	}
	view, style, store, shoot := s.View(comparedWidth, comparedHeight), s.Style(), s.store, s.config.Shutter
	style.Grid = false
	e := Exhibit{Title: "Compare", Beside: true}
	s.prepare(e, func(ctx context.Context) (string, []Page, error) {
		var pages []Page
		for k, state := range []*scene.Snapshot{first, second} {
			picture, err := shot(ctx, state, store, view, style, shoot)
			if err != nil {
				return "", nil, err
			}
			pages = append(pages, Page{Title: []string{before, after}[k], Picture: picture})
		}
		return "", append(pages, Page{Title: "What turns the first into the second", Text: differences(first, second)}), nil
	})
	return nil
}

func shot(ctx context.Context, state *scene.Snapshot, store *asset.Store, view frame.View, style frame.Style, shoot tryout.Shutter) (*frame.Picture, error) {
	plan := frame.NewPlanner(store).Plan(state, view, style, frame.Overlay{})
	plan.Want = frame.Passes{Color: true}
	drawn, err := shoot(ctx, plan)
	if err != nil {
		return nil, err
	}
	return &frame.Picture{Width: view.Width, Height: view.Height, RGBA: append([]byte(nil), drawn.RGBA...)}, nil
}

// inWords is what of a node differs; of a place, how far it moved.
func inWords(first, second *scene.Snapshot, c *scene.NodeChange) []string {
	words := c.Differences()
	for i, w := range words {
		if w == "transform" {
			words[i] = "turned or scaled"
			if d := second.WorldFromNode(c.ID).Translation.Sub(first.WorldFromNode(c.ID).Translation).Len(); d > 0.005 {
				words[i] = fmt.Sprintf("moved %.2f m", d)
			}
		}
	}
	return words
}

// differences lists in words what turns one scene into another.
func differences(first, second *scene.Snapshot) string {
	d := scene.Compare(first, second)
	if d.Empty() {
		return "Nothing differs."
	}
	var b strings.Builder
	for _, c := range d.Nodes {
		switch {
		case c.Before == nil:
			fmt.Fprintf(&b, "+ %s\n", c.After.Name)
		case c.After == nil:
			fmt.Fprintf(&b, "− %s\n", c.Before.Name)
		default:
			fmt.Fprintf(&b, "~ %s: %s\n", c.After.Name, strings.Join(inWords(first, second, &c), ", "))
		}
	}
	if n := len(d.Materials); n > 0 {
		fmt.Fprintf(&b, "Materials added or changed: %d\n", n)
	}
	if d.Settings {
		b.WriteString("Sky, light or exposure\n")
	}
	return strings.TrimSpace(b.String())
}
