package rigid_test

import (
	"math/rand/v2"
	"testing"

	"scenograph/internal/geom"
	"scenograph/internal/rigid"
	"scenograph/internal/xmlout"
)

func TestSettledRotationsReadBackToTheBit(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	for range 20_000 {
		q := geom.Quat{random.NormFloat64(), random.NormFloat64(), random.NormFloat64(), random.NormFloat64()}
		if random.IntN(2) == 0 { // nearly about two axes at once, as what lies on its side
			q[2], q[3] = q[2]/80, q[3]/80
		}
		if random.IntN(4) == 0 {
			q[0] = q[1]
		}
		q = rigid.Settled(q.Normalized(), xmlout.Rounded)
		if again := rigid.Settled(q.Normalized(), xmlout.Rounded); again != q {
			t.Fatalf("%v is read as %v and written as %v", q, q.Normalized(), again)
		}
	}
}
