package geom

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"testing"
)

func randomTransform(r *rand.Rand) Transform {
	axis := Vec3{r.NormFloat64(), r.NormFloat64(), r.NormFloat64()}.Normalize()
	s := 0.5 + r.Float64()
	return Transform{
		Translation: Vec3{r.NormFloat64(), r.NormFloat64(), r.NormFloat64()},
		Rotation:    AxisAngle(axis, r.Float64()*6), Scale: Vec3{s, s, s},
	}
}

func TestTransformAgreesWithItsMatrix(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		a, b := randomTransform(r), randomTransform(r)
		p := Vec3{r.NormFloat64(), r.NormFloat64(), r.NormFloat64()}
		if got, want := TransformPoint(a.Mat4(), p), a.Apply(p); got.Sub(want).Len() > 1e-12 {
			t.Fatalf("matrix %v, transform %v", got, want)
		}
		if got, want := a.Mul(b).Apply(p), a.Apply(b.Apply(p)); got.Sub(want).Len() > 1e-12 {
			t.Fatalf("composed %v, one after the other %v", got, want)
		}
		if back := a.Mul(b.Relative(a)); !back.AlmostEqual(b, 1e-9) {
			t.Fatalf("relative: %v is not %v", back, b)
		}
		if back := Decompose(a.Mat4()); !back.AlmostEqual(a, 1e-9) {
			t.Fatalf("decompose: %v is not %v", back, a)
		}
	}
}

func TestEulerGoesThereAndBack(t *testing.T) {
	for _, e := range []Vec3{{}, {0.3, 0, 0}, {0, 0.4, 0}, {0, 0, 2.5}, {-0.7, 0.9, -3}, {1.2, -1.3, 0.1}} {
		q := QuatFromEuler(e)
		back := QuatFromEuler(q.Euler())
		a, b := Transform{Rotation: q, Scale: One}, Transform{Rotation: back, Scale: One}
		if !a.AlmostEqual(b, 1e-9) {
			t.Errorf("%v came back as %v", e, q.Euler())
		}
	}
}

func TestFrontAndYaw(t *testing.T) {
	for _, yaw := range []float64{0, 0.5, math.Pi / 2, -2, 3} {
		if got := Yaw(yaw).YawAngle(); math.Abs(WrapAngle(got-yaw)) > 1e-12 {
			t.Errorf("yaw %v is read as %v", yaw, got)
		}
	}
	front := LookRotation(Vec3{1, 1, 0}).Rotate(Vec3{0, -1, 0})
	if front.Sub(Vec3{1, 1, 0}.Normalize()).Len() > 1e-9 {
		t.Errorf("a thing told to look along (1,1,0) faces %v", front)
	}
	if east := Yaw(math.Pi / 2).Rotate(Vec3{0, -1, 0}); east.Sub(Vec3{1, 0, 0}).Len() > 1e-12 {
		t.Errorf("a quarter turn faces %v, not +X", east)
	}
}

func TestCanonicalHasNoNegativeZero(t *testing.T) {
	text, err := json.Marshal(Transform{Translation: Vec3{math.Copysign(0, -1), 1, 0}, Rotation: Quat{0, 0, 0, -1}, Scale: One}.Canonical())
	want := `{"translation":[0,1,0],"rotation":[0,0,0,1],"scale":[1,1,1]}`
	if err != nil || string(text) != want {
		t.Errorf("got %s (%v), want %s", text, err, want)
	}
}

func TestPolygon(t *testing.T) {
	l := Polygon{{0, 0}, {4, 0}, {4, 2}, {2, 2}, {2, 4}, {0, 4}}
	if err := l.Check(); err != nil {
		t.Fatal(err)
	}
	if l.Area() != 12 || !l.Contains(Vec2{1, 3}) || l.Contains(Vec2{3, 3}) || math.Abs(l.Distance(Vec2{3, 3})-1) > 1e-12 {
		t.Errorf("area %v, inside %v %v, distance %v", l.Area(), l.Contains(Vec2{1, 3}), l.Contains(Vec2{3, 3}), l.Distance(Vec2{3, 3}))
	}
	sum := 0.0
	for _, tri := range l.Triangles() {
		area := Polygon{l[tri[0]], l[tri[1]], l[tri[2]]}.Area()
		if area <= 0 {
			t.Errorf("triangle %v has the area %v", tri, area)
		}
		sum += area
	}
	if math.Abs(sum-12) > 1e-12 {
		t.Errorf("the triangles cover %v of 12", sum)
	}
	for name, bad := range map[string]Polygon{
		"two corners": {{0, 0}, {1, 0}}, "bow tie": {{0, 0}, {2, 2}, {2, 0}, {0, 2}},
		"clockwise": {{0, 0}, {0, 1}, {1, 1}}, "repeated": {{0, 0}, {0, 0}, {1, 0}, {1, 1}}, "not finite": {{0, 0}, {math.NaN(), 0}, {1, 1}},
	} {
		if bad.Check() == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestRay(t *testing.T) {
	ray := Ray{Vec3{0, 0, 5}, Vec3{0, 0, -1}}
	if d, ok := ray.HitBox(Box{Vec3{-1, -1, 0}, Vec3{1, 1, 1}}); !ok || d != 4 {
		t.Errorf("box: %v %v", d, ok)
	}
	if d, ok := ray.HitTriangle(Vec3{-1, -1, 2}, Vec3{1, -1, 2}, Vec3{0, 1, 2}); !ok || math.Abs(d-3) > 1e-12 {
		t.Errorf("triangle: %v %v", d, ok)
	}
	if _, ok := ray.HitTriangle(Vec3{2, 2, 2}, Vec3{3, 2, 2}, Vec3{2, 3, 2}); ok {
		t.Error("a triangle beside the ray was hit")
	}
	if d, ok := ray.HitPlane(1); !ok || d != 4 {
		t.Errorf("plane: %v %v", d, ok)
	}
}

func TestColourConversionsAreInverse(t *testing.T) {
	for x := 0.0; x <= 1; x += 1.0 / 64 {
		if back := SRGBFromLinear(LinearFromSRGB(x)); math.Abs(back-x) > 1e-9 {
			t.Errorf("%v came back as %v", x, back)
		}
	}
	warm, cold := Kelvin(2700), Kelvin(9000)
	if warm[2] >= warm[0] || cold[0] >= cold[2] {
		t.Errorf("2700 K is %v and 9000 K is %v", warm, cold)
	}
}
