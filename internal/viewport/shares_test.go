package viewport

import (
	"fmt"
	"math"
	"testing"

	"scenograph/internal/form"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// litByMany is a floor with cubes, a block and a thin post under as many lamps of different colours as throw shadows. A floor that is blended, though
// it hides all behind it, looks for its shadows itself.
func litByMany(t *testing.T, mode scene.AlphaMode) *stage {
	s := newStage(t)
	s.dark()
	white := painted("white", geom.Color{0.8, 0.8, 0.8}, 1, 0)
	ground := painted("ground", geom.Color{0.8, 0.8, 0.8}, 1, 0)
	ground.AlphaMode = mode
	s.put("floor", s.model(form.Box(5, 5, 0.1, 0)), geom.Vec3{0, 0, -0.1}, ground)
	for i := range 3 {
		s.put(scene.NodeID(fmt.Sprintf("cube%d", i)), s.model(form.Box(0.4, 0.4, 0.4, 0)), geom.Vec3{float64(i) - 1, 0.3 * float64(i), 0.2 * float64(i)}, white)
	}
	s.put("post", s.model(form.Box(0.02, 0.02, 0.8, 0)), geom.Vec3{-0.5, -0.6, 0}, white)
	s.put("block", s.model(form.Box(0.5, 0.3, 0.6, 0.1)), geom.Vec3{0.8, -0.7, 0}, white)
	for i := range frame.MaxLightShadows {
		sin, cos := math.Sincos(float64(i) * 2 * math.Pi / frame.MaxLightShadows)
		light := scene.Light{Kind: scene.PointLight, Intensity: 60, Color: geom.Color{0.3, 0.3, 0.3}, Shadows: true}
		light.Color[i%3] = 1
		if i%4 == 3 {
			light.Kind, light.Intensity, light.Width, light.Height = scene.AreaLight, 900, 0.4, 0.3
		}
		s.must(s.draft.PutNode(scene.Node{ID: scene.NodeID(fmt.Sprintf("lamp%d", i)), Name: "Lamp", Light: &light,
			Transform: geom.At(geom.Vec3{2 * cos, 2 * sin, 1.2 + 0.2*float64(i%3)}, 0)}))
	}
	return s
}

func TestSharesAreWhatSurfacesFind(t *testing.T) {
	const width, height = 811, 547
	slanted := frame.View{WorldFromCamera: frame.LookAt(geom.Vec3{1.8, -2.8, 1.9}, geom.Vec3{0, 0, 0.2}), Projection: scene.Perspective,
		FovYRad: 0.8, Near: 0.05, Far: 50, Width: width, Height: height}
	views := []frame.View{slanted, planView(0.1, 0, 200, width, height)}
	style := shadowStyle()
	style.Samples = 2
	solid, blended := litByMany(t, scene.Opaque), litByMany(t, scene.Blend)
	got := paintViews(t, solid.seal(), solid.store, style, views...)
	want := paintViews(t, blended.seal(), blended.store, style, views...)
	unlit := style
	unlit.Shadows = false
	bright := paintViews(t, solid.seal(), solid.store, unlit, views...)
	for i := range views {
		differs, shade := difference(got[i], want[i]), difference(bright[i], want[i])
		if differs > 0.3 || shade < 1 {
			t.Errorf("view %d: shares found at half size differ by %.2f of 255 in the mean, all shadows make %.2f", i, differs, shade)
		}
	}
}

// difference is the mean of that of all channels, 0 to 255.
func difference(a, b *frame.Picture) float64 {
	sum := 0.0
	for i := range a.RGBA {
		sum += math.Abs(float64(a.RGBA[i]) - float64(b.RGBA[i]))
	}
	return sum / float64(len(a.RGBA))
}
