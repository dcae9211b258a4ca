package pathtrace

import (
	"math"
	"syscall"
	"testing"
	"time"

	"scenograph/internal/geom"
)

// crowd is 400 balls of 9216 triangles on a floor.
func crowd() *bench {
	b := newBench(256, geom.Vec3{0, -14, 6}, geom.Vec3{})
	b.sky(geom.Color{1, 1, 1})
	floor := geom.IdentityTransform()
	floor.Scale = geom.Vec3{20, 20, 1}
	b.put(square(), plain(geom.Color{0.6, 0.6, 0.6}, 0.7), floor)
	m := ball()
	for i := range 400 {
		at := geom.At(geom.Vec3{float64(i%20) - 9.5, float64(i/20) - 9.5, 0.45}, 0)
		at.Scale = geom.Vec3{0.45, 0.45, 0.45}
		b.put(m, plain(geom.Color{0.8, 0.3, 0.2}, 0.4), at)
	}
	return b
}

// BenchmarkRays follows camera rays to the first surface, and as many in random directions from there; a metric counts them by processor time.
func BenchmarkRays(b *testing.B) {
	s := crowd().stage(b)
	var h hit
	var walk walker
	n, rays := 0, 0
	begun := processorTime()
	for b.Loop() {
		x, y := n%256, n/256%256
		r, _ := s.eyeRay(float64(x)+0.5, float64(y)+0.5)
		rays++
		if s.nearest(&walk, &r, sight, &h) {
			rng := samplerOf(1, x, y, n)
			u, v := rng.pair()
			sin, cos := math.Sincos(2 * math.Pi * float64(u))
			r = rayOf(r.o.along(r.d, r.limit*0.999), vec{float32(cos), float32(sin), v - 0.3}, far)
			s.nearest(&walk, &r, bounce, &h)
			rays++
		}
		n++
	}
	b.ReportMetric(float64(rays)/(processorTime()-begun).Seconds()/1e6, "Mrays/cpu-s")
}

// processorTime is what the process has computed, whatever else the machine does.
func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano())
}

// BenchmarkPaths follows whole paths; ns/op is for one.
func BenchmarkPaths(b *testing.B) {
	s := crowd().stage(b)
	n := 0
	var walk walker
	begun := processorTime()
	for b.Loop() {
		x, y := n%256, n/256%256
		s.follow(&walk, samplerOf(1, x, y, n/65536), x, y)
		n++
	}
	b.ReportMetric(float64(n)/(processorTime()-begun).Seconds()/1e6, "Mpaths/cpu-s")
}

func BenchmarkStage(b *testing.B) {
	c := crowd()
	for b.Loop() {
		c.stage(b)
	}
}
