package measure

import (
	"fmt"
	"slices"
	"strings"

	"scenograph/internal/frame"
)

// Pass names one thing that a picture holds for every pixel.
type Pass string

// The passes.
const (
	RGB           Pass = "rgb"
	Depth         Pass = "depth"
	RayDepth      Pass = "ray_depth"
	Normals       Pass = "normals"
	CameraNormals Pass = "camera_normals"
	Albedo        Pass = "albedo"
	Instance      Pass = "instance"
	Semantic      Pass = "semantic"
	PartMask      Pass = "part"
	Position      Pass = "position"
	Motion        Pass = "motion"
)

// Passes lists all passes.
func Passes() []Pass {
	return []Pass{RGB, Depth, RayDepth, Normals, CameraNormals, Albedo, Instance, Semantic, PartMask, Position, Motion}
}

// PassWords lists the names of all passes, with commas between.
func PassWords() string {
	words := make([]string, 0, len(Passes()))
	for _, p := range Passes() {
		words = append(words, string(p))
	}
	return strings.Join(words, ", ")
}

// ParsePasses reads a list of names with commas between, or "all", which leaves motion out: that needs an earlier moment.
func ParsePasses(text string) ([]Pass, error) {
	if strings.TrimSpace(text) == "all" {
		all := Passes()
		return all[:len(all)-1], nil
	}
	var out []Pass
	for word := range strings.SplitSeq(text, ",") {
		p := Pass(strings.TrimSpace(word))
		if !slices.Contains(Passes(), p) {
			return nil, fmt.Errorf("there is no pass %q; there are all, %s", p, PassWords())
		}
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out, nil
}

// Wants is what a frame has to hold for passes to be taken from its picture.
func Wants(passes []Pass) frame.Passes {
	var want frame.Passes
	for _, p := range passes {
		switch p {
		case RGB:
			want.Color = true
			continue
		case Normals, CameraNormals:
			want.Normals = true
		case Albedo:
			want.Albedo = true
		case Depth, RayDepth, Position, Motion:
			want.Depth = true
		case Semantic, PartMask:
		}
		want.IDs, want.Parts = true, true
	}
	return want
}
