package catalog

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

// generate draws a pattern's textures.
func generate(p pattern) textureSet {
	r := recipeOf(p)
	texels := make([]texel, r.size*r.size)
	inBands(r.size, func(y int) {
		for x := range r.size {
			texels[y*r.size+x] = r.at((float64(x)+0.5)/float64(r.size), (float64(y)+0.5)/float64(r.size))
		}
	})
	set := textureSet{plain: r.roughness, albedo: albedoTexture(string(p), r.size, texels)}
	if !r.flat {
		set.normal = normalTexture(string(p), r.size, texels)
	}
	if r.roughness > 0 {
		set.roughness = roughnessTexture(string(p), r.size, texels)
	}
	return set
}

// inBands calls row for every y on two goroutines; rows do not depend on each other.
func inBands(rows int, row func(y int)) {
	var wait sync.WaitGroup
	for band := range 2 {
		wait.Go(func() {
			for y := band; y < rows; y += 2 {
				row(y)
			}
		})
	}
	wait.Wait()
}

func albedoTexture(name string, size int, texels []texel) *asset.Texture {
	table := srgbTable()
	img := image.NewNRGBA(image.Rect(0, 0, size, size))
	for i := range texels {
		for c := range 3 {
			img.Pix[4*i+c] = table[int(geom.Clamp(texels[i].albedo[c], 0, 1)*float64(len(table)-1)+0.5)]
		}
		img.Pix[4*i+3] = 255
	}
	return encoded(name+" albedo", img)
}

// srgbTable encodes linear light in 4096 steps.
func srgbTable() []uint8 {
	out := make([]uint8, 4096)
	for i := range out {
		out[i] = uint8(geom.SRGBFromLinear(float64(i)/4095)*255 + 0.5)
	}
	return out
}

// normalTexture has +X along U and +Y up in the image, from central differences of the height.
func normalTexture(name string, size int, texels []texel) *asset.Texture {
	img := image.NewNRGBA(image.Rect(0, 0, size, size))
	scale := float64(size) / 2
	for y := range size {
		up, down := wrap(y-1, size)*size, wrap(y+1, size)*size
		for x := range size {
			left, right := wrap(x-1, size), wrap(x+1, size)
			du := (texels[y*size+right].height - texels[y*size+left].height) * scale
			dv := (texels[down+x].height - texels[up+x].height) * scale
			length := math.Sqrt(du*du + dv*dv + 1)
			i := 4 * (y*size + x)
			for c, n := range [3]float64{-du / length, dv / length, 1 / length} {
				img.Pix[i+c] = uint8((n*0.5+0.5)*255 + 0.5)
			}
			img.Pix[i+3] = 255
		}
	}
	return encoded(name+" normal", img)
}

// roughnessTexture is glTF's metallic-roughness image: roughness in G, no metal in B.
func roughnessTexture(name string, size int, texels []texel) *asset.Texture {
	img := image.NewNRGBA(image.Rect(0, 0, size, size))
	for i := range texels {
		copy(img.Pix[4*i:], []uint8{255, uint8(geom.Clamp(texels[i].roughness, 0, 1)*255 + 0.5), 0, 255})
	}
	return encoded(name+" roughness", img)
}

func encoded(name string, img *image.NRGBA) *asset.Texture {
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&out, img); err != nil {
		panic(fmt.Sprintf("catalog: encoding %s: %v", name, err))
	}
	return &asset.Texture{Name: name, MIME: "image/png", Width: img.Rect.Dx(), Height: img.Rect.Dy(), Data: out.Bytes()}
}
