package surface

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"math"
	"runtime"
	"sync"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// MapPixels is the most that normal and roughness maps have on a side.
const MapPixels = 512

// Maps are a recipe's textures and the factors they multiply, as in glTF. A map that would be of one colour is left out.
type Maps struct {
	Color     geom.Color     `json:"color"`     // factor of the albedo map, or the colour where there is none
	Mean      geom.Color     `json:"mean"`      // of the surface, linear
	Roughness float64        `json:"roughness"` // factor of the map's green
	Metallic  float64        `json:"metallic"`  // factor of the map's blue
	MeanRough float64        `json:"meanRough"`
	Occluded  bool           `json:"occluded,omitempty"` // whether the red of Surface is occlusion
	Albedo    *asset.Texture `json:"-"`                  // sRGB
	Normal    *asset.Texture `json:"-"`                  // +X along U, +Y up in the image
	Surface   *asset.Texture `json:"-"`                  // occlusion, roughness, metal
}

// grid is a drawn pattern.
type grid struct {
	size   int
	texels []texel32
}

// texel32 is a Texel with the precision that is kept, so that machines whose arithmetic differs in the last bits agree.
type texel32 struct {
	albedo               [3]float32
	height, rough, metal float32
}

// Draw draws a recipe's maps; pixels above 0 makes them smaller than the recipe says.
func Draw(r *Recipe, pixels int) Maps {
	g := sample(r, pixels)
	m := Maps{}
	m.albedo(r.Name, g)
	if g.size > MapPixels {
		g = g.half()
	}
	m.normal(r.Name, g, r.Reach)
	m.surface(r.Name, g, r.Reach)
	return m
}

func sample(r *Recipe, pixels int) grid {
	size := r.Pixels
	if pixels > 0 {
		size = min(size, pixels)
	}
	g := grid{size, make([]texel32, size*size)}
	pattern := r.Pattern()
	inBands(size, func(y int) {
		for x := range size {
			g.texels[y*size+x] = kept(pattern((float64(x)+0.5)/float64(size), (float64(y)+0.5)/float64(size)))
		}
	})
	return g
}

func kept(t Texel) texel32 {
	out := texel32{height: float32(t.Height), rough: float32(clamp(t.Rough)), metal: float32(clamp(t.Metal))}
	for c := range 3 {
		out.albedo[c] = float32(clamp(t.Albedo[c]))
	}
	return out
}

// inBands calls row for every y on every core; rows do not depend on each other.
func inBands(rows int, row func(y int)) {
	var wait sync.WaitGroup
	bands := min(rows, runtime.GOMAXPROCS(0))
	for band := range bands {
		wait.Go(func() {
			for y := band; y < rows; y += bands {
				row(y)
			}
		})
	}
	wait.Wait()
}

// half averages two by two texels.
func (g grid) half() grid {
	out := grid{g.size / 2, make([]texel32, g.size*g.size/4)}
	inBands(out.size, func(y int) {
		for x := range out.size {
			var sum texel32
			for k := range 4 {
				t := &g.texels[(2*y+k/2)*g.size+2*x+k%2]
				sum.height, sum.rough, sum.metal = sum.height+t.height/4, sum.rough+t.rough/4, sum.metal+t.metal/4
			}
			out.texels[y*out.size+x] = sum
		}
	})
	return out
}

// albedo keeps colours as a factor, the brightest the surface has in each channel, times a map that reaches white: so any colour
// can be put in the factor's place.
func (m *Maps) albedo(name string, g grid) {
	var sum [3]float64
	var counts [3][256]int
	for i := range g.texels {
		for c, x := range g.texels[i].albedo {
			sum[c] += float64(x)
			counts[c][int(x*255)]++
		}
	}
	flat := true
	for c := range 3 {
		m.Mean[c] = rounded(sum[c]/float64(len(g.texels)), 1e4)
		low, high := share(&counts[c], len(g.texels)/200), share(&counts[c], len(g.texels)-len(g.texels)/200)
		m.Color[c] = min(1, max(float64(high+1)/255, 0.004))
		flat = flat && high-low <= 1
	}
	if flat {
		m.Color = m.Mean
		return
	}
	for c := range 3 {
		m.Color[c] = rounded(m.Color[c], 1e4)
	}
	table := srgbTable()
	img := image.NewNRGBA(image.Rect(0, 0, g.size, g.size))
	inBands(g.size, func(y int) {
		for i := y * g.size; i < (y+1)*g.size; i++ {
			for c := range 3 {
				img.Pix[4*i+c] = table[int(clamp(float64(g.texels[i].albedo[c])/m.Color[c])*float64(len(table)-1)+0.5)]
			}
			img.Pix[4*i+3] = 255
		}
	})
	m.Albedo = asJPEG(name+" albedo", img)
}

// share is the bin below which so many of the counted lie.
func share(counts *[256]int, wanted int) int {
	for i, n := range counts {
		if wanted -= n; wanted <= 0 {
			return i
		}
	}
	return 255
}

func rounded(x, steps float64) float64 { return math.Round(x*steps) / steps }

