package library

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strings"
	"unicode"

	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/lookup"
	"scenograph/internal/scene"
)

// origin is what is known of a file besides its content.
type origin struct {
	folder Folder
	note   annotation
	near   folderTerms // in licence files beside or above it
}

// describe makes an item of what was read. old is the item it was before, or nil; its ID and what a person set right stay.
func (k *kinds) describe(f facts, o origin, old *Item) *Item {
	item := &Item{Folder: o.folder.Path, Main: f.main, Depends: f.depends, Hash: f.hash, Problem: f.problem}
	if old != nil {
		item.ID, item.Fixed, item.Favourite, item.Copies = old.ID, old.Fixed, old.Favourite, old.Copies
	}
	title := titleOf(f.main.Path)
	item.Name = cmp.Or(item.Fixed.Name, o.note.Name, title)
	if usableTitle(f.about.Title) && hexadecimal(title) {
		item.Name = cmp.Or(item.Fixed.Name, o.note.Name, f.about.Title)
	}
	item.Name = clipped(item.Name, 120)
	item.setTerms(f, o)
	if item.ID == "" {
		item.ID = idOf(item.Name, cmp.Or(f.hash, path.Join(o.folder.Path, f.main.Path)))
	}
	if f.problem != "" || f.shape == nil {
		return item
	}
	meant := k.meaningOf(item, f, o)
	robot := f.machine.words(f.main.Path+" "+item.Name, k.read(title).words != "")
	if item.Fixed.Category != "" || o.note.Category != "" {
		robot = nil
	}
	if len(robot) > 0 {
		meant = meaning{category: "robot"}
	}
	item.setStance(f, o, &meant)
	item.setWords(o, f, &meant, k)
	item.Synonyms = append(item.Synonyms, robot...)
	return item
}

func usableTitle(s string) bool { return s != "" && len(s) < 120 }

// hexadecimal names are the identifiers of data sets.
func hexadecimal(s string) bool {
	return len(s) >= 16 && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.ASCII_Hex_Digit, r) && r != '-' })
}

func idOf(name, content string) string {
	if len(content) != 64 {
		sum := sha256.Sum256([]byte(content))
		content = hex.EncodeToString(sum[:])
	}
	stem := strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }), "-")
	if len(stem) > 40 {
		stem = strings.TrimRight(stem[:40], "-")
	}
	return cmp.Or(stem, "model") + "-" + content[:8]
}

// setTerms takes the terms from the closest that states them: a person, the annotation, the file, a licence beside or above it, the folder.
func (i *Item) setTerms(f facts, o origin) {
	i.Terms, i.TermsFrom = i.Fixed.Terms, ""
	if i.License != "" {
		i.TermsFrom = "set by hand"
	}
	for _, step := range []struct {
		terms Terms
		from  string
	}{
		{o.note.Terms, o.note.from}, {Terms{namedTerms(f.about.License), f.about.Author, f.about.Page}, "the file"}, {o.near.Terms, o.near.from}, {o.folder.Terms, "the folder"},
	} {
		if i.License == "" && step.terms.License != "" {
			i.TermsFrom = step.from
		}
		i.Terms = i.Terms.or(step.terms)
	}
}

// meaningOf finds out what a thing is: from what a person said, its annotation, its names, its tags and the folder it lies in.
func (k *kinds) meaningOf(item *Item, f facts, o origin) meaning {
	texts := []string{item.Fixed.Category, o.note.Category, o.note.Name, titleOf(f.main.Path)}
	if item.Fixed.Category == "" && o.note.Category == "" {
		texts = append(texts, f.about.Title)
	}
	texts = append(texts, o.note.Tags...)
	if folder := path.Base(path.Dir(f.main.Path)); folder != "." {
		texts = append(texts, folder)
	}
	var unknown meaning
	for i, text := range texts {
		if text == "" {
			continue
		}
		m := k.read(text)
		if m.words != "" {
			return m
		}
		if unknown.category == "" && i < 4 && !hexadecimal(strings.ReplaceAll(text, " ", "")) {
			unknown = m
		}
		if i < 2 && m.category != "" {
			return meaning{category: strings.Join(lookup.Words(text), " ")}
		}
	}
	return unknown
}

