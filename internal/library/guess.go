package library

import (
	"fmt"
	"math"

	"scenograph/internal/catalog"
	"scenograph/internal/geom"
)

// stance is which way a model is turned and how large its units are.
type stance struct {
	up, front Axis
	scale     float64
	like      *catalog.Entry
	guess     Guess
	raw       geom.Vec3 // in the file's axes and units
	size      geom.Vec3 // in metres, as placed
}

// stand guesses how a model is to stand. What is set, by a person or an annotation, is not guessed.
func stand(s *shape, m *meaning, set hints) stance {
	out := stance{guess: Guess{Sure: true}}
	size := s.box.Size()
	out.raw = geom.Vec3{size[0], size[2], size[1]}
	out.guessUp(s, m, set)
	upright := s.turned(mustTurn(out.up, fronts(out.up)[0]))
	out.guessScale(upright.box.Size(), m, set)
	out.like = m.closest(upright.box.Size().Mul(out.scale))
	out.guessFront(upright, set)
	turned := s.turned(mustTurn(out.up, out.front))
	out.size = rounded(turned.box.Size().Mul(out.scale))
	if out.guess.Category = "its name says nothing of what it is"; m.words != "" {
		out.guess.Category = fmt.Sprintf("%q in its name or annotation", m.words)
	} else if m.category != "" {
		out.guess.Category = "the last noun of its name, which the catalogue does not know"
	}
	return out
}

func rounded(v geom.Vec3) geom.Vec3 {
	for i := range v {
		v[i] = math.Round(v[i]*1e4) / 1e4
	}
	return v
}

func mustTurn(up, front Axis) geom.Quat {
	q, _ := turn(up, front)
	return q
}

// hints are facts that need no guess.
type hints struct {
	up, front Axis
	scale     float64   // metres in a unit
	size      geom.Vec3 // metres, in any order of its axes; zero when not known
	by        string    // who says so
}

// A lying thing must be this much more plausible than as the file has it before it is stood up.
const lying, upright = 0.6, 0.25

func (o *stance) guessUp(s *shape, m *meaning, set hints) {
	if set.up != "" {
		o.up, o.guess.Up = set.up, set.by
		return
	}
	o.up, o.guess.Up = "y", "as glTF says"
	if len(m.entries) == 0 {
		return
	}
	best, least := Axis("y"), proportion(m, s.box.Size())
	asIs := least
	for _, up := range []Axis{"z", "x"} {
		if fit := proportion(m, s.turned(mustTurn(up, fronts(up)[0])).box.Size()); fit < least {
			best, least = up, fit
		}
	}
	if best != "y" && asIs > lying && least < asIs*upright {
		o.up, o.guess.Sure = best, false
		o.guess.Up = fmt.Sprintf("its proportions are those of a %s only with %s up", m.entries[0].Name, best)
	}
}

// proportion is the misfit of the best scale for the kind that suits best.
func proportion(m *meaning, size geom.Vec3) float64 {
	least := math.Inf(1)
	for i := range m.entries {
		e := &m.entries[i]
		usual := math.Cbrt(e.Size[0] * e.Size[1] * e.Size[2])
		own := math.Cbrt(math.Max(size[0], 1e-9) * math.Max(size[1], 1e-9) * math.Max(size[2], 1e-9))
		for step := -2; step <= 2; step++ {
			least = math.Min(least, misfit(e, size.Mul(usual/own*math.Pow(1.15, float64(step)))))
		}
	}
	return least
}

// units that models are made in, in metres, the most usual first.
var units = []struct {
	metres float64
	name   string
}{{1, "metres"}, {0.01, "centimetres"}, {0.001, "millimetres"}, {0.0254, "inches"}, {0.3048, "feet"}}

// Misfits up to plausible need no other unit; beyond implausible no unit explains a size.
const plausible, implausible = 0.35, 1.2

// A thing of an unknown kind is taken to be between these in metres along its longest side.
const smallestThing, largestThing = 0.01, 12.0

func (o *stance) guessScale(size geom.Vec3, m *meaning, set hints) {
	longest := math.Max(size[0], math.Max(size[1], size[2]))
	switch {
	case set.scale > 0:
		o.scale, o.guess.Scale = set.scale, set.by
	case set.size.Len() > 0 && longest > 0:
		o.scale, o.guess.Scale = tidyScale(math.Max(set.size[0], math.Max(set.size[1], set.size[2]))/longest), set.by
	case len(m.entries) > 0:
		o.scaleByKind(size, m)
	default:
		o.scaleByLength(longest)
	}
}

func (o *stance) scaleByKind(size geom.Vec3, m *meaning) {
	best, least := units[0], math.Inf(1)
	for i, u := range units {
		fit := math.Inf(1)
		for k := range m.entries {
			fit = math.Min(fit, misfit(&m.entries[k], size.Mul(u.metres)))
		}
		if i == 0 && fit <= plausible {
			o.scale, o.guess.Scale = 1, "a plausible "+m.category+" in metres"
			return
		}
		if fit < least-0.05 {
			best, least = u, fit
		}
	}
	if least <= implausible {
		o.scale, o.guess.Scale = best.metres, fmt.Sprintf("a plausible %s in %s", m.category, best.name)
		o.guess.Sure = o.guess.Sure && least <= plausible
		return
	}
	o.guess.Sure = false
	o.scale = usualScale(m, size)
	o.guess.Scale = fmt.Sprintf("no unit makes it a plausible %s; it was given the usual size", m.category)
}

// usualScale makes the volume of the box that of the kind whose proportions are closest.
func usualScale(m *meaning, size geom.Vec3) float64 {
	best, least := 1.0, math.Inf(1)
	for i := range m.entries {
		e := &m.entries[i]
		scale := math.Cbrt(e.Size[0]*e.Size[1]*e.Size[2]) / math.Cbrt(math.Max(size[0], 1e-9)*math.Max(size[1], 1e-9)*math.Max(size[2], 1e-9))
		if fit := misfit(e, size.Mul(scale)); fit < least {
			best, least = scale, fit
		}
	}
	return tidyScale(best)
}

func (o *stance) scaleByLength(longest float64) {
	o.scale, o.guess.Scale, o.guess.Sure = 1, "metres, as glTF says; nothing is known of its usual size", false
	if longest >= smallestThing && longest <= largestThing || longest <= 0 {
		return
	}
	for _, u := range units[1:3] {
		if l := longest * u.metres; l >= smallestThing && l <= largestThing {
			o.scale, o.guess.Scale = u.metres, fmt.Sprintf("%s: in metres it would be %.3g m long", u.name, longest)
			return
		}
	}
	o.scale, o.guess.Scale = tidyScale(1/longest), fmt.Sprintf("it would be %.3g m long and was made one metre long", longest)
}

// tidyScale keeps four digits.
func tidyScale(x float64) float64 {
	if !geom.Finite(x) || x <= 0 {
		return 1
	}
	unit := math.Pow(10, math.Floor(math.Log10(x))-3)
	return math.Round(x/unit) * unit
}
