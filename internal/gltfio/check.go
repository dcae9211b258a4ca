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
}

// advice tells what to do about extensions that files often require.
var advice = map[string]string{
	"EXT_texture_avif":        "export it again with PNG, JPEG, WebP or KTX2 images instead of AVIF",
	"EXT_mesh_gpu_instancing": "export it again with a node for each instance",
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
		if v.ByteOffset < 0 || v.ByteLength < 1 || v.ByteOffset > length || v.ByteLength > length-v.ByteOffset {
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

// checkTree makes sure the nodes form trees: one parent at most, no cycle, bounded depth.
func (r *reader) checkTree() error {
	parent := make([]int, len(r.doc.Nodes))
	for i := range parent {
		parent[i] = -1
	}
	for i, n := range r.doc.Nodes {
		for _, child := range n.Children {
			if child < 0 || child >= len(r.doc.Nodes) {
				return fmt.Errorf("node %d %q has child %d, which does not exist", i, n.Name, child)
			}
			if parent[child] >= 0 || child == i {
				return fmt.Errorf("node %d %q is the child of more than one node or of itself", child, r.doc.Nodes[child].Name)
			}
			parent[child] = i
		}
	}
	depth := make([]int, len(parent))
	for i := range parent {
		steps := 0
		for at := i; at >= 0 && depth[at] == 0; at = parent[at] {
			if steps++; steps > maxNodeDepth {
				return fmt.Errorf("node %d %q lies in a cycle or more than %d levels deep", i, r.doc.Nodes[i].Name, maxNodeDepth)
			}
		}
		if err := r.setDepth(i, parent, depth); err != nil {
			return err
		}
	}
	return nil
}

// setDepth fills in the depths of a node and its ancestors that have none yet.
func (r *reader) setDepth(node int, parent, depth []int) error {
	var path []int
	at := node
	for ; at >= 0 && depth[at] == 0; at = parent[at] {
		path = append(path, at)
	}
	base := 0
	if at >= 0 {
		base = depth[at]
	}
	for i, p := range slices.Backward(path) {
		depth[p] = base + len(path) - i
		if depth[p] > maxNodeDepth {
			return fmt.Errorf("node %d %q lies more than %d levels deep", p, r.doc.Nodes[p].Name, maxNodeDepth)
		}
	}
	return nil
}
