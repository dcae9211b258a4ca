// Package align tells how much of a prompt a scene fulfils: the prompt is read into stated requirements — things and counts, looks,
// relations, the room, its style and light — and each is measured on the scene.
//
// It has a reader of its own, which shares nothing with the one the built-in policy plans from but the catalogue's names: a judge that
// misreads as the judged does would always agree with it. What it cannot read it lists; nothing unread counts as met.
//
// Invariant: the same prompt and scene give the same report; every finding names its objects and the numbers it was decided by.
//
//	report := align.New(catalog.Builtin()).Evaluate("two armchairs by the window", world)
//	// report.Findings[0] = {Kind: Objects, Text: "two armchairs", Verdict: Met, Objects: [armchair-1 armchair-2], …}
package align

import (
	"math"

	"scenograph/internal/catalog"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Kind tells what a requirement is about.
type Kind string

// The kinds of requirement.
const (
	Objects   Kind = "object"    // a thing and how many of it
	Absent    Kind = "absent"    // a thing that must not be there
	Attribute Kind = "attribute" // colour, material, size, style or light of a thing, or of walls, floor and ceiling
	Relation  Kind = "relation"  // where a thing stands
	RoomKind  Kind = "room"      // what the room is for
	RoomSize  Kind = "size"      // its measures
	Style     Kind = "style"     // how the whole looks
	Lighting  Kind = "lighting"  // how it is lit
)

// Verdict tells whether a requirement holds.
type Verdict string

// The verdicts. Unknown is for what was understood and cannot be measured; it does not count.
const (
	Met     Verdict = "met"
	Partly  Verdict = "partly"
	Unmet   Verdict = "unmet"
	Unknown Verdict = "unknown"
)

// Measure is a number a verdict rests on.
type Measure struct {
	Name   string         `json:"name"`
	Object []scene.NodeID `json:"objects,omitempty"` // what was measured, when not all of the finding's
	Value  float64        `json:"value"`
	Unit   string         `json:"unit,omitempty"`
	Limit  string         `json:"limit,omitempty"` // what it was held against, in words
}

// Finding is one stated requirement and what the scene makes of it.
type Finding struct {
	Kind     Kind           `json:"kind"`
	Text     string         `json:"text"` // the requirement in words
	Verdict  Verdict        `json:"verdict"`
	Share    float64        `json:"share"` // 0 to 1
	Weight   float64        `json:"weight"`
	Detail   string         `json:"detail"` // why, for people
	Objects  []scene.NodeID `json:"objects,omitempty"`
	Measures []Measure      `json:"measures,omitempty"`
}

// Report is what became of a prompt.
type Report struct {
	Prompt   string    `json:"prompt"`
	Score    float64   `json:"score"` // weighted mean of the shares of what is known, 0 to 1; 1 when nothing was required
	Met      int       `json:"met"`
	Stated   int       `json:"stated"` // requirements, unknown ones included
	Findings []Finding `json:"requirements"`
	Unread   []string  `json:"unread,omitempty"` // words that were not understood
}

// Weights of the kinds of requirement in a score.
func weightOf(k Kind) float64 {
	switch k {
	case Objects:
		return 2
	case Relation, RoomKind:
		return 1.5
	}
	return 1
}

// Reader reads and judges prompts with the names of a catalogue. It is safe for concurrent use.
type Reader struct {
	words      lexicon
	categories map[string][]string // by name, singular
	source     catalog.Source
}

// New makes a reader that knows what a catalogue calls things.
func New(source catalog.Source) *Reader {
	return &Reader{words: newLexicon(source), categories: categoriesOf(source), source: source}
}

// Evaluate judges a scene by a prompt.
func (r *Reader) Evaluate(prompt string, world *query.World) Report {
	asked := r.read(prompt)
	j := &judge{reader: r, asked: asked, world: world, stock: r.take(world), worn: map[scene.NodeID][]coat{}}
	j.claim()
	for i := range asked.objects {
		j.object(i)
	}
	j.surfaces()
	j.seats()
	j.absent()
	j.room()
	j.look()
	j.light()
	report := Report{Prompt: prompt, Score: 1, Findings: j.out, Unread: asked.unread}
	sum, weights := 0.0, 0.0
	for i := range report.Findings {
		f := &report.Findings[i]
		f.settle()
		if f.Verdict == Met {
			report.Met++
		}
		if f.Verdict != Unknown {
			sum += f.Weight * f.Share
			weights += f.Weight
		}
	}
	report.Stated = len(report.Findings)
	if weights > 0 {
		report.Score = round(sum/weights, 1000)
	}
	return report
}

// settle turns the share into a verdict, unless that is unknown.
func (f *Finding) settle() {
	f.Weight = weightOf(f.Kind)
	f.Share = round(math.Max(0, math.Min(1, f.Share)), 1000)
	for i := range f.Measures {
		f.Measures[i].Value = round(f.Measures[i].Value, 1000)
	}
	switch {
	case f.Verdict == Unknown:
	case f.Share > 0.999:
		f.Verdict = Met
	case f.Share > 0.3:
		f.Verdict = Partly
	default:
		f.Verdict = Unmet
	}
}

func round(x, steps float64) float64 {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return -1
	}
	return math.Round(x*steps) / steps
}
