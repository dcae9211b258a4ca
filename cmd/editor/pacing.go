package main

import (
	"time"

	"scenograph/internal/pace"
)

// While something moves frames take at most frameTime; restAfter is how long it must rest before a sharp picture is drawn, and after it
// the full one. A slow renderer draws these refineSlice at a time, so that the interface goes on.
const (
	frameTime   = 48 * time.Millisecond
	restAfter   = 120 * time.Millisecond
	refineSlice = 24 * time.Millisecond
)

// What a full picture may cost, in milliseconds: above slow, cheaper ones are drawn first; above heavy, the picture at rest is
// made cheaper.
const (
	slow  = 40
	heavy = 6000
)

// softwareStart is the level that a software renderer's first moving picture is drawn at.
const softwareStart pace.Level = 6

// best is the level of a picture at rest.
func (p *picture) best() pace.Level { return p.thrift }

// slow reports whether a full picture takes too long to follow the mouse.
func (p *picture) slow() bool { return p.fullMillis > slow || p.governor.Level() > 0 }

// waiting reports whether the full picture or textures are still to come.
func (p *picture) waiting() bool {
	return p.level > p.best() || p.warming || p.painter != nil && p.painter.Pending()
}

// busy reports whether a picture is being drawn, or made ready for, in parts that need not be shown.
func (p *picture) busy() bool {
	return p.refining || p.warming && p.painter != nil && !p.painter.Pending()
}

// due reports whether it is time to draw again although nothing has happened.
func (p *picture) due() bool {
	return p.level > p.best() && time.Now().After(p.betterAt) || p.warming || p.painter != nil && p.painter.Pending()
}

// choose is the level to draw at: what keeps up while things move, sharp when they have come to rest, full a little later.
func (p *picture) choose(moving, changed bool) pace.Level {
	best := p.best()
	switch rested := !time.Now().Before(p.betterAt); {
	case !p.slow():
		return best
	case moving || changed:
		return max(best, p.governor.Level())
	case !rested:
		return p.level
	case p.level > pace.Sharp:
		return max(best, pace.Sharp)
	}
	return best
}

// thriftLimit is the least that a picture at rest is.
const thriftLimit = pace.Sharp + 1

// judge makes the picture at rest cheaper when two of them were heavy, and better again when there is time to spare. The first
// also loads everything and says nothing.
func (p *picture) judge(millis float64) {
	if p.pictures++; p.pictures == 1 || p.painter.Pending() {
		return
	}
	before := p.fullMillis
	p.fullMillis = millis
	switch {
	case millis > heavy && before > heavy && p.thrift < thriftLimit:
		p.thrift, p.fullMillis = p.thrift+1, 0
	case millis < heavy/4 && p.thrift > 0:
		p.thrift--
	}
}
