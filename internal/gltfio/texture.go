package gltfio

import (
	"encoding/json"
	"fmt"
	"net/url"
	"path"
	"strings"

	"github.com/qmuntal/gltf"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
)

// textureTransform is KHR_texture_transform.
type textureTransform struct {
	Offset   [2]float64  `json:"offset"`
	Rotation float64     `json:"rotation"`
	Scale    *[2]float64 `json:"scale"`
	TexCoord *int        `json:"texCoord"`
}

// textureSource is what the extensions that replace a texture's image have in common.
type textureSource struct {
	Source *int `json:"source"`
}

// textureRef reads a use of a texture, or returns nil with a report when its image cannot be used.
func (r *reader) textureRef(index, texCoord int, extensions gltf.Extensions, subject string) (*scene.TextureRef, error) {
	id, err := r.texture(index, subject)
	if err != nil || id == "" {
		return nil, err
	}
	ref := scene.NewTextureRef(id)
	t, err := transformOf(extensions)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", subject, err)
	}
	ref.Offset, ref.Rotation = geom.Vec2(t.Offset), t.Rotation
	if t.Scale != nil {
		ref.Scale = geom.Vec2(*t.Scale)
	}
	if t.TexCoord != nil {
		texCoord = *t.TexCoord
	}
	if ref.UVSet = knownSet(texCoord); ref.UVSet != texCoord {
		r.report.Warn(subject, "a texture uses UV set %d; only sets 0 and 1 are read, so set 0 is used", texCoord)
	}
	if sampler := r.doc.Textures[index].Sampler; sampler != nil {
		s := r.doc.Samplers[*sampler]
		ref.WrapU, ref.WrapV = wrapOf(s.WrapS), wrapOf(s.WrapT)
		ref.Nearest = s.MagFilter == gltf.MagNearest
	}
	return ref, nil
}

func transformOf(extensions gltf.Extensions) (textureTransform, error) {
	var t textureTransform
	raw, ok := rawExtension(extensions, "KHR_texture_transform")
	if !ok {
		return t, nil
	}
	if err := json.Unmarshal(raw, &t); err != nil {
		return t, fmt.Errorf("KHR_texture_transform: %w", err)
	}
	return t, nil
}

func knownSet(set int) int {
	if set == 1 {
		return 1
	}
	return 0
}

// normalSet is the UV set for which a material needs tangents: its normal map's or that of its layers, or −1.
func (r *reader) normalSet(material int) int {
	if material < 0 {
		return -1
	}
	n := r.doc.Materials[material].NormalTexture
	if n == nil || n.Index == nil {
		return layerSet(r.doc.Materials[material].Extensions)
	}
	return setOf(n.TexCoord, n.Extensions)
}

// setOf is the UV set a texture is placed by.
func setOf(texCoord int, extensions gltf.Extensions) int {
	if t, err := transformOf(extensions); err == nil && t.TexCoord != nil {
		return knownSet(*t.TexCoord)
	}
	return knownSet(texCoord)
}

func wrapOf(mode gltf.WrappingMode) scene.Wrap {
	switch mode {
	case gltf.WrapClampToEdge:
		return scene.Clamp
	case gltf.WrapMirroredRepeat:
		return scene.Mirror
	}
	return scene.Repeat
}

func rawExtension(extensions gltf.Extensions, name string) (json.RawMessage, bool) {
	raw, ok := extensions[name].(json.RawMessage)
	return raw, ok
}

// imageExtensions are the ones that give a texture another image, the preferred one first.
var imageExtensions = []string{"EXT_texture_webp", "KHR_texture_basisu"}

// texture puts the image of a texture into the store. "" means that it cannot be used, which is in the report.
func (r *reader) texture(index int, subject string) (asset.ID, error) {
	t := r.doc.Textures[index]
	source := t.Source
	for _, name := range imageExtensions {
		raw, ok := rawExtension(t.Extensions, name)
		if !ok {
			continue
		}
		var other textureSource
		if err := json.Unmarshal(raw, &other); err != nil || !within(other.Source, len(r.doc.Images)) {
			return "", fmt.Errorf("texture %d: %s refers to an image that does not exist", index, name)
		}
		if other.Source != nil {
			source = other.Source
			break
		}
	}
	if source == nil {
		r.report.Warn(subject, "texture %d has no image that can be read and was left out", index)
		return "", nil
	}
	return r.image(*source, subject)
}

func (r *reader) image(index int, subject string) (asset.ID, error) {
	if id, ok := r.images[index]; ok {
		return id, nil
	}
	image := r.doc.Images[index]
	id, trouble := r.putImage(image)
	if trouble != nil {
		if _, err := r.checkImageURI(image); err != nil {
			return "", fmt.Errorf("%s: %w", imageTitle(index, image), err)
		}
		r.report.Warn(subject, "%s was left out: %s", imageTitle(index, image), strings.TrimPrefix(trouble.Error(), "pix: "))
	}
	r.images[index] = id
	return id, r.ctx.Err()
}

func imageTitle(index int, image *gltf.Image) string {
	if image.Name == "" {
		return fmt.Sprintf("image %d", index)
	}
	return fmt.Sprintf("image %d %q", index, tidy(image.Name))
}

// checkImageURI tells a URI that must not be followed, which makes the whole file suspect, from a file that is merely missing.
func (r *reader) checkImageURI(image *gltf.Image) (string, error) {
	if _, data := cutFold(image.URI, "data:"); data || image.URI == "" {
		return "", nil
	}
	return localPath(image.URI)
}

func (r *reader) putImage(image *gltf.Image) (asset.ID, error) {
	data, err := r.imageBytes(image)
	if err != nil {
		return "", err
	}
	width, height, err := pix.Config(data)
	if err != nil {
		return "", err
	}
	hash := asset.HashOf(data)
	if id, ok := r.sameImage[hash]; ok {
		return id, nil
	}
	id, err := r.options.Store.PutTexture(&asset.Texture{Name: r.imageName(image), MIME: pix.Sniff(data), Width: width, Height: height, Data: data})
	if err != nil {
		return "", err
	}
	r.sameImage[hash] = id
	return id, nil
}

func (r *reader) imageBytes(image *gltf.Image) ([]byte, error) {
	switch {
	case image.BufferView != nil:
		return r.viewBytes(*image.BufferView), nil
	case image.URI != "":
		return r.resource(image.URI)
	}
	return nil, fmt.Errorf("it has neither a uri nor a buffer view")
}

// imageName is the image's own name, or that of its file without the ending.
func (r *reader) imageName(image *gltf.Image) string {
	if image.Name != "" || r.marks != nil {
		return tidy(image.Name)
	}
	if _, data := cutFold(image.URI, "data:"); data || image.URI == "" {
		return ""
	}
	name, err := url.PathUnescape(image.URI)
	if err != nil {
		name = image.URI
	}
	base := path.Base(name)
	return tidy(base[:len(base)-len(path.Ext(base))])
}
