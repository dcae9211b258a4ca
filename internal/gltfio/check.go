package gltfio

import (
	"fmt"
	"slices"
	"strings"

	"github.com/qmuntal/gltf"

	"scenograph/internal/geom"
)

// maxNodeDepth keeps hierarchies within what a scene may hold.
const maxNodeDepth = 200

// checkDocument refuses missing objects, indices that lead nowhere, cycles and numbers that are not finite.
func (r *reader) checkDocument() error {
	checks := []func() error{
		r.checkMissing, r.checkRequired, r.checkBuffers, r.checkMeshIndices, r.checkMaterialIndices, r.checkTextureIndices,
		r.checkNodeIndices, r.checkTree, r.checkSkins,
	}
	for _, check := range checks {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) checkMissing() error {
	d := r.doc
	lists := []struct {
		kind  string
		index int
	}{
		{"accessor", slices.Index(d.Accessors, nil)}, {"buffer", slices.Index(d.Buffers, nil)}, {"buffer view", slices.Index(d.BufferViews, nil)},
		{"camera", slices.Index(d.Cameras, nil)}, {"image", slices.Index(d.Images, nil)}, {"material", slices.Index(d.Materials, nil)},
		{"mesh", slices.Index(d.Meshes, nil)}, {"node", slices.Index(d.Nodes, nil)}, {"sampler", slices.Index(d.Samplers, nil)},
		{"scene", slices.Index(d.Scenes, nil)}, {"skin", slices.Index(d.Skins, nil)}, {"texture", slices.Index(d.Textures, nil)},
	}
	for _, list := range lists {
		if list.index >= 0 {
			return fmt.Errorf("%s %d is null", list.kind, list.index)
		}
	}
	return nil
}

// understood lists the extensions this package reads.
var understood = map[string]bool{
	"KHR_texture_transform": true, "KHR_lights_punctual": true, "KHR_materials_unlit": true,
	"KHR_materials_emissive_strength": true, "KHR_mesh_quantization": true, "EXT_texture_webp": true, "KHR_texture_basisu": true,
	extClearcoat: true, extSheen: true, extTransmission: true, extVolume: true, extIOR: true, extSpecular: true, extAnisotropy: true,
	"EXT_meshopt_compression": true, "KHR_meshopt_compression": true, extDraco: true, extShapes: true, extPhysics: true,
	extInstancing: true, extGlossiness: true,
}

// advice tells what to do about extensions that files often require.
var advice = map[string]string{
	"EXT_texture_avif": "export it again with PNG, JPEG, WebP or KTX2 images instead of AVIF",
}

func (r *reader) checkRequired() error {
	for _, name := range r.doc.ExtensionsRequired {
		if understood[name] {
			continue
		}
		if strings.HasPrefix(name, "KHR_materials_") {
			r.report.Warn(name, "is required by the file and kept with its materials, but not drawn")
			continue
		}
		if how := advice[name]; how != "" {
			return fmt.Errorf("it requires the extension %s, which is not read: %s", name, how)
		}
		return fmt.Errorf("it requires the extension %q, which is not read", name)
	}
	return nil
}

func (r *reader) checkBuffers() error {
	d := r.doc
	for i, v := range d.BufferViews {
		if v.Buffer < 0 || v.Buffer >= len(d.Buffers) {
			return fmt.Errorf("buffer view %d refers to buffer %d, which does not exist", i, v.Buffer)
		}
		length := d.Buffers[v.Buffer].ByteLength
		if v.ByteOffset < 0 || v.ByteLength < 0 || v.ByteOffset > length || v.ByteLength > length-v.ByteOffset {
			return fmt.Errorf("buffer view %d reaches beyond buffer %d", i, v.Buffer)
		}
		if v.ByteStride < 0 || v.ByteStride > 1<<16 {
			return fmt.Errorf("buffer view %d has the impossible stride %d", i, v.ByteStride)
		}
	}
	for i, image := range d.Images {
		if !within(image.BufferView, len(d.BufferViews)) {
			return fmt.Errorf("image %d refers to buffer view %d, which does not exist", i, *image.BufferView)
		}
	}
	return nil
}

func within(index *int, count int) bool {
	return index == nil || *index >= 0 && *index < count
}

func (r *reader) checkMeshIndices() error {
	d := r.doc
	for i, m := range d.Meshes {
		if len(m.Primitives) == 0 {
			return fmt.Errorf("mesh %d %q has no primitives", i, m.Name)
		}
		for j, p := range m.Primitives {
			if p == nil {
				return fmt.Errorf("mesh %d %q: primitive %d is null", i, m.Name, j)
			}
			if !within(p.Indices, len(d.Accessors)) {
				return fmt.Errorf("mesh %d %q: primitive %d takes its indices from accessor %d, which does not exist", i, m.Name, j, *p.Indices)
			}
			if !within(p.Material, len(d.Materials)) {
				return fmt.Errorf("mesh %d %q: primitive %d uses material %d, which does not exist", i, m.Name, j, *p.Material)
			}
			for _, attributes := range append([]gltf.PrimitiveAttributes{p.Attributes}, p.Targets...) {
				for _, name := range sortedKeys(attributes) {
					if a := attributes[name]; a < 0 || a >= len(d.Accessors) {
						return fmt.Errorf("mesh %d %q: primitive %d takes %.40s from accessor %d, which does not exist", i, m.Name, j, name, a)
					}
				}
			}
		}
	}
	return nil
}

func (r *reader) checkMaterialIndices() error {
	d := r.doc
	for i, m := range d.Materials {
		refs := map[string]*int{}
		if p := m.PBRMetallicRoughness; p != nil {
			refs["baseColorTexture"], refs["metallicRoughnessTexture"] = infoIndex(p.BaseColorTexture), infoIndex(p.MetallicRoughnessTexture)
		}
		refs["emissiveTexture"] = infoIndex(m.EmissiveTexture)
		if m.NormalTexture != nil {
			refs["normalTexture"] = m.NormalTexture.Index
		}
		if m.OcclusionTexture != nil {
			refs["occlusionTexture"] = m.OcclusionTexture.Index
		}
		for _, name := range sortedKeys(refs) {
			if !within(refs[name], len(d.Textures)) {
				return fmt.Errorf("material %d %q: %s refers to texture %d, which does not exist", i, m.Name, name, *refs[name])
			}
		}
	}
	return nil
}

func infoIndex(info *gltf.TextureInfo) *int {
	if info == nil {
		return nil
	}
	return &info.Index
}

func (r *reader) checkTextureIndices() error {
	d := r.doc
	for i, t := range d.Textures {
		if !within(t.Source, len(d.Images)) {
			return fmt.Errorf("texture %d refers to image %d, which does not exist", i, *t.Source)
		}
		if !within(t.Sampler, len(d.Samplers)) {
			return fmt.Errorf("texture %d refers to sampler %d, which does not exist", i, *t.Sampler)
		}
	}
	return nil
}

func (r *reader) checkNodeIndices() error {
	d := r.doc
	for i, n := range d.Nodes {
		if !within(n.Mesh, len(d.Meshes)) {
			return fmt.Errorf("node %d %q refers to mesh %d, which does not exist", i, n.Name, *n.Mesh)
		}
		if !within(n.Camera, len(d.Cameras)) {
			return fmt.Errorf("node %d %q refers to camera %d, which does not exist", i, n.Name, *n.Camera)
		}
		if !within(n.Skin, len(d.Skins)) {
			return fmt.Errorf("node %d %q refers to skin %d, which does not exist", i, n.Name, *n.Skin)
		}
		if !geom.Finite(n.Matrix[:]...) || !geom.Finite(n.Rotation[:]...) || !geom.Finite(n.Scale[:]...) || !geom.Finite(n.Translation[:]...) {
			return fmt.Errorf("node %d %q has a transform that is not finite", i, n.Name)
		}
	}
	for i, s := range d.Scenes {
		for _, node := range s.Nodes {
			if node < 0 || node >= len(d.Nodes) {
				return fmt.Errorf("scene %d %q refers to node %d, which does not exist", i, s.Name, node)
			}
		}
	}
	if !within(d.Scene, len(d.Scenes)) {
		return fmt.Errorf("its default scene %d does not exist", *d.Scene)
	}
	return nil
}

// checkTree makes sure the nodes form no cycle and no deep chain. A node with several parents, which glTF forbids but tools write,
// appears under each of them.
func (r *reader) checkTree() error {
	parents := make([]int, len(r.doc.Nodes))
	for i, n := range r.doc.Nodes {
		for _, child := range n.Children {
			if child < 0 || child >= len(r.doc.Nodes) {
				return fmt.Errorf("node %d %q has child %d, which does not exist", i, n.Name, child)
			}
			parents[child]++
		}
	}
	shared := 0
	for _, n := range parents {
		if n > 1 {
			shared++
		}
	}
	if shared > 0 {
		r.report.Warn("nodes", "%d have more than one parent: each appears under every one of them", shared)
	}
	below := make([]extent, len(parents))
	for i := range below {
		if err := r.measure(i, 0, below); err != nil {
			return err
		}
	}
	return nil
}

// extent is how much lies below a node, itself included: the levels, 0 for not known yet, and the nodes, as often as they appear.
type extent struct{ levels, nodes int }

// unfinished marks a node that is being measured: whoever meets it again has gone round.
const unfinished = -1

// measure finds the extent of a node and of all below it, which lies above levels down from where measuring began.
func (r *reader) measure(node, above int, below []extent) error {
	if below[node].levels > 0 {
		return nil
	}
	if below[node].levels == unfinished || above >= maxNodeDepth {
		return fmt.Errorf("node %d %q lies in a cycle or more than %d levels deep", node, r.doc.Nodes[node].Name, maxNodeDepth)
	}
	below[node].levels = unfinished
	whole := extent{levels: 1, nodes: 1}
	for _, child := range r.doc.Nodes[node].Children {
		if err := r.measure(child, above+1, below); err != nil {
			return err
		}
		whole.levels = max(whole.levels, below[child].levels+1)
		whole.nodes += below[child].nodes
		if whole.nodes > r.mostPlaced() {
			return fmt.Errorf("node %d %q unfolds to more than %d nodes", node, r.doc.Nodes[node].Name, r.mostPlaced())
		}
	}
	if whole.levels > maxNodeDepth {
		return fmt.Errorf("node %d %q has more than %d levels below it", node, r.doc.Nodes[node].Name, maxNodeDepth)
	}
	below[node] = whole
	return nil
}

// mostPlaced bounds the nodes that appear, those with several parents counted as often as they appear.
func (r *reader) mostPlaced() int { return max(1<<18, len(r.doc.Nodes)) }
