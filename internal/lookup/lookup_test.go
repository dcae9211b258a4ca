package lookup

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func furniture() *Index {
	return New([]Document{
		{Name: "Dining chair", Synonyms: []string{"chair"}, Tags: []string{"seat"}},
		{Name: "Coffee table", Synonyms: []string{"low table"}, Tags: []string{"table"}},
		{Name: "Toy car", Synonyms: []string{"toy racing car"}},
		{Name: "Trash can", Synonyms: []string{"bin"}},
		{Name: "Centrepiece"},
		{Name: "Bed"},
		{Name: "TV", Synonyms: []string{"television"}},
		{Name: "painted wooden cabinet", Category: "cabinet", Text: "worn painted wooden cabinet with two doors, from a farm"},
		{Name: "steel cabinet", Category: "cabinet", Text: "grey steel cabinet of an office"},
	}, Lexicon{Describing: []string{"old", "wooden", "grey", "two"}, Families: []string{"seat", "table"}})
}

func TestSearch(t *testing.T) {
	x := furniture()
	for text, want := range map[string]string{
		"dining chair": "exact 0", "Dining Chairs": "exact 0", "diningChair": "exact 0", "chair.n.01": "synonym 0", "dining_chair.n.01": "exact 0", "two old chairs": "synonym 0",
		"garden chair": "near 0", "armchair": "", "seat": "near 0", "coffeetable": "exact 1", "tabel": "near 1", "dinning chair": "synonym 0", "chiar": "synonym 0",
		"car": "", "toy cars": "exact 2", "can": "", "dustbin": "synonym 3", "bin": "synonym 3", "center piece": "exact 4", "centerpiece": "exact 4",
		"flower bed": "", "bed with a headboard": "exact 5", "bed for a child": "exact 5", "telly": "synonym 6", "stable": "", "bead": "", "": "", "with": "", "…": "",
		"dining_chair_01": "exact 0", "SM_DiningChair_02b": "exact 0", "Bed.001": "exact 5", "prop_tv_LOD0": "exact 6", "bed_12_mesh": "exact 5", "01": "", "mesh": "", "mesh_7": "", "Dîning Chäir": "exact 0",
		"old wooden cabinet": "exact 7", "farm cabinet": "exact 7", "office cabinet": "exact 8", "gray cabinet": "exact 8", "cabinet door": "", "farm": "",
	} {
		got := ""
		if found := x.Search(Query{Text: text, Limit: 1}); len(found) > 0 {
			got = fmt.Sprint(found[0].Kind, " ", found[0].Doc)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestSearchKeepsAndCompletes(t *testing.T) {
	x := furniture()
	if found := x.Search(Query{Text: "cabinet", Keep: func(doc int) bool { return doc == 8 }}); len(found) != 1 || found[0].Doc != 8 {
		t.Errorf("only 8 was to be kept: %v", found)
	}
	if found := x.Search(Query{Text: "cab", Prefix: true}); len(found) != 2 {
		t.Errorf("an unfinished word found %v", found)
	}
	if found := x.Search(Query{Text: "cab"}); len(found) != 0 {
		t.Errorf("a part of a word found %v", found)
	}
	if found := New(nil, Lexicon{}).Search(Query{Text: "chair"}); found != nil {
		t.Errorf("nothing found %v", found)
	}
}

func TestRealWordsAreSorted(t *testing.T) {
	words := strings.Fields(real)
	if !slices.IsSorted(words) || len(words) < 1000 {
		t.Error("the list of real words is not sorted, or cut")
	}
}

func FuzzSearch(f *testing.F) {
	for _, seed := range []string{"chair", "Old wooden Cabinets", "a.n.01", "'", "with", "ƒ÷ tabel", "aaaa bbbb"} {
		f.Add(seed)
	}
	x := furniture()
	f.Fuzz(func(t *testing.T, text string) {
		for _, prefix := range []bool{false, true} {
			for _, m := range x.Search(Query{Text: text, Prefix: prefix}) {
				if m.Doc < 0 || m.Doc > 8 || m.Score <= 0 || m.Score > 1 || m.Kind == "" {
					t.Fatalf("%q found %+v", text, m)
				}
			}
		}
	})
}

// BenchmarkSearch looks among ten thousand things of fifty kinds.
func BenchmarkSearch(b *testing.B) {
	nouns := strings.Fields("chair table sofa lamp cabinet bed desk shelf stool bench rug vase clock mirror plant book bottle cup plate bowl box basket screen radio piano guitar globe candle cushion blanket curtain picture sculpture crate barrel ladder bucket kettle pan pot knife fork spoon tray jar jug scale drum easel statue")
	looks := strings.Fields("old red worn painted wooden steel glass rattan tall small round modern")
	docs := make([]Document, 10000)
	for i := range docs {
		noun := nouns[i%len(nouns)]
		docs[i] = Document{Name: fmt.Sprint(looks[i%len(looks)], " ", noun, " ", i), Category: noun, Text: fmt.Sprintf("a %s and %s %s of the collection, number %d", looks[i%7], looks[i%11], noun, i)}
	}
	x := New(docs, Lexicon{Describing: looks})
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if len(x.Search(Query{Text: looks[i%len(looks)] + " " + nouns[i%len(nouns)], Limit: 10})) == 0 {
			b.Fatal("nothing was found")
		}
	}
}
