package main

import (
	"fmt"
	"hash/maphash"
	"slices"
	"unsafe"

	"github.com/AllenDang/cimgui-go/imgui"
	"github.com/AllenDang/cimgui-go/impl/opengl3"
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/panels"
)

// surface keeps the window's pixels from frame to frame, so that a software renderer fills only what has changed: while the
// camera moves that is the viewport and not the panels around it.
type surface struct {
	framebuffer, texture uint32
	width, height        int
	lists                []drawn
	seed                 maphash.Seed
}

// drawn is one of Dear ImGui's draw lists: what it draws, and where.
type drawn struct {
	hash uint64
	box  imgui.Vec4 // left, top, right, bottom in pixels
}

// command is ImDrawCmd of Dear ImGui 1.92 (imgui.h). The binding gives access only to the first of a list.
type command struct {
	clip           imgui.Vec4
	texture        [2]uintptr
	vertex, index  uint32
	count          uint32
	callback, data uintptr
	size, offset   int32
}

const vertexBytes = 20 // of ImDrawVert: position, texture coordinate, colour

// commands returns a list's commands in place, or false when they are not laid out as expected: then their elements do not
// add up to the list's.
func commands(list *imgui.DrawList) ([]command, bool) {
	buffer := list.CmdBuffer()
	if buffer.Size == 0 {
		return nil, true
	}
	all := unsafe.Slice((*command)(unsafe.Pointer(buffer.Data.CData)), buffer.Size)
	sum := 0
	for i := range all {
		sum += int(all[i].count)
	}
	return all, sum == list.IdxBuffer().Size && all[0].clip == buffer.Data.ClipRect()
}

// draw draws what has changed since the last call, and the area of the picture when that is new.
func (s *surface) draw(data *imgui.DrawData, ground panels.Ink, width, height int, picture imgui.Vec4) error {
	if err := s.fit(width, height); err != nil {
		return err
	}
	lists := listsOf(data)
	now := make([]drawn, 0, len(lists))
	known := data.FramebufferScale() == imgui.Vec2{X: 1, Y: 1} && data.DisplayPos() == imgui.Vec2{}
	for i := range lists {
		one, ok := s.summary(&lists[i])
		known = known && ok
		now = append(now, one)
	}
	areas := []imgui.Vec4{{Z: float32(width), W: float32(height)}}
	if known && s.lists != nil {
		areas = joined(append(changes(s.lists, now), picture), areas[0])
	}
	s.lists = now
	if !known {
		s.lists = nil
	}
	for _, area := range areas {
		s.fill(data, lists, ground, area)
	}
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, s.framebuffer)
	gl.BindFramebuffer(gl.DRAW_FRAMEBUFFER, 0)
	gl.Disable(gl.SCISSOR_TEST)
	gl.BlitFramebuffer(0, 0, int32(width), int32(height), 0, 0, int32(width), int32(height), gl.COLOR_BUFFER_BIT, gl.NEAREST)
	gl.BindFramebuffer(gl.FRAMEBUFFER, 0)
	return nil
}

// fill draws all lists within an area.
func (s *surface) fill(data *imgui.DrawData, lists []imgui.DrawList, ground panels.Ink, area imgui.Vec4) {
	gl.BindFramebuffer(gl.FRAMEBUFFER, s.framebuffer)
	gl.Viewport(0, 0, int32(s.width), int32(s.height))
	gl.Enable(gl.SCISSOR_TEST)
	gl.Scissor(int32(area.X), int32(s.height)-int32(area.W), int32(area.Z-area.X), int32(area.W-area.Y))
	r, g, b := ground.RGB()
	gl.ClearColor(r, g, b, 1)
	gl.Clear(gl.COLOR_BUFFER_BIT)
	gl.Disable(gl.SCISSOR_TEST)
	whole := area == imgui.Vec4{Z: float32(s.width), W: float32(s.height)}
	var kept []imgui.Vec4
	if !whole {
		kept = cut(lists, area)
	}
	opengl3.RenderDrawData(data)
	if !whole {
		restore(lists, kept)
	}
}

// cut limits every command to an area and returns what they were limited to before.
func cut(lists []imgui.DrawList, area imgui.Vec4) []imgui.Vec4 {
	var kept []imgui.Vec4
	for i := range lists {
		all, _ := commands(&lists[i])
		for k := range all {
			kept = append(kept, all[k].clip)
			all[k].clip = overlap(all[k].clip, area)
		}
	}
	return kept
}

func restore(lists []imgui.DrawList, kept []imgui.Vec4) {
	at := 0
	for i := range lists {
		all, _ := commands(&lists[i])
		for k := range all {
			all[k].clip = kept[at]
			at++
		}
	}
}

