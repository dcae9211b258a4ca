// Package sizes knows how large things usually are that people ask for by name, those the catalogue cannot draw included.
//
// Invariant: the table is part of the program; the same name has the same size everywhere, and each size names its source.
//
//	row, ok := sizes.Of("EUR_pallet") // 0.80 × 1.20 × 0.144 m, on the floor, EN 13698-1
package sizes

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"scenograph/internal/geom"
	"scenograph/internal/lookup"
	"scenograph/internal/scene"
)

//go:embed table.txt
var table string

// Row is one line of the table.
type Row struct {
	Name   string // the usual one
	Others []string
	Size   geom.Vec3   // width, depth, height as seen from the front, metres
	Mount  scene.Mount // where it is kept
	Like   string      // id of the catalogue entry that looks like it; "" where there is none
	Source string      // of the size: a standard, a book, or "retail"
}

// Match is a row that was found by a name.
type Match struct {
	Row
	Kind lookup.Kind // Near where only the last noun is the row's
}

var indexed = sync.OnceValues(func() ([]Row, *lookup.Index) {
	rows, err := parse(table)
	if err != nil {
		panic(err) // the embedded table is tested
	}
	docs := make([]lookup.Document, len(rows))
	for i, r := range rows {
		docs[i] = lookup.Document{Name: r.Name, Synonyms: r.Others}
	}
	return rows, lookup.New(docs, lookup.Lexicon{Describing: describing})
})

// describing words say what a thing is like and not what it is.
var describing = []string{
	"old", "new", "small", "large", "big", "tall", "low", "long", "short", "wide", "narrow", "round", "square", "wooden", "metal", "steel", "glass", "plastic", "stone", "leather", "modern",
	"rustic", "vintage", "antique", "red", "blue", "green", "white", "black", "grey", "brown", "yellow", "colorful", "decorative", "potted", "portable", "electric", "office", "home",
}

// Rows lists the table.
func Rows() []Row {
	rows, _ := indexed()
	return rows
}

// Of finds the row of a name, which may be a plural, have underscores, or words before it that say what kind of thing it is.
func Of(name string) (Match, bool) {
	rows, index := indexed()
	found := index.Search(lookup.Query{Text: name, Limit: 1})
	if len(found) == 0 {
		return Match{}, false
	}
	return Match{Row: rows[found[0].Doc], Kind: found[0].Kind}, true
}

// parse reads the table: names | width depth height | mount | catalogue id | source.
func parse(text string) ([]Row, error) {
	var out []Row
	for i, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		r, err := parseRow(line)
		if err != nil {
			return nil, fmt.Errorf("sizes: line %d: %w", i+1, err)
		}
		out = append(out, r)
	}
	return out, nil
}

func parseRow(line string) (Row, error) {
	cells := strings.Split(line, "|")
	if len(cells) != 5 {
		return Row{}, fmt.Errorf("%d cells instead of 5", len(cells))
	}
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	names := strings.Split(cells[0], ",")
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	r := Row{Name: names[0], Others: names[1:], Mount: scene.Mount(cells[2]), Like: cells[3], Source: cells[4]}
	numbers := strings.Fields(cells[1])
	if len(numbers) != 3 {
		return Row{}, fmt.Errorf("%q has %d sizes instead of 3", r.Name, len(numbers))
	}
	for i, n := range numbers {
		v, err := strconv.ParseFloat(n, 64)
		if err != nil || v <= 0 || v > 20 {
			return Row{}, fmt.Errorf("%q: %q is no size in metres", r.Name, n)
		}
		r.Size[i] = v
	}
	switch r.Mount {
	case scene.OnFloor, scene.FlatFloor, scene.OnSurface, scene.OnWall, scene.OnCeiling:
		return r, nil
	}
	return Row{}, fmt.Errorf("%q has an unknown mount %q", r.Name, r.Mount)
}
