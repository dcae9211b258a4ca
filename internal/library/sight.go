package library

import (
	"cmp"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"maps"
	"math"
	"slices"

	"scenograph/internal/lookup"
)

// Eyes tell what pictures and texts have in common: a CLIP model. Embeddings have length 1 and as many numbers for both.
type Eyes interface {
	Identity() string // of the model: other weights, another identity
	EmbedPicture(picture image.Image) ([]float32, error)
	EmbedText(text string) ([]float32, error)
}

// Cosines of a CLIP model. Of ViT-B/32 a text and a picture that have nothing to do with each other lie near 0.15 and those that belong
// together near 0.3 (Hessel et al., "CLIPScore", 2021); what is found by its looks alone has to be sure.
const (
	strange = 0.15
	alike   = 0.35
	looksIt = 0.28
)

// Shares of a score: what a thing looks like orders what its words meet equally well, and finds a few that its words say nothing of.
const (
	sightShare  = 0.1
	sightScore  = 0.28 // of what only looks like it, below all that is near by name
	mostBySight = 5
)

// prompted is a text as CLIP models were asked in training (Radford et al., 2021, section 3.1.4).
func prompted(text string) string { return "a photo of a " + text + "." }

// See lets searches look at the pictures that are kept. nil goes by words alone, as without.
func (l *Library) See(eyes Eyes) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.eyes, l.seen = eyes, nil
	l.texts.forget()
}

// WhenRead has told called, from any goroutine, when a text that a glance could not wait for has been read.
func (l *Library) WhenRead(told func()) { l.texts.whenRead(told) }

// Learn embeds the kept picture of an item, where that is not done yet. It reports whether the item can be found by its looks now.
func (l *Library) Learn(entry string) (bool, error) {
	eyes, seen, err := l.sight()
	look := l.lookOf(entry)
	if eyes == nil || err != nil || look == "" {
		return false, err
	}
	if seen.has(look) {
		return true, nil
	}
	picture, ok := l.Picture(entry)
	if !ok {
		return false, nil
	}
	vector, err := eyes.EmbedPicture(onGrey(picture))
	if err != nil {
		return false, fmt.Errorf("library: looking at %s: %w", entry, err)
	}
	return true, seen.add(look, vector)
}

// onGrey puts a picture over a light ground: models know no transparency.
func onGrey(p *image.NRGBA) image.Image {
	out := image.NewNRGBA(p.Rect)
	draw.Draw(out, out.Rect, image.NewUniform(color.NRGBA{0xe6, 0xe6, 0xe6, 255}), image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, p, p.Rect.Min, draw.Over)
	return out
}

// sight is the model and the embeddings that are kept for it; no model, no error.
func (l *Library) sight() (Eyes, *vectors, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.eyes == nil || l.seen != nil {
		return l.eyes, l.seen, nil
	}
	seen, err := openVectors(l.options.Dir, l.eyes.Identity())
	if err != nil {
		return nil, nil, err
	}
	l.seen = seen
	return l.eyes, seen, nil
}

// settled reports whether a search for a text would go by looks as well as it ever will.
func (l *Library) settled(text string) bool {
	eyes, seen, err := l.sight()
	return eyes == nil || err != nil || seen.empty() || l.texts.has(text)
}

// LearnAll embeds every kept picture that has not been looked at. It stops with the context, and with the first error.
func (l *Library) LearnAll(ctx context.Context) (looked int, err error) {
	eyes, seen, err := l.sight()
	if eyes == nil || err != nil {
		return 0, err
	}
	for _, entry := range l.lookers() {
		if ctx.Err() != nil {
			return looked, ctx.Err()
		}
		if seen.has(l.lookOf(entry)) {
			continue
		}
		known, err := l.Learn(entry)
		if err != nil {
			return looked, err
		}
		if known {
			looked++
		}
	}
	return looked, nil
}

// lookers are the entries that can be looked at, of the library and of the catalogue, sorted.
func (l *Library) lookers() []string {
	var out []string
	for _, item := range l.Items() {
		if item.Usable() && item.look() != "" {
			out = append(out, item.ID)
		}
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	return append(out, slices.Sorted(maps.Keys(l.looks))...)
}

// bySight orders what was found by words also by what it looks like, and adds what looks like the text. Whatever keeps the model from
// answering leaves the words' answer as it is.
func (l *Library) bySight(found []Hit, s *searcher, q *Query, keep func(int) bool) []Hit {
	eyes, seen, err := l.sight()
	if eyes == nil || err != nil || seen.empty() {
		return found
	}
	text := l.texts.read(eyes, q.Text, !q.Glance)
	if text == nil {
		return found
	}
	named := map[string]bool{}
	for i := range found {
		named[found[i].Entry.ID] = true
		if cosine, ok := seen.cosine(l.lookOf(found[i].Entry.ID), text); ok {
			found[i].Score = (1-sightShare)*found[i].Score + sightShare*closeness(cosine)
		}
	}
	slices.SortStableFunc(found, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(rankOf(a.Kind), rankOf(b.Kind)), cmp.Compare(b.Score, a.Score))
	})
	var more []Hit
	for i, item := range s.items {
		if named[s.entries[i].ID] || !keep(i) {
			continue
		}
		if cosine, ok := seen.cosine(l.lookOf(s.entries[i].ID), text); ok && cosine >= looksIt {
			more = append(more, Hit{Entry: s.entries[i], Item: item, Score: sightScore * closeness(cosine), Kind: lookup.Near})
		}
	}
	slices.SortStableFunc(more, func(a, b Hit) int { return cmp.Compare(b.Score, a.Score) })
	return append(found, more[:min(len(more), mostBySight)]...)
}

// rankOf keeps what is meant before what is near.
func rankOf(k lookup.Kind) int {
	if k == lookup.Near {
		return 1
	}
	return 0
}

func closeness(cosine float64) float64 {
	return math.Max(0, math.Min(1, (cosine-strange)/(alike-strange)))
}
