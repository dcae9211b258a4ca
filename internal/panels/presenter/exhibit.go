package presenter

import "scenograph/internal/session"

// Exhibit is what a person has asked to look at.
type Exhibit struct {
	Title, Line, Failure string
	Beside, Busy         bool
	Pages                []Page
}

// Page is one text or picture of an exhibit.
type Page struct {
	Title, Text   string
	Texture       uint64 // 0 for text
	Width, Height int
}

// Branch is a line of work.
type Branch struct {
	Name    string
	Tip     uint64
	Current bool
}

// ExhibitOf reads the session's exhibit. textures are of its pages, 0 for text.
func ExhibitOf(e session.Exhibit, textures []uint64) Exhibit {
	out := Exhibit{Title: e.Title, Line: e.Line, Failure: Readable(e.Failure), Beside: e.Beside, Busy: e.Busy}
	for i, p := range e.Pages {
		page := Page{Title: p.Title, Text: p.Text}
		if p.Picture != nil && i < len(textures) {
			page.Texture, page.Width, page.Height = textures[i], p.Picture.Width, p.Picture.Height
		}
		out.Pages = append(out.Pages, page)
	}
	return out
}

func gatherBranches(s *session.Session) []Branch {
	var out []Branch
	for _, b := range s.Branches() {
		out = append(out, Branch{b.Name, b.Tip, b.Current})
	}
	return out
}
