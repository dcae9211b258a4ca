package usdio

import (
	"fmt"
	"path"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/pix"
)

// textures are the image files that go along, each once.
type textures struct {
	paths map[asset.ID]string // relative to the layer
	data  map[string]bool     // paths of files
	files []bundle.File
}

// image returns the path of a texture as PNG or JPEG, the only formats a .usdz may hold for materials.
func (s *textures) image(w *writer, id asset.ID) (string, error) {
	if p, known := s.paths[id]; known {
		return p, nil
	}
	texture, err := w.store.Texture(id)
	if err != nil {
		return "", err
	}
	data, ending := texture.Data, pix.Extension(texture.MIME)
	if texture.MIME != pix.PNG && texture.MIME != pix.JPEG {
		if data, err = pix.ToPNG(texture.Data, pix.DefaultLimits()); err != nil {
			return "", fmt.Errorf("texture %q: %w", texture.Name, err)
		}
		ending = pix.Extension(pix.PNG)
		w.report.Info("texture "+texture.Name, "is written as PNG instead of %s", strings.TrimPrefix(texture.MIME, "image/"))
	}
	return s.add(id, texture.Name, ending, data), nil
}

// sky returns the path of an environment image, or "" where the format cannot hold it.
func (s *textures) sky(w *writer, id asset.ID) (string, error) {
	texture, err := w.store.Texture(id)
	if err != nil {
		return "", err
	}
	if texture.MIME != pix.HDR {
		return s.image(w, id)
	}
	if w.options.Format == USDZ {
		w.report.Warn("sky", "a .usdz cannot hold the .hdr image %q; the sky is written as a uniform dome", texture.Name)
		return "", nil
	}
	return s.add(id, texture.Name, pix.Extension(pix.HDR), texture.Data), nil
}

// add names a file by what it was called and a hash of its bytes; a name that ends in that hash already keeps it.
func (s *textures) add(id asset.ID, name, ending string, data []byte) string {
	hash := string(asset.HashOf(data)[:8])
	stem := strings.TrimSuffix(strings.TrimSuffix(path.Base(name), path.Ext(name)), "_"+hash)
	p := fmt.Sprintf("textures/%s_%s%s", identifier(stem, "texture"), hash, ending)
	if !s.data[p] {
		s.data[p] = true
		s.files = append(s.files, bundle.File{Path: p, Data: data})
	}
	s.paths[id] = "./" + p // without the dot it would be looked for along search paths
	return s.paths[id]
}
