package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"
)

// pointer follows the mouse through a drag that may go on beyond the picture: at its edge the cursor comes in again at the opposite
// one, and the pointer goes on as if it had not.
type pointer struct {
	at       imgui.Vec2 // where the mouse would be had it not been set back, screen pixels
	beyond   imgui.Vec2 // at minus the cursor
	from, to imgui.Vec2 // the jump the cursor was sent on
	jumping  bool
}

// wrapMargin is how near the edge the cursor is sent to the other side, design pixels.
const wrapMargin = 3

// hold begins to follow the mouse.
func (p *pointer) hold() { *p = pointer{at: imgui.MousePos()} }

// follow returns how far the mouse has moved since the last frame, and sends the cursor on where it leaves the picture.
func (ui *UI) follow(p *pointer) imgui.Vec2 {
	cursor := imgui.MousePos()
	if p.jumping && distance2(cursor, p.to) < distance2(cursor, p.from) {
		p.jumping = false
		p.beyond = vec2(p.beyond.X+p.from.X-p.to.X, p.beyond.Y+p.from.Y-p.to.Y)
	}
	before := p.at
	p.at = vec2(cursor.X+p.beyond.X, cursor.Y+p.beyond.Y)
	if to, out := ui.acrossFrom(cursor); out && !p.jumping && ui.options.Warp != nil {
		p.jumping, p.from, p.to = true, cursor, to
		ui.options.Warp(to.X, to.Y)
	}
	return vec2(p.at.X-before.X, p.at.Y-before.Y)
}

// acrossFrom is where a cursor at the edge of the picture comes in again.
func (ui *UI) acrossFrom(cursor imgui.Vec2) (to imgui.Vec2, out bool) {
	v, margin := &ui.viewport, ui.theme.Px(wrapMargin)
	if v.size.X < 20*margin || v.size.Y < 20*margin {
		return cursor, false
	}
	wrap := func(x, low, size float32) (float32, bool) {
		switch {
		case x <= low+margin:
			return low + size - margin - 2, true
		case x >= low+size-margin:
			return low + margin + 2, true
		}
		return x, false
	}
	x, outX := wrap(cursor.X, v.low.X, v.size.X)
	y, outY := wrap(cursor.Y, v.low.Y, v.size.Y)
	return vec2(x, y), outX || outY
}

func distance2(a, b imgui.Vec2) float32 {
	dx, dy := a.X-b.X, a.Y-b.Y
	return dx*dx + dy*dy
}
