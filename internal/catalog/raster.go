package catalog

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"sync"

	"scenograph/internal/asset"
)

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

func encoded(name string, img *image.NRGBA) *asset.Texture {
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&out, img); err != nil {
		panic(fmt.Sprintf("catalog: encoding %s: %v", name, err))
	}
	return &asset.Texture{Name: name, MIME: "image/png", Width: img.Rect.Dx(), Height: img.Rect.Dy(), Data: out.Bytes()}
}
