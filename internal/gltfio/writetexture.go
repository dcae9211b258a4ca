package gltfio

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"github.com/qmuntal/gltf"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
)

// imageUse is an image in the file: what every reader can show, and the WebP it was made from, or −1.
type imageUse struct{ plain, webp int }

type samplerUse struct {
	wrapU, wrapV scene.Wrap
	nearest      bool
}

type textureUse struct {
	texture asset.ID
	sampler samplerUse
}

// textureInfo writes a use of a texture.
func (w *writer) textureInfo(ref *scene.TextureRef) (*gltf.TextureInfo, error) {
	index, err := w.texture(textureUse{ref.Texture, samplerUse{ref.WrapU, ref.WrapV, ref.Nearest}})
	if err != nil {
		return nil, err
	}
	info := &gltf.TextureInfo{Index: index, TexCoord: ref.UVSet}
	if ref.Offset == (geom.Vec2{}) && ref.Rotation == 0 && ref.Scale == (geom.Vec2{1, 1}) {
		return info, nil
	}
	placement := map[string]any{}
	if ref.Offset != (geom.Vec2{}) {
		placement["offset"] = ref.Offset
	}
	if ref.Rotation != 0 {
		placement["rotation"] = ref.Rotation
	}
	if ref.Scale != (geom.Vec2{1, 1}) {
		placement["scale"] = ref.Scale
	}
	raw, err := json.Marshal(placement)
	if err != nil {
		return nil, err
	}
	info.Extensions = gltf.Extensions{"KHR_texture_transform": json.RawMessage(raw)}
	w.used["KHR_texture_transform"] = true
	return info, nil
}

func (w *writer) texture(use textureUse) (int, error) {
	if index, ok := w.textures[use]; ok {
		return index, nil
	}
	image, err := w.image(use.texture)
	if err != nil {
		return 0, err
	}
	t := &gltf.Texture{Source: gltf.Index(image.plain)}
	if use.sampler != (samplerUse{}) {
		t.Sampler = gltf.Index(w.sampler(use.sampler))
	}
	if image.webp >= 0 {
		t.Extensions = gltf.Extensions{"EXT_texture_webp": json.RawMessage(fmt.Sprintf(`{"source":%d}`, image.webp))}
		w.used["EXT_texture_webp"] = true
	}
	w.doc.Textures = append(w.doc.Textures, t)
	w.textures[use] = len(w.doc.Textures) - 1
	return len(w.doc.Textures) - 1, nil
}

func (w *writer) sampler(use samplerUse) int {
	if index, ok := w.samplers[use]; ok {
		return index
	}
	wraps := map[scene.Wrap]gltf.WrappingMode{"": gltf.WrapRepeat, scene.Repeat: gltf.WrapRepeat, scene.Clamp: gltf.WrapClampToEdge, scene.Mirror: gltf.WrapMirroredRepeat}
	s := &gltf.Sampler{MagFilter: gltf.MagLinear, MinFilter: gltf.MinLinearMipMapLinear, WrapS: wraps[use.wrapU], WrapT: wraps[use.wrapV]}
	if use.nearest {
		s.MagFilter, s.MinFilter = gltf.MagNearest, gltf.MinNearest
	}
	w.doc.Samplers = append(w.doc.Samplers, s)
	w.samplers[use] = len(w.doc.Samplers) - 1
	return len(w.doc.Samplers) - 1
}

// image writes a texture's image: PNG and JPEG byte for byte, WebP with a PNG for readers that do not know it, HDR as PNG.
func (w *writer) image(id asset.ID) (imageUse, error) {
	if use, ok := w.images[id]; ok {
		return use, nil
	}
	t, err := w.store.Texture(id)
	if err != nil {
		return imageUse{}, err
	}
	use := imageUse{webp: -1}
	data, mime := t.Data, t.MIME
	if mime != pix.PNG && mime != pix.JPEG {
		if data, err = pix.ToPNG(t.Data, pix.DefaultLimits()); err != nil {
			return imageUse{}, fmt.Errorf("texture %q: %w", t.Name, err)
		}
		mime = pix.PNG
	}
	data, dropped := pix.PlainPNG(data)
	if len(dropped) > 0 {
		w.report.Warn(fmt.Sprintf("texture %q", t.Name), "was written without its PNG chunks %s, which glTF does not allow", strings.Join(dropped, ", "))
	}
	use.plain = w.putImage(id, t.Name, mime, data)
	switch t.MIME {
	case pix.WebP:
		use.webp = w.putImage(id, t.Name, pix.WebP, t.Data)
		w.report.Info(fmt.Sprintf("texture %q", t.Name), "is WebP: a PNG copy was added for readers that do not know it")
	case pix.HDR:
		w.report.Warn(fmt.Sprintf("texture %q", t.Name), "is HDR: it was clipped to a PNG")
	}
	w.images[id] = use
	return use, nil
}

func (w *writer) putImage(id asset.ID, name, mime string, data []byte) int {
	image := &gltf.Image{Name: name}
	if w.options.Format == GLTF {
		file := path.Join(w.stem+"_textures", bundle.Word(name, "texture")+"_"+string(id[:8])+pix.Extension(mime))
		image.URI = reference(file)
		w.files = append(w.files, bundle.File{Path: file, Data: data})
	} else {
		image.MimeType = mime
		image.BufferView = gltf.Index(w.view(data, gltf.TargetNone))
	}
	w.doc.Images = append(w.doc.Images, image)
	return len(w.doc.Images) - 1
}
