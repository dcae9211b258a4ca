package frame

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"sync"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// What is seen through windows where the backdrop is a studio: a garden out of focus, painted on the panes. It repeats along a wall and
// reaches from the floor up; its horizon is at the height of an eye, where the horizon is from every distance.
const (
	outdoorsWideM, outdoorsHighM = 8, 4 // metres of wall that it covers
	outdoorsWide, outdoorsHigh   = 256, 128
	horizonM                     = 1.55
)

// garden holds the picture's pixels, from its upper left corner, relative to the brightness of the sky.
var garden = sync.OnceValue(func() []geom.Color {
	out := make([]geom.Color, 0, outdoorsWide*outdoorsHigh)
	for py := range outdoorsHigh {
		z := outdoorsHighM * (1 - (float64(py)+0.5)/outdoorsHigh)
		for px := range outdoorsWide {
			out = append(out, outdoorsAt((float64(px)+0.5)/outdoorsWide, z))
		}
	}
	return out
})

// Outdoors is what is seen through a pane at its UV, in metres along its wall and down from the floor, relative to the brightness of the sky.
func Outdoors(u, v float64) geom.Color {
	u, v = u/outdoorsWideM, v/outdoorsHighM
	px, py := int((u-math.Floor(u))*outdoorsWide), int((v-math.Floor(v))*outdoorsHigh)
	return garden()[min(py, outdoorsHigh-1)*outdoorsWide+min(px, outdoorsWide-1)]
}

// outdoors is the picture as a texture.
var outdoors = sync.OnceValues(func() (*asset.Texture, error) {
	img := image.NewNRGBA(image.Rect(0, 0, outdoorsWide, outdoorsHigh))
	for i, c := range garden() {
		for k := range 3 {
			img.Pix[4*i+k] = uint8(geom.SRGBFromLinear(geom.Clamp(c[k], 0, 1))*255 + 0.5)
		}
		img.Pix[4*i+3] = 255
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		return nil, fmt.Errorf("frame: encode what is outdoors: %w", err)
	}
	return &asset.Texture{Name: "outdoors", MIME: "image/png", Width: outdoorsWide, Height: outdoorsHigh, Data: out.Bytes()}, nil
})

// outdoorsAt is the garden at x in [0,1) along the wall and z metres over the floor: sky, hills in the haze, trees, a hedge and grass.
func outdoorsAt(x, z float64) geom.Color {
	up := geom.Clamp((z-horizonM)/(outdoorsHighM-horizonM), 0, 1)
	c := geom.Color{1, 0.99, 0.96}.Mix(geom.Color{0.7, 0.86, 1}, math.Sqrt(up))
	c = c.Mix(geom.Color{0.66, 0.76, 0.76}, below(z, horizonM+0.14+waves(x, 0.05, 2, 5, 9), 0.05))
	leaves := waves(x+0.3*z, 0.5, 13, 29, 47) * waves(x-0.2*z, 1, 17, 23, 41)
	trees := horizonM + 0.2 + 0.55*math.Pow(math.Max(0, waves(x, 0.62, 2, 3, 7)+0.12), 0.7) + waves(x, 0.07, 11, 19, 31)
	c = c.Mix(geom.Color{0.4, 0.53, 0.36}.Scale(1+0.35*leaves), 0.92*below(z, trees, 0.09))
	hedge := horizonM - 0.12 + waves(x+0.37, 0.16, 3, 5, 11) + waves(x, 0.04, 17, 29, 37)
	c = c.Mix(geom.Color{0.27, 0.4, 0.22}.Scale(1+0.4*leaves), 0.95*below(z, hedge, 0.07))
	near := geom.Clamp((horizonM-0.35-z)/1.2, 0, 1)
	return c.Mix(geom.Color{0.55, 0.66, 0.36}.Mix(geom.Color{0.42, 0.56, 0.27}, near), below(z, horizonM-0.35, 0.08))
}

// below is 1 under a soft edge at a height and 0 over it.
func below(z, edge, soft float64) float64 {
	t := geom.Clamp((edge+soft-z)/(2*soft), 0, 1)
	return t * t * (3 - 2*t)
}

// waves adds sines of whole numbers of periods, so that the picture repeats without a seam.
func waves(x, height float64, periods ...float64) float64 {
	sum, weight := 0.0, 0.0
	for i, n := range periods {
		share := 1 / float64(i+1)
		sum += share * math.Sin(2*math.Pi*n*x+1.7*n)
		weight += share
	}
	return height * sum / weight
}
