// Package taxonomy says what others call the things of a scene: the classes of NYU40, LVIS and WordNet for each category.
//
// Invariant: the table is data; every category of the catalogue has a row, and a row has at least a class of NYU40 and a synset.
//
//	labels, ok := taxonomy.Of("bookshelf")
//
// Sources: NYU40 are the 40 classes of Gupta, Arbeláez and Malik, "Perceptual Organization and Recognition of Indoor Scenes from RGB-D
// Images" (CVPR 2013) over NYU Depth v2, numbered from 1 as in its class list. LVIS are the 1203 categories of version 1 (Gupta, Dollár,
// Girshick, "LVIS: A Dataset for Large Vocabulary Instance Segmentation", CVPR 2019), by id and name, as its annotations spell them.
// WordNet are noun synsets of WordNet 3.0 (Princeton University) as lemma, part of speech and number of the sense; where LVIS has the
// category, the synset is the one that LVIS gives. A thing without a word of its own has that of the nearest kind.
package taxonomy

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// Names of the taxonomies, as USD's SemanticsLabelsAPI takes them.
const (
	Class   = "class" // the scene's own category
	NYU40   = "nyu40"
	LVIS    = "lvis"
	WordNet = "wordnet"
)

// Labels are a category's classes. LVIS is 0 and empty where it has no such category.
type Labels struct {
	NYU40ID int    `json:"nyu40Id"`
	NYU40   string `json:"nyu40"`
	LVISID  int    `json:"lvisId,omitempty"`
	LVIS    string `json:"lvis,omitempty"`
	WordNet string `json:"wordnet"`
}

// Label is a class in one taxonomy.
type Label struct{ Taxonomy, Class string }

// List returns the classes that are set, in the order NYU40, LVIS, WordNet.
func (l Labels) List() []Label {
	var out []Label
	for _, one := range []Label{{NYU40, l.NYU40}, {LVIS, l.LVIS}, {WordNet, l.WordNet}} {
		if one.Class != "" {
			out = append(out, one)
		}
	}
	return out
}

// Classes lists the classes of NYU40, of which the first has the number 1.
func Classes() []string {
	return []string{
		"wall", "floor", "cabinet", "bed", "chair", "sofa", "table", "door", "window", "bookshelf", "picture", "counter", "blinds", "desk", "shelves",
		"curtain", "dresser", "pillow", "mirror", "floor mat", "clothes", "ceiling", "books", "refrigerator", "television", "paper", "towel",
		"shower curtain", "box", "whiteboard", "person", "nightstand", "toilet", "sink", "lamp", "bathtub", "bag", "otherstructure", "otherfurniture", "otherprop",
	}
}

//go:embed labels.tsv
var text string

// table is the rows of labels.tsv by category.
var table = sync.OnceValue(func() map[string]Labels {
	number := map[string]int{}
	for i, c := range Classes() {
		number[c] = i + 1
	}
	out := map[string]Labels{}
	for line := range strings.Lines(text) {
		cell := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(cell) != 5 || number[cell[1]] == 0 {
			continue
		}
		id, err := strconv.Atoi(cell[2])
		if err != nil {
			id = 0
		}
		out[cell[0]] = Labels{number[cell[1]], cell[1], id, cell[3], cell[4]}
	}
	return out
})

// Of returns the labels of a category, or of the first of its synonyms that is one; words are compared without regard to case, and a
// phrase is known by its last words too, so that an "old oak table" is a table.
func Of(category string, synonyms ...string) (Labels, bool) {
	known := table()
	for _, word := range append([]string{category}, synonyms...) {
		if l, ok := known[plain(word)]; ok {
			return l, true
		}
	}
	words := strings.Fields(plain(category))
	for len(words) > 1 {
		words = words[1:]
		if l, ok := known[strings.Join(words, " ")]; ok {
			return l, true
		}
	}
	return Labels{}, false
}

func plain(word string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("_", " ", "-", " ").Replace(strings.ToLower(word))), " ")
}
