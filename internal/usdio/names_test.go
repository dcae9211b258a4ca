package usdio

import (
	"strconv"
	"testing"
)

func TestNamesCountOn(t *testing.T) {
	n := reserved("Sky")
	for _, c := range [][2]string{{"Chair", "Chair"}, {"Chair", "Chair_2"}, {"Chair_3", "Chair_3"}, {"Chair", "Chair_4"}, {"Chair_3", "Chair_3_2"}, {"Sky", "Sky_2"}, {"", "Node"}, {"椅", "Node_2"}} {
		if got := n.claim(c[0], "Node"); got != c[1] {
			t.Errorf("%q became %s, not %s", c[0], got, c[1])
		}
	}
}

// BenchmarkManyAlike claims names for ten thousand things that are called the same; the time for each does not grow with their number.
func BenchmarkManyAlike(b *testing.B) {
	for _, count := range []int{1000, 10_000} {
		b.Run(strconv.Itoa(count), func(b *testing.B) {
			for range b.N {
				n := names{}
				for range count {
					n.claim("Chair", "Node")
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*count), "ns/name")
		})
	}
}
