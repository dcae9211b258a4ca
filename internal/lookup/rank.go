package lookup

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// posting tells how often a word stands in a document, weighted by where.
type posting struct {
	doc       int32
	frequency float32
}

// Weights of the fields of a document, and the constants of BM25.
const (
	nameWeight, categoryWeight, synonymWeight, tagWeight, textWeight = 3, 2, 1, 1, 1

	saturation   = 1.2  // k₁
	lengthEffect = 0.75 // b
)

// blend is the share of BM25 in a score: enough to order what matches equally well.
const blend = 0.04

func (x *Index) count(i int, d *Document) {
	frequency := map[string]float32{}
	add := func(text string, weight float32) {
		for _, w := range Words(text) {
			frequency[w] += weight
			x.length[i]++
		}
	}
	add(d.Name, nameWeight)
	add(d.Category, categoryWeight)
	for _, s := range d.Synonyms {
		add(s, synonymWeight)
	}
	for _, t := range d.Tags {
		add(t, tagWeight)
	}
	add(d.Text, textWeight)
	for w, f := range frequency {
		x.postings[w] = append(x.postings[w], posting{int32(i), f})
	}
	x.meanLength += x.length[i]
}

func (x *Index) finish() {
	if len(x.docs) > 0 {
		x.meanLength = max(1, x.meanLength/float64(len(x.docs)))
	}
	x.vocabulary = make([]string, 0, len(x.postings)+len(x.describing))
	for w := range x.postings {
		x.vocabulary = append(x.vocabulary, w)
	}
	for w := range x.describing {
		if _, there := x.postings[w]; !there {
			x.vocabulary = append(x.vocabulary, w)
		}
	}
	slices.Sort(x.vocabulary)
}

func (x *Index) knows(word string) bool {
	_, there := slices.BinarySearch(x.vocabulary, word)
	return there
}

// Search lists the documents that a text names, best first. A word that is not known and one slip away from a known one is read as that.
func (x *Index) Search(q Query) []Match {
	words := Words(head(q.Text))
	if len(words) == 0 {
		return nil
	}
	best := map[int32]Match{}
	x.gather(best, x.ask(words), q.Keep)
	if q.Prefix {
		for _, longer := range x.completions(words) {
			x.gather(best, x.ask(longer), q.Keep)
		}
	}
	if bare := unnumbered(words); !named(best) && len(bare) < len(words) {
		words = bare
		x.gather(best, x.ask(words), q.Keep)
	}
	if !named(best) {
		words = x.otherwise(best, words, q.Keep)
	}
	return x.ranked(best, words, q.Limit)
}

// named reports whether something was met by a name of its own.
func named(best map[int32]Match) bool {
	for _, m := range best {
		if m.Kind != Near {
			return true
		}
	}
	return false
}

// otherwise reads the words as they were meant: without a slip, or as they are called elsewhere.
func (x *Index) otherwise(best map[int32]Match, words []string, keep func(int) bool) []string {
	meant, ok := x.corrected(words)
	if !ok {
		other := regional[strings.Join(words, " ")]
		if other == "" {
			return words
		}
		meant = Words(other)
	}
	a := x.ask(meant)
	a.slip = true
	x.gather(best, a, keep)
	return meant
}

// gather keeps the best match of each document that can be one.
func (x *Index) gather(best map[int32]Match, a asked, keep func(int) bool) {
	for _, list := range [][]int32{x.byWord[last(a.core)], x.byWord[last(a.words)], x.byJoined[a.joined], x.byJoined[a.coreJoined]} {
		for _, doc := range list {
			if keep != nil && !keep(int(doc)) {
				continue
			}
			score, kind := x.docs[doc].match(&a)
			if score >= leastScore && score > best[doc].Score {
				best[doc] = Match{Doc: int(doc), Score: score, Kind: kind}
			}
		}
	}
}

func (x *Index) ranked(best map[int32]Match, words []string, limit int) []Match {
	if len(best) == 0 {
		return nil
	}
	relevance := x.bm25(best, besides(words, last(x.ask(words).core)))
	highest := 0.0
	for _, r := range relevance {
		highest = max(highest, r)
	}
	out := make([]Match, 0, len(best))
	for doc, m := range best {
		m.Score *= 1 - blend
		if highest > 0 {
			m.Score += blend * relevance[doc] / highest
		}
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b Match) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Doc, b.Doc)) })
	if limit > 0 && len(out) > limit {
		out = slices.Clip(out[:limit])
	}
	return out
}

// besides leaves out the noun, which all that was found have in common.
func besides(words []string, noun string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == noun })
}

// bm25 sums over the query's words idf · f(k₁+1) / (f + k₁(1 − b + b·length/mean)).
func (x *Index) bm25(of map[int32]Match, words []string) map[int32]float64 {
	out := make(map[int32]float64, len(of))
	for _, w := range words {
		list := x.postings[w]
		idf := math.Log(1 + (float64(len(x.docs)-len(list))+0.5)/(float64(len(list))+0.5))
		for _, p := range list {
			if _, wanted := of[p.doc]; !wanted {
				continue
			}
			f := float64(p.frequency)
			out[p.doc] += idf * f * (saturation + 1) / (f + saturation*(1-lengthEffect+lengthEffect*x.length[p.doc]/x.meanLength))
		}
	}
	return out
}

// mostCompletions bounds how many ways an unfinished word is read.
const mostCompletions = 48

// completions are the words with the last one finished in the ways that the documents know.
func (x *Index) completions(words []string) [][]string {
	start := last(words)
	at, _ := slices.BinarySearch(x.vocabulary, start)
	var out [][]string
	for ; at < len(x.vocabulary) && len(out) < mostCompletions && strings.HasPrefix(x.vocabulary[at], start); at++ {
		if x.vocabulary[at] != start {
			out = append(out, append(slices.Clone(words[:len(words)-1]), x.vocabulary[at]))
		}
	}
	return out
}

// regional words name in one country what the catalogue names as in another.
var regional = map[string]string{
	"telly": "television", "dustbin": "trash can", "litter bin": "trash can", "settle": "bench", "hob": "stove", "cooktop": "stove", "worktop": "counter", "eiderdown": "duvet", "flat screen": "television",
	"drawers": "dresser", "tallboy": "dresser", "chiffonier": "dresser", "pram": "stroller", "pushchair": "stroller", "hoover": "vacuum cleaner", "bookstand": "bookshelf", "tap": "faucet", "faucet": "tap",
	"torch": "flashlight", "flashlight": "torch", "cupboards": "cabinet", "davenport": "sofa", "chesterfield": "sofa", "pouffe": "pouf", "serviette": "napkin", "cutlery": "silverware", "crockery": "dishes",
}
