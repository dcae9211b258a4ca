package gltfio

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/url"
	"strings"

	"github.com/qmuntal/gltf"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/diag"
	"scenograph/internal/scene"
)

// Format names a kind of output.
type Format string

// The formats.
const (
	GLB  Format = "glb"  // one binary file
	GLTF Format = "gltf" // JSON, one .bin and a folder of textures
)

// WriteOptions says what to write.
type WriteOptions struct {
	Name   string // of the files, without an ending; "" takes the scene's
	Format Format // "" means GLB
	Hidden bool   // write hidden nodes too, marked as hidden for Scenograph; other readers will show them
}

// Result is what Write made: the .glb or .gltf first, then what it refers to.
type Result struct {
	Files  []bundle.File
	Report diag.Report // what glTF cannot say, and was left out or changed
}

// Write renders a snapshot. It touches no disk; bundle.Save does. The same snapshot and assets give the same bytes.
func Write(snap *scene.Snapshot, store *asset.Store, options WriteOptions) (Result, error) {
	if options.Format == "" {
		options.Format = GLB
	}
	if options.Name == "" {
		options.Name = snap.Settings().Name
	}
	w := newWriter(snap, store, options)
	result, err := w.write()
	if err != nil {
		return Result{}, fmt.Errorf("gltfio: scene %q: %w", snap.Settings().Name, err)
	}
	return result, nil
}

// writer builds one document.
type writer struct {
	snap    *scene.Snapshot
	store   *asset.Store
	options WriteOptions
	stem    string
	report  diag.Report

	doc    *gltf.Document
	bin    []byte
	files  []bundle.File
	lights []punctual
	used   map[string]bool // extensions

	images     map[asset.ID]imageUse
	textures   map[textureUse]int
	samplers   map[samplerUse]int
	materials  map[materialUse]int
	attributes map[attributeUse]attributeSet
	meshes     map[string]int
	hulls      map[asset.ID]hull
	dynamics   dynamics
	left       int // hidden nodes that were left out
}

func newWriter(snap *scene.Snapshot, store *asset.Store, options WriteOptions) *writer {
	return &writer{
		snap: snap, store: store, options: options, stem: fileStem(options.Name),
		doc:  &gltf.Document{Asset: gltf.Asset{Version: "2.0", Generator: generator}, Scene: gltf.Index(0)},
		used: map[string]bool{}, images: map[asset.ID]imageUse{}, textures: map[textureUse]int{}, samplers: map[samplerUse]int{},
		materials: map[materialUse]int{}, attributes: map[attributeUse]attributeSet{}, meshes: map[string]int{}, hulls: map[asset.ID]hull{},
	}
}

func (w *writer) write() (Result, error) {
	if w.options.Format != GLB && w.options.Format != GLTF {
		return Result{}, fmt.Errorf("unknown format %q: use glb or gltf", w.options.Format)
	}
	if err := w.scene(); err != nil {
		return Result{}, err
	}
	if err := w.finish(); err != nil {
		return Result{}, err
	}
	text, err := json.Marshal(w.doc)
	if err != nil {
		return Result{}, err
	}
	if w.options.Format == GLTF {
		files := []bundle.File{{Path: w.stem + ".gltf", Data: append(text, '\n')}}
		if len(w.bin) > 0 {
			files = append(files, bundle.File{Path: w.stem + ".bin", Data: w.bin})
		}
		return Result{Files: append(files, w.files...), Report: w.report}, nil
	}
	data, err := packGLB(text, w.bin)
	if err != nil {
		return Result{}, err
	}
	return Result{Files: []bundle.File{{Path: w.stem + ".glb", Data: data}}, Report: w.report}, nil
}

// finish adds what is known only when everything else has been written.
func (w *writer) finish() error {
	if len(w.bin) > 0 {
		buffer := &gltf.Buffer{ByteLength: len(w.bin)}
		if w.options.Format == GLTF {
			buffer.URI = reference(w.stem + ".bin")
		}
		w.doc.Buffers = []*gltf.Buffer{buffer}
	}
	if len(w.lights) > 0 {
		raw, err := json.Marshal(map[string]any{"lights": w.lights})
		if err != nil {
			return err
		}
		w.extend(lightsExtension, raw)
	}
	if err := w.finishPhysics(); err != nil {
		return err
	}
	w.doc.ExtensionsUsed = sortedKeys(w.used)
	if w.left > 0 {
		w.report.Info("hidden nodes", "%d were left out", w.left)
	}
	return nil
}

// packGLB joins the JSON and the binary chunk (glTF 2.0, chapter 4).
func packGLB(text, bin []byte) ([]byte, error) {
	for len(text)%4 != 0 {
		text = append(text, ' ')
	}
	for len(bin)%4 != 0 {
		bin = append(bin, 0)
	}
	length := 12 + 8 + len(text)
	if len(bin) > 0 {
		length += 8 + len(bin)
	}
	if length > math.MaxUint32 {
		return nil, errors.New("a .glb holds at most 4 GB: write a .gltf")
	}
	out := make([]byte, 0, length)
	chunk := func(words ...uint32) {
		for _, word := range words {
			out = binary.LittleEndian.AppendUint32(out, word)
		}
	}
	chunk(glbMagic, 2, uint32(length), uint32(len(text)), glbChunkJSON)
	out = append(out, text...)
	if len(bin) > 0 {
		chunk(uint32(len(bin)), glbChunkBIN)
		out = append(out, bin...)
	}
	return out, nil
}

// fileStem is the name of the files without the ending of what the scene came from.
func fileStem(name string) string {
	for _, ending := range []string{".scene", ".glb", ".gltf"} {
		name = strings.TrimSuffix(name, ending)
	}
	return bundle.Stem(name, "scene")
}

// reference is a path as a URI: percent-encoded, so that readers that take no IRI find it too (glTF 2.0, section 2.8).
func reference(file string) string { return (&url.URL{Path: file}).EscapedPath() }
