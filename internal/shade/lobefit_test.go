package shade

import (
	"encoding/binary"
	"flag"
	"math"
	"os"
	"slices"
	"sync"
	"testing"

	"scenograph/internal/geom"
)

var updateLobes = flag.Bool("update-lobes", false, "fit lobes.f32 anew")

// fitEdge squared is how many directions of the highlight, and how many of the cosine, an error is measured in.
const fitEdge = 24

// highlight is a GGX lobe of height-correlated Smith visibility without Fresnel, seen in the plane y = 0 above +X.
type highlight struct {
	v     geom.Vec3
	alpha float64
	whole float64   // integral
	mean  geom.Vec3 // unit
	half  []geom.Vec3
}

func newHighlight(alpha, nov float64) *highlight {
	h := &highlight{v: geom.Vec3{math.Sqrt(1 - nov*nov), 0, nov}, alpha: alpha}
	var mean geom.Vec3
	for _, u := range fitGrid() {
		m := SampleGGX(u[0], u[1], alpha)
		l := m.Mul(2 * m.Dot(h.v)).Sub(h.v)
		h.half = append(h.half, l)
		if value, density := h.at(l); density > 0 {
			h.whole += value / density
			mean = mean.Add(l.Mul(value / density))
		}
	}
	h.whole /= float64(len(h.half))
	h.mean = geom.Vec3{mean[0], 0, mean[2]}.Normalize()
	return h
}

func fitGrid() (out [][2]float64) {
	for i := range fitEdge {
		for k := range fitEdge {
			out = append(out, [2]float64{(float64(i) + 0.5) / fitEdge, (float64(k) + 0.5) / fitEdge})
		}
	}
	return out
}

// at is the reflected share per steradian towards the eye, and the density of SampleGGX there.
func (h *highlight) at(l geom.Vec3) (value, density float64) {
	m := l.Add(h.v).Normalize()
	voh := m.Dot(h.v)
	if l[2] <= 0 || voh <= 0 || m[2] <= 0 {
		return 0, 0
	}
	a2 := h.alpha * h.alpha
	k := m[2]*m[2]*(a2-1) + 1
	d := a2 / (math.Pi * k * k)
	return d * VisibilitySmith(l[2], h.v[2], h.alpha) * l[2], d * m[2] / (4 * voh)
}

// transform is the matrix M of Heitz et al. 2016, a stretch in the frame of the mean direction, as rows, and its inverse.
type transform struct {
	forward, back Lobe
	det           float64 // of back, over the share above the horizon
}

// k holds the two stretches, the shear and how far the frame is tilted.
func (h *highlight) transform(k [4]float64) transform {
	sin, cos := math.Sincos(math.Atan2(h.mean[0], h.mean[2]) + k[3])
	x, y, z := geom.Vec3{cos, 0, -sin}, geom.Vec3{0, 1, 0}, geom.Vec3{sin, 0, cos}
	s, t := math.Max(k[0], 1e-6), math.Max(k[1], 1e-6)
	row := func(i int) geom.Vec3 { return geom.Vec3{s * x[i], t * y[i], k[2]*x[i] + z[i]} }
	back := [3]geom.Vec3{x.Sub(z.Mul(k[2])).Mul(1 / s), y.Mul(1 / t), z}
	share := aboveShare(back[0][0], back[2][0])
	return transform{Lobe{[3]geom.Vec3{row(0), row(1), row(2)}, 1}, Lobe{back, share}, 1 / (s * t * math.Max(share, 1e-3))}
}

// at is the density of the transformed cosine above the horizon in a unit direction.
func (t transform) at(l geom.Vec3) float64 {
	if l[2] <= 0 {
		return 0
	}
	o := t.back.Apply(l)
	d2 := o.Dot(o)
	return math.Max(o[2], 0) / (math.Pi * d2 * d2) * t.det
}

// misfit is the squared difference of highlight and cosine, both of integral 1, over directions drawn from both: as section 3 of Heitz
// et al. 2016, but squared, not cubed, since faint parts of a highlight count here.
func (h *highlight) misfit(k [4]float64, grid [][2]float64) float64 {
	t := h.transform(k)
	sum := 0.0
	count := func(l geom.Vec3) {
		value, density := h.at(l)
		cosine := t.at(l)
		off := value/h.whole - cosine
		if density+cosine > 0 {
			sum += off * off / (density + cosine)
		}
	}
	for i, u := range grid {
		count(h.half[i])
		r := math.Sqrt(u[1])
		s, c := math.Sincos(2 * math.Pi * u[0])
		count(t.forward.Apply(geom.Vec3{r * c, r * s, math.Sqrt(1 - u[1])}).Normalize())
	}
	return sum / float64(2*len(grid))
}

