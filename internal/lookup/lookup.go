// Package lookup finds named things by what people call them.
//
// Invariant: the same documents and the same text give the same matches in the same order; a text that names none of the documents
// gives none.
//
//	index := lookup.New([]lookup.Document{{Name: "Bookshelf", Synonyms: []string{"bookcase"}}}, lookup.Lexicon{})
//	found := index.Search(lookup.Query{Text: "an old book case", Limit: 3}) // Bookshelf, by a synonym
//
// Which documents match, and how well, is decided by whole phrases: in English the last noun says what a thing is and the words before
// it what kind of it. Among those that match the order is that of BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
// 2009) over all their words.
package lookup

import "strings"

// Document is one thing with a name.
type Document struct {
	Name     string
	Category string
	Synonyms []string
	Tags     []string
	Text     string // what else is said of it; its words may describe it in a query but never name it
}

// Kind tells how well a document was met.
type Kind string

// The kinds of match, best first.
const (
	Exact   Kind = "exact"   // its own name or category
	Synonym Kind = "synonym" // another word for it, or its name with a slip of the pen
	Near    Kind = "near"    // something like it
)

// Match is one document that was found.
type Match struct {
	Doc   int // its place in the list the index was made of
	Score float64
	Kind  Kind
}

// Query asks for documents.
type Query struct {
	Text   string
	Limit  int                // 0 for all
	Prefix bool               // the last word may be unfinished, as while typing
	Keep   func(doc int) bool // which documents count; nil for all
}

// Lexicon is what an index knows of the language.
type Lexicon struct {
	Describing []string // words that say what a thing is like and not what it is
	Families   []string // tags that name a kind of thing, such as "seat"
}

// Index is a searchable list of documents. It is safe for concurrent use.
type Index struct {
	docs       []entry
	byWord     map[string][]int32 // documents of which a phrase or family tag ends in the word
	byJoined   map[string][]int32 // documents with a phrase that reads so without spaces
	postings   map[string][]posting
	length     []float64 // in words
	meanLength float64
	vocabulary []string // sorted
	describing map[string]bool
}

// entry is a document with its words.
type entry struct {
	phrases  []phrase
	families [][]string
	said     map[string]bool // words of its text
}

type phrase struct {
	words  []string
	joined string
	kind   Kind
	whole  float64
	toy    bool
}

// New makes an index.
func New(docs []Document, lexicon Lexicon) *Index {
	x := &Index{byWord: map[string][]int32{}, byJoined: map[string][]int32{}, postings: map[string][]posting{}, describing: map[string]bool{}}
	for _, w := range lexicon.Describing {
		for _, t := range Words(w) {
			x.describing[t] = true
		}
	}
	families := map[string]bool{}
	for _, f := range lexicon.Families {
		families[f] = true
	}
	x.docs = make([]entry, len(docs))
	x.length = make([]float64, len(docs))
	for i := range docs {
		x.add(i, &docs[i], families)
	}
	x.finish()
	return x
}

func (x *Index) add(i int, d *Document, families map[string]bool) {
	e := &x.docs[i]
	e.take(d.Name, Exact, wholeName)
	if !strings.EqualFold(d.Category, d.Name) {
		e.take(d.Category, Exact, wholeCategory)
	}
	for _, s := range d.Synonyms {
		e.take(s, Synonym, wholeSynonym)
	}
	for _, tag := range d.Tags {
		if words := Words(tag); families[tag] && len(words) > 0 {
			e.families = append(e.families, words)
			x.byWord[last(words)] = appendOnce(x.byWord[last(words)], int32(i))
		}
	}
	for _, p := range e.phrases {
		x.byWord[last(p.words)] = appendOnce(x.byWord[last(p.words)], int32(i))
		x.byJoined[p.joined] = appendOnce(x.byJoined[p.joined], int32(i))
	}
	if d.Text != "" {
		e.said = map[string]bool{}
		for _, w := range Words(d.Text + " " + d.Name) {
			e.said[w] = true
		}
	}
	x.count(i, d)
}

func (e *entry) take(text string, kind Kind, whole float64) {
	words := Words(text)
	if len(words) == 0 {
		return
	}
	e.phrases = append(e.phrases, phrase{words: words, joined: strings.Join(words, ""), kind: kind, whole: whole, toy: len(words) > 1 && pretending[words[0]] || len(e.phrases) > 0 && e.phrases[0].toy})
}

func appendOnce(list []int32, doc int32) []int32 {
	if len(list) > 0 && list[len(list)-1] == doc {
		return list
	}
	return append(list, doc)
}

func last(words []string) string { return words[len(words)-1] }