// srgbTable encodes linear light in 4096 steps.
func srgbTable() []uint8 {
	out := make([]uint8, 4096)
	for i := range out {
		out[i] = uint8(geom.SRGBFromLinear(float64(i)/4095)*255 + 0.5)
	}
	return out
}

// flattest is the slope below which a surface needs no normal map.
const flattest = 0.008

// normal has +X along U and +Y up in the image, from central differences of the height.
func (m *Maps) normal(name string, g grid, reach float64) {
	img := image.NewNRGBA(image.Rect(0, 0, g.size, g.size))
	scale := float64(g.size) / 2 / reach
	steepest := make([]float64, g.size)
	inBands(g.size, func(y int) {
		up, down := wrap(y-1, g.size)*g.size, wrap(y+1, g.size)*g.size
		for x := range g.size {
			left, right := wrap(x-1, g.size), wrap(x+1, g.size)
			du := float64(g.texels[y*g.size+right].height-g.texels[y*g.size+left].height) * scale
			dv := float64(g.texels[down+x].height-g.texels[up+x].height) * scale
			steepest[y] = max(steepest[y], max(math.Abs(du), math.Abs(dv)))
			length := math.Sqrt(du*du + dv*dv + 1)
			i := 4 * (y*g.size + x)
			for c, n := range [3]float64{-du / length, dv / length, 1 / length} {
				img.Pix[i+c] = uint8((n*0.5+0.5)*255 + 0.5)
			}
			img.Pix[i+3] = 255
		}
	})
	for _, s := range steepest {
		if s > flattest {
			m.Normal = asPNG(name+" normal", img)
			return
		}
	}
}

// surface packs occlusion, roughness and metal as glTF has them.
func (m *Maps) surface(name string, g grid, reach float64) {
	cavities := g.occlusion(reach)
	img := image.NewNRGBA(image.Rect(0, 0, g.size, g.size))
	rough, metal := 0.0, 0.0
	low, high := [3]uint8{255, 255, 255}, [3]uint8{}
	for i := range g.texels {
		t := &g.texels[i]
		rough, metal = rough+float64(t.rough), metal+float64(t.metal)
		for c, x := range [3]float64{cavities[i], float64(t.rough), float64(t.metal)} {
			b := uint8(x*255 + 0.5)
			low[c], high[c] = min(low[c], b), max(high[c], b)
			img.Pix[4*i+c] = b
		}
		img.Pix[4*i+3] = 255
	}
	m.MeanRough = rounded(rough/float64(len(g.texels)), 100)
	m.Occluded = low[0] < 235
	if high[1]-low[1] <= 4 && high[2]-low[2] <= 4 && !m.Occluded {
		m.Roughness, m.Metallic = m.MeanRough, rounded(metal/float64(len(g.texels)), 100)
		return
	}
	m.Roughness, m.Metallic = 1, 1
	if high[2] == 0 {
		m.Metallic = 0
	}
	m.Surface = asPNG(name+" surface", img)
}

// occlusion darkens what lies lower than its surroundings, by the slope up to their mean.
func (g grid) occlusion(reach float64) []float64 {
	radius := max(2, g.size/64)
	mean := g.blurred(radius)
	across := float64(radius) * reach / float64(g.size)
	out := make([]float64, len(g.texels))
	for i := range out {
		depth := float64(mean[i]-g.texels[i].height) / across
		out[i] = 1 - 0.65*step(0.02, 0.6, depth)
	}
	return out
}

// blurred is the mean height in a square around each texel, by running sums.
func (g grid) blurred(radius int) []float32 {
	across, out := make([]float32, len(g.texels)), make([]float32, len(g.texels))
	width := float32(2*radius + 1)
	for y := range g.size {
		row, sum := y*g.size, float32(0)
		for x := -radius; x <= radius; x++ {
			sum += g.texels[row+wrap(x, g.size)].height
		}
		for x := range g.size {
			across[row+x] = sum / width
			sum += g.texels[row+wrap(x+radius+1, g.size)].height - g.texels[row+wrap(x-radius, g.size)].height
		}
	}
	for x := range g.size {
		sum := float32(0)
		for y := -radius; y <= radius; y++ {
			sum += across[wrap(y, g.size)*g.size+x]
		}
		for y := range g.size {
			out[y*g.size+x] = sum / width
			sum += across[wrap(y+radius+1, g.size)*g.size+x] - across[wrap(y-radius, g.size)*g.size+x]
		}
	}
	return out
}

func asPNG(name string, img *image.NRGBA) *asset.Texture {
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.DefaultCompression}
	if err := encoder.Encode(&out, img); err != nil {
		panic("surface: encoding " + name + ": " + err.Error())
	}
	return texture(name, "image/png", img, out.Bytes())
}

func asJPEG(name string, img *image.NRGBA) *asset.Texture {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: 90}); err != nil {
		panic("surface: encoding " + name + ": " + err.Error())
	}
	return texture(name, "image/jpeg", img, out.Bytes())
}

func texture(name, mime string, img *image.NRGBA, data []byte) *asset.Texture {
	return &asset.Texture{Name: name, MIME: mime, Width: img.Rect.Dx(), Height: img.Rect.Dy(), Data: data}
}
