package align

import (
	"fmt"

	"scenograph/internal/geom"
)

// lamp measures the light of one thing: its colour temperature.
func (j *judge) lamp(word string, it *item) measured {
	if word != "warm" && word != "cool" {
		return measured{unknown: true, detail: fmt.Sprintf("it is not known how to see “%s” on one thing", word)}
	}
	kelvin, n := 0.0, 0
	for _, id := range j.world.Snapshot().Subtree(it.id) {
		if node, ok := j.world.Snapshot().Node(id); ok && node.Light != nil {
			kelvin += temperature(node.Light.Color)
			n++
		}
	}
	if n == 0 {
		return measured{unknown: true, detail: fmt.Sprintf("%s gives no light", it.id)}
	}
	return warmth(word, kelvin/float64(n), string(it.id))
}

func warmth(word string, kelvin float64, of string) measured {
	m := measured{name: "colour temperature", value: kelvin, unit: "K", limit: "up to 3300 K", detail: fmt.Sprintf("the light of %s has %.0f K", of, kelvin)}
	if word == "warm" {
		m.share = geom.Clamp(1-(kelvin-3300)/1200, 0, 1)
	} else {
		m.limit, m.share = "at least 4000 K", geom.Clamp((kelvin-2800)/1200, 0, 1)
	}
	return m
}

// temperature is the correlated colour temperature of a linear Rec.709 colour by McCamy's cubic (1992), clamped to 1000 to 20000 K.
func temperature(c geom.Color) float64 {
	x := 0.4124564*c[0] + 0.3575761*c[1] + 0.1804375*c[2]
	y := 0.2126729*c[0] + 0.7151522*c[1] + 0.0721750*c[2]
	z := 0.0193339*c[0] + 0.1191920*c[1] + 0.9503041*c[2]
	sum := x + y + z
	if sum <= 0 {
		return 6500
	}
	u, v := x/sum, y/sum
	n := (u - 0.3320) / (0.1858 - v)
	return geom.Clamp(449*n*n*n+3525*n*n+6823.3*n+5520.33, 1000, 20000)
}