func listsOf(data *imgui.DrawData) []imgui.DrawList {
	vector := data.CmdLists()
	if vector.Size == 0 {
		return nil
	}
	pointers := unsafe.Slice((*unsafe.Pointer)(unsafe.Pointer(vector.Data.CData)), vector.Size)
	out := make([]imgui.DrawList, len(pointers))
	for i, p := range pointers {
		out[i] = *imgui.NewDrawListFromC(p)
	}
	return out
}

// summary hashes all that a list draws; it is false for a list that cannot be read.
func (s *surface) summary(list *imgui.DrawList) (drawn, bool) {
	all, ok := commands(list)
	if !ok || len(all) == 0 {
		return drawn{}, ok
	}
	var h maphash.Hash
	h.SetSeed(s.seed)
	write := func(p unsafe.Pointer, bytes int) {
		if bytes > 0 {
			_, _ = h.Write(unsafe.Slice((*byte)(p), bytes)) // never fails
		}
	}
	vertices, indices := list.VtxBuffer(), list.IdxBuffer()
	write(unsafe.Pointer(&all[0]), len(all)*int(unsafe.Sizeof(command{})))
	if vertices.Size > 0 && indices.Size > 0 {
		write(unsafe.Pointer(vertices.Data.CData), vertices.Size*vertexBytes)
		write(unsafe.Pointer(indices.Data), indices.Size*2)
	}
	box := all[0].clip
	for i := range all {
		if all[i].callback != 0 {
			return drawn{}, false
		}
		box = around(box, all[i].clip)
	}
	return drawn{h.Sum64(), box}, true
}

// changes lists the areas of what was drawn before and is not any more, or is drawn and was not, and of what stays but in
// another order.
func changes(before, now []drawn) []imgui.Vec4 {
	counts := map[drawn]int{}
	for _, d := range before {
		counts[d]++
	}
	for _, d := range now {
		counts[d]--
	}
	var out []imgui.Vec4
	for d, n := range counts {
		if n != 0 {
			out = append(out, d.box)
		}
	}
	gone := func(d drawn) bool { return counts[d] != 0 }
	before, now = slices.DeleteFunc(slices.Clone(before), gone), slices.DeleteFunc(slices.Clone(now), gone)
	for i := range min(len(before), len(now)) {
		if before[i] != now[i] {
			out = append(out, now[i].box, before[i].box)
		}
	}
	return out
}

// joined makes areas that meet one, within the window, in whole pixels; those without pixels go.
func joined(areas []imgui.Vec4, window imgui.Vec4) []imgui.Vec4 {
	var out []imgui.Vec4
	for _, a := range areas {
		a = overlap(pixels(a), window)
		if a.X >= a.Z || a.Y >= a.W {
			continue
		}
		for i := 0; i < len(out); {
			if o := overlap(out[i], a); o.X <= o.Z && o.Y <= o.W {
				a = around(a, out[i])
				out = append(out[:i], out[i+1:]...)
				i = 0
				continue
			}
			i++
		}
		out = append(out, a)
	}
	return out
}

func pixels(a imgui.Vec4) imgui.Vec4 {
	return imgui.Vec4{X: float32(int(a.X)), Y: float32(int(a.Y)), Z: float32(int(a.Z) + 1), W: float32(int(a.W) + 1)}
}

func overlap(a, b imgui.Vec4) imgui.Vec4 {
	return imgui.Vec4{X: max(a.X, b.X), Y: max(a.Y, b.Y), Z: min(a.Z, b.Z), W: min(a.W, b.W)}
}

func around(a, b imgui.Vec4) imgui.Vec4 {
	return imgui.Vec4{X: min(a.X, b.X), Y: min(a.Y, b.Y), Z: max(a.Z, b.Z), W: max(a.W, b.W)}
}

func (s *surface) fit(width, height int) error {
	if s.width == width && s.height == height {
		return nil
	}
	s.close()
	s.width, s.height, s.seed = width, height, maphash.MakeSeed()
	gl.GenTextures(1, &s.texture)
	gl.BindTexture(gl.TEXTURE_2D, s.texture)
	gl.TexImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, int32(width), int32(height), 0, gl.RGBA, gl.UNSIGNED_BYTE, nil)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
	gl.GenFramebuffers(1, &s.framebuffer)
	gl.BindFramebuffer(gl.FRAMEBUFFER, s.framebuffer)
	gl.FramebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, s.texture, 0)
	if status := gl.CheckFramebufferStatus(gl.FRAMEBUFFER); status != gl.FRAMEBUFFER_COMPLETE {
		return fmt.Errorf("the window's surface cannot be drawn into (status 0x%04x)", status)
	}
	return nil
}

func (s *surface) close() {
	gl.DeleteFramebuffers(1, &s.framebuffer)
	gl.DeleteTextures(1, &s.texture)
	*s = surface{}
}
