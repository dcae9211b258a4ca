// Package credits tells who made the things in a scene that the program did not make itself, and under which terms.
//
// Invariant: everything with an author, a licence or a file of its own is listed once with how often it stands there; the same scene
// gives the same text.
//
//	text := credits.Merge(old, "room", credits.Of(snapshot))
package credits

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"scenograph/internal/scene"
)

// FileName is what a file of credits is called.
const FileName = "CREDITS.md"

// Work is one thing by someone else.
type Work struct {
	Name, Author, License, Page, Source string
	Count                               int
}

// own are the beginnings of sources that the program makes itself.
var own = []string{"catalog:", "proxy"}

// Of lists the works in a scene by name. What stands for a missing thing, and what the program builds, is no work of others.
func Of(snapshot *scene.Snapshot) []Work {
	found := map[Work]int{}
	for n := range snapshot.Nodes() {
		if n.Model == nil || n.Semantics == nil {
			continue
		}
		s := n.Semantics
		made := slices.ContainsFunc(own, func(start string) bool { return strings.HasPrefix(s.Source, start) })
		if made || s.Source == "" && s.License == "" && s.Author == "" {
			continue
		}
		found[Work{Name: cmp.Or(s.Category, n.Name), Author: s.Author, License: s.License, Page: s.Page, Source: s.Source}]++
	}
	out := make([]Work, 0, len(found))
	for w, n := range found {
		w.Count = n
		out = append(out, w)
	}
	slices.SortFunc(out, func(a, b Work) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Author, b.Author), cmp.Compare(a.License, b.License), cmp.Compare(a.Page, b.Page))
	})
	return out
}

const heading = "# Credits\n\nMade by others and used here. Keep this file with the scene where a licence asks for attribution.\n"

// Merge puts the works of one scene into a file of credits, in place of what it said of a scene of that name. What it says of others
// stays. Without a file and without works there is no text.
func Merge(old []byte, name string, works []Work) []byte {
	before, sections := split(string(old))
	name = oneLine(name)
	delete(sections, name)
	if len(works) > 0 {
		sections[name] = section(works)
	}
	if len(sections) == 0 && len(old) == 0 {
		return nil
	}
	var out strings.Builder
	out.WriteString(before)
	names := make([]string, 0, len(sections))
	for n := range sections {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		fmt.Fprintf(&out, "\n## %s\n\n%s\n", n, strings.Trim(sections[n], "\n"))
	}
	return []byte(out.String())
}

// split parts a file of credits into what stands before the first scene, and its scenes by name.
func split(text string) (before string, sections map[string]string) {
	sections = map[string]string{}
	parts := strings.Split("\n"+text, "\n## ")
	if before = strings.TrimPrefix(parts[0], "\n"); strings.TrimSpace(before) == "" {
		before = heading
	}
	if !strings.HasSuffix(before, "\n") {
		before += "\n"
	}
	for _, p := range parts[1:] {
		name, body, _ := strings.Cut(p, "\n")
		sections[strings.TrimSpace(name)] = body
	}
	return before, sections
}

func section(works []Work) string {
	var out strings.Builder
	out.WriteString("| thing | author | licence | from |\n|-|-|-|-|\n")
	unknown, nonCommercial, noChanges := 0, 0, 0
	for _, w := range works {
		name := w.Name
		if w.Count > 1 {
			name += fmt.Sprintf(" (%d)", w.Count)
		}
		from := w.Source
		if w.Page != "" {
			from = w.Page
		}
		fmt.Fprintf(&out, "| %s | %s | %s | %s |\n", cell(name), cell(cmp.Or(w.Author, "not known")), cell(cmp.Or(w.License, "not known")), cell(from))
		switch {
		case w.License == "":
			unknown++
		case strings.Contains(w.License, "-NC"):
			nonCommercial++
		}
		if strings.Contains(w.License, "-ND") {
			noChanges++
		}
	}
	for _, note := range []struct {
		n    int
		text string
	}{{unknown, "without a known licence: ask before you publish it"}, {nonCommercial, "not for commercial use (NC)"}, {noChanges, "not to be changed (ND)"}} {
		if note.n > 0 {
			fmt.Fprintf(&out, "\n%d of these %s.\n", note.n, note.text)
		}
	}
	return out.String()
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func cell(text string) string { return strings.ReplaceAll(oneLine(text), "|", "\\|") }