func (i *Item) setStance(f facts, o origin, m *meaning) {
	set := o.note.hints
	if i.Fixed.Up != "" {
		set.up = i.Fixed.Up
	}
	if i.Fixed.Front != "" {
		set.front = i.Fixed.Front
	}
	if i.Fixed.Scale > 0 {
		set.scale = i.Fixed.Scale
	}
	if _, ok := turn(cmp.Or(set.up, "y"), cmp.Or(set.front, "z")); set.front != "" && set.up != "" && !ok {
		set.front = ""
	}
	s := stand(f.shape, m, set)
	for _, by := range []struct {
		fixed bool
		why   *string
	}{{i.Fixed.Up != "", &s.guess.Up}, {i.Fixed.Front != "", &s.guess.Front}, {i.Fixed.Scale > 0, &s.guess.Scale}, {i.Fixed.Category != "", &s.guess.Category}} {
		if by.fixed {
			*by.why = "set by hand"
		}
	}
	i.Raw, i.Up, i.Front, i.Scale, i.Size, i.Guess = rounded(s.raw), s.up, s.front, s.scale, s.size, s.guess
	i.Guess.Sure = i.Guess.Sure && m.words != ""
	if i.Fixed.Up != "" && i.Fixed.Front != "" && i.Fixed.Scale > 0 {
		i.Guess.Sure = true
	}
	i.Mount = mountOf(s.like, s.size)
	if o.note.mount != "" {
		i.Mount = scene.Mount(o.note.mount)
	}
	if s.like != nil {
		i.Like = s.like.ID
	}
	i.Triangles, i.Materials, i.Textures, i.Animated = f.shape.triangles, f.materials, f.textures, f.animated
}

// setWords gives the item the words by which it is found. Of its kind's synonyms those are left out that say more than is known, as a
// leather armchair is no rattan chair.
func (i *Item) setWords(o origin, f facts, m *meaning, k *kinds) {
	i.Category = m.category
	i.Text = clipped(strings.Join(append([]string{o.note.Text, titleOf(f.main.Path)}, o.note.Tags...), " "), 800)
	said := map[string]bool{}
	for _, w := range lookup.Words(i.Name + " " + i.Text + " " + m.words) {
		said[w] = true
	}
	more := func(phrase string) bool {
		return slices.ContainsFunc(lookup.Words(phrase), func(w string) bool { return k.describing[w] && !said[w] })
	}
	if m.words != "" {
		i.Synonyms = append(i.Synonyms, m.words)
	}
	if like, ok := k.byID[i.Like]; ok {
		if i.Fixed.Category == "" {
			i.Category = strings.ToLower(like.Category)
		}
		i.Tags = slices.Clone(like.Tags)
		for _, s := range append([]string{like.Name}, like.Synonyms...) {
			if !more(s) && !slices.Contains(i.Synonyms, strings.ToLower(s)) {
				i.Synonyms = append(i.Synonyms, strings.ToLower(s))
			}
		}
	}
}

// entry is the item as a thing that can be placed. Its size cannot be chosen: a real thing is not stretched.
func (i *Item) entry(k *kinds) catalog.Entry {
	e, known := k.byID[i.Like]
	usual := e.Size[0] * e.Size[1] * e.Size[2]
	own := volume(i.Size)
	if !known {
		e = catalog.Entry{MassKg: looseDensity * own}
	} else if usual > 0 {
		e.MassKg *= own / usual
	}
	e.ID, e.Name, e.Category, e.Synonyms, e.Tags = i.ID, i.Name, i.Category, i.Synonyms, i.Tags
	e.Size, e.MinSize, e.MaxSize = i.Size, i.Size, i.Size
	e.Mount, e.Styles, e.Varies, e.Light, e.Surfaces, e.Given = i.Mount, nil, false, false, false, true
	return e
}

// looseDensity is the mass of a cubic metre of the box around a thing of an unknown kind: furniture is mostly air.
const looseDensity = 120

func volume(v geom.Vec3) float64 { return v[0] * v[1] * v[2] }
