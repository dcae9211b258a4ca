package frame

import (
	"fmt"
	"strings"
)

// String lists the frame as text, one line a thing, for tests and for people who wonder what was drawn.
func (f *Frame) String() string {
	var b strings.Builder
	eye := f.View.Eye()
	fmt.Fprintf(&b, "frame %d×%d %s from (%.2f %.2f %.2f)\n", f.View.Width, f.View.Height, f.View.Projection, eye[0], eye[1], eye[2])
	fmt.Fprintf(&b, "style %s %s %s samples %d\n", f.Style.Shading, f.Style.Background, f.Style.ToneMap, f.Style.Samples)
	fmt.Fprintf(&b, "exposure %.4f indoors %v\n", f.Exposure, f.Indoors)
	if s := f.Sun; s != nil {
		fmt.Fprintf(&b, "sun towards (%.2f %.2f %.2f) %.0f lux", s.ToSun[0], s.ToSun[1], s.ToSun[2], s.Illuminance[0])
		for _, c := range s.Cascades {
			fmt.Fprintf(&b, ", %.1f m of shadows in texels of %.1f mm", c.SizeM, c.TexelM*1000)
		}
		b.WriteString("\n")
	}
	for i := range f.Lights {
		l := &f.Lights[i]
		kind := string(l.Kind)
		if l.Portal {
			kind = "window"
		}
		fmt.Fprintf(&b, "light %s at (%.2f %.2f %.2f) %.0f", kind, l.Position[0], l.Position[1], l.Position[2], l.Intensity[0])
		if l.Shadow > 0 {
			s := &f.Shadows[l.Shadow-1]
			fmt.Fprintf(&b, ", shadows through %d faces of %d texels", len(s.Faces), s.Edge)
		}
		b.WriteString("\n")
	}
	for i, l := range f.Labels[1:] {
		ghost := ""
		if l.Ghost {
			ghost = " ghost"
		}
		fmt.Fprintf(&b, "label %d %s%s\n", i+1, l.Node, ghost)
	}
	f.dumpBatches(&b, "opaque", f.Opaque)
	f.dumpBatches(&b, "blended", f.Blended)
	f.dumpBatches(&b, "ghost", f.Ghosts)
	f.dumpBatches(&b, "caster", f.Casters)
	f.dumpBatches(&b, "furniture", f.Furniture)
	for _, s := range f.Segments {
		fmt.Fprintf(&b, "segment (%.2f %.2f %.2f) to (%.2f %.2f %.2f)\n", s.From[0], s.From[1], s.From[2], s.To[0], s.To[1], s.To[2])
	}
	for _, d := range f.Dots {
		fmt.Fprintf(&b, "dot (%.2f %.2f %.2f)\n", d.At[0], d.At[1], d.At[2])
	}
	if !f.Outlined.Empty() {
		fmt.Fprintf(&b, "outlined %v\n", f.Outlined)
	}
	return b.String()
}

func (f *Frame) dumpBatches(b *strings.Builder, what string, batches []Batch) {
	for i := range batches {
		batch := &batches[i]
		fmt.Fprintf(b, "%s %q %d triangles", what, batch.Material.Name, batch.Triangles())
		if batch.Mirrored {
			b.WriteString(" mirrored")
		}
		for _, instance := range f.Instances[batch.First : batch.First+batch.Count] {
			m := instance.WorldFromMesh
			fmt.Fprintf(b, " [%s at (%.2f %.2f %.2f)", f.Labels[instance.Label].Node, m[3], m[7], m[11])
			if instance.Class != Plain {
				fmt.Fprintf(b, " %s", instance.Class)
			}
			b.WriteString("]")
		}
		b.WriteString("\n")
	}
}

// String names the class.
func (c Class) String() string {
	names := [...]string{"plain", "selected", "hovered", "added", "moved", "recoloured", "removed", "highlighted"}
	if int(c) < len(names) {
		return names[c]
	}
	return fmt.Sprintf("class %d", uint8(c))
}