// minimum is where f is least, by the simplex of Nelder and Mead 1965 about a start.
func minimum(start [4]float64, size float64, f func([4]float64) float64) [4]float64 {
	type corner struct {
		at    [4]float64
		value float64
	}
	simplex := []corner{{start, f(start)}}
	for i := range start {
		at := start
		at[i] += size
		simplex = append(simplex, corner{at, f(at)})
	}
	for range 200 {
		slices.SortStableFunc(simplex, func(a, b corner) int {
			if a.value < b.value {
				return -1
			}
			return 1
		})
		worst := simplex[len(start)]
		var mid [4]float64
		for _, c := range simplex[:len(start)] {
			for i := range mid {
				mid[i] += c.at[i] / float64(len(start))
			}
		}
		if math.Abs(worst.value-simplex[0].value) <= 1e-7*math.Abs(simplex[0].value) {
			break
		}
		move := func(by float64) corner {
			var at [4]float64
			for i := range at {
				at[i] = mid[i] + by*(worst.at[i]-mid[i])
			}
			return corner{at, f(at)}
		}
		next := move(-1)
		switch {
		case next.value < simplex[0].value:
			if far := move(-2); far.value < next.value {
				next = far
			}
		case next.value >= simplex[len(start)-1].value:
			next = move(0.5)
		}
		if next.value < worst.value {
			simplex[len(start)] = next
			continue
		}
		for k := 1; k <= len(start); k++ {
			for i := range mid {
				simplex[k].at[i] = (simplex[k].at[i] + simplex[0].at[i]) / 2
			}
			simplex[k].value = f(simplex[k].at)
		}
	}
	best := simplex[0]
	for _, c := range simplex {
		if c.value < best.value {
			best = c
		}
	}
	return best.at
}

// fitRow fits the lobes of a roughness from head on to grazing, each from the one before.
func fitRow(row int) (out [4 * LobeSteps]float32) {
	roughness := float64(row) / (LobeSteps - 1)
	alpha := math.Max(roughness*roughness, 1e-3)
	grid := fitGrid()
	k := [4]float64{alpha, alpha}
	for i := range LobeSteps {
		steep := float64(i) / (LobeSteps - 1)
		h := newHighlight(alpha, math.Max(1-steep*steep, 2e-3))
		if i == 0 {
			h.mean = geom.Vec3{0, 0, 1}
			k = minimum(k, 0.1*alpha, func(k [4]float64) float64 { return h.misfit([4]float64{k[0], k[0]}, grid) })
			k = [4]float64{k[0], k[0]}
		} else {
			k = minimum(k, 0.1*k[0], func(k [4]float64) float64 { return h.misfit(k, grid) })
		}
		b := h.transform(k).back.Turn
		for j, x := range []float64{b[0][0], b[0][2], b[2][0], b[2][2]} {
			out[4*i+j] = float32(x / b[1][1])
		}
	}
	return out
}

// TestLobesAreFitted fits some rows of lobes.f32 anew, with -update-lobes all of them.
func TestLobesAreFitted(t *testing.T) {
	if *updateLobes {
		var rows [LobeSteps][4 * LobeSteps]float32
		var wait sync.WaitGroup
		for y := range rows {
			wait.Go(func() { rows[y] = fitRow(y) })
		}
		wait.Wait()
		var out []byte
		for _, row := range rows {
			for _, x := range row {
				out = binary.LittleEndian.AppendUint32(out, math.Float32bits(x))
			}
		}
		if err := os.WriteFile("lobes.f32", out, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	table := LobeTexels()
	for _, y := range []int{5, 16, 31} {
		for i, want := range fitRow(y) {
			if got := table[4*LobeSteps*y+i]; math.Abs(float64(got-want)) > 1e-3*(1+math.Abs(float64(want))) {
				t.Fatalf("row %d, entry %d: the table has %v, a fit gives %v: go generate ./internal/shade", y, i, got, want)
			}
		}
	}
}
