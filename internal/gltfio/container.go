package gltfio

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/qmuntal/gltf"
)

// The parts of a GLB container (glTF 2.0, chapter 4).
const (
	glbMagic     = 0x46546C67 // "glTF"
	glbChunkJSON = 0x4E4F534A // "JSON"
	glbChunkBIN  = 0x004E4942 // "BIN"
)

// Limits on the JSON text, counted before it is decoded.
const (
	maxJSONBytes   = 256 << 20
	maxJSONObjects = 2 << 20
	maxJSONDepth   = 200
)

// open splits the file into its JSON and binary chunk and decodes and checks the JSON.
func (r *reader) open(data []byte) error {
	text := data
	if len(data) >= 4 && binary.LittleEndian.Uint32(data) == glbMagic {
		var err error
		if text, r.bin, err = splitGLB(data); err != nil {
			return err
		}
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if err := scanJSON(text); err != nil {
		return err
	}
	if err := checkVersion(text); err != nil {
		return err
	}
	r.doc = &gltf.Document{}
	if err := json.Unmarshal(text, r.doc); err != nil {
		return fmt.Errorf("its JSON does not follow glTF: %w", err)
	}
	if err := json.Unmarshal(text, &r.extras); err != nil {
		return fmt.Errorf("its JSON does not follow glTF: %w", err)
	}
	if err := checkEnums(text); err != nil {
		return err
	}
	return r.checkDocument()
}

// splitGLB walks the chunks of a binary glTF, comparing every length with the bytes that are there.
func splitGLB(data []byte) (text, bin []byte, err error) {
	if len(data) < 20 {
		return nil, nil, fmt.Errorf("the GLB is cut short: it has only %d bytes", len(data))
	}
	version, length := binary.LittleEndian.Uint32(data[4:]), binary.LittleEndian.Uint32(data[8:])
	if version != 2 {
		return nil, nil, fmt.Errorf("it is GLB version %d; only version 2 is read", version)
	}
	if int64(length) > int64(len(data)) {
		return nil, nil, fmt.Errorf("the GLB is cut short: it says %d bytes and has %d", length, len(data))
	}
	if length < 20 {
		return nil, nil, fmt.Errorf("the GLB says it has only %d bytes", length)
	}
	rest := data[12:length:length]
	for index := 0; len(rest) > 0; index++ {
		if len(rest) < 8 {
			return nil, nil, fmt.Errorf("GLB chunk %d is cut short", index)
		}
		size, kind := binary.LittleEndian.Uint32(rest), binary.LittleEndian.Uint32(rest[4:])
		rest = rest[8:]
		if int64(size) > int64(len(rest)) {
			return nil, nil, fmt.Errorf("GLB chunk %d says %d bytes and has %d", index, size, len(rest))
		}
		switch {
		case index == 0 && kind != glbChunkJSON:
			return nil, nil, errors.New("the first GLB chunk is not JSON")
		case index == 0:
			text = rest[:size:size]
		case kind == glbChunkBIN && bin == nil:
			bin = rest[:size:size]
		}
		rest = rest[size:]
	}
	if text == nil {
		return nil, nil, errors.New("the GLB has no JSON chunk")
	}
	return text, bin, nil
}

// scanJSON bounds size, depth and the number of objects, which is what decoding allocates by, in one cheap pass.
func scanJSON(text []byte) error {
	if len(text) > maxJSONBytes {
		return fmt.Errorf("its JSON has %d bytes; at most %d are read", len(text), maxJSONBytes)
	}
	depth, objects, quoted := 0, 0, false
	for i := 0; i < len(text); i++ {
		c := text[i]
		if quoted {
			switch c {
			case '\\':
				i++
			case '"':
				quoted = false
			}
			continue
		}
		switch c {
		case '"':
			quoted = true
		case '{', '[':
			depth++
			objects++
		case '}', ']':
			depth--
		}
		if depth > maxJSONDepth {
			return fmt.Errorf("its JSON is nested more than %d deep", maxJSONDepth)
		}
		if objects > maxJSONObjects {
			return fmt.Errorf("its JSON has more than %d objects", maxJSONObjects)
		}
	}
	return nil
}

// checkVersion refuses what is no glTF 2 before the rest is decoded.
func checkVersion(text []byte) error {
	var head struct {
		Asset *struct {
			Version    string `json:"version"`
			MinVersion string `json:"minVersion"`
		} `json:"asset"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return fmt.Errorf("it is neither GLB nor JSON: byte %d: %w", syntax.Offset, err)
		}
		return fmt.Errorf("its JSON does not follow glTF: %w", err)
	}
	if head.Asset == nil || head.Asset.Version == "" {
		return errors.New("it is not glTF: its JSON has no asset.version")
	}
	if head.Asset.Version[0] != '2' || head.Asset.MinVersion != "" && head.Asset.MinVersion != "2.0" {
		return fmt.Errorf("it is glTF %s; only 2.0 is read", head.Asset.Version)
	}
	return nil
}

// checkEnums refuses the numbers that the decoder would silently read as a default.
func checkEnums(text []byte) error {
	var shadow struct {
		Accessors []struct {
			ComponentType *int    `json:"componentType"`
			Type          *string `json:"type"`
			Sparse        *struct {
				Indices struct {
					ComponentType *int `json:"componentType"`
				} `json:"indices"`
			} `json:"sparse"`
		} `json:"accessors"`
		Meshes []struct {
			Primitives []struct {
				Mode *int `json:"mode"`
			} `json:"primitives"`
		} `json:"meshes"`
	}
	if err := json.Unmarshal(text, &shadow); err != nil {
		return fmt.Errorf("its JSON does not follow glTF: %w", err)
	}
	known := func(p *int) bool { return p != nil && *p >= 5120 && *p <= 5126 && *p != 5124 }
	for i, a := range shadow.Accessors {
		if !known(a.ComponentType) || a.Type == nil || a.Sparse != nil && !known(a.Sparse.Indices.ComponentType) {
			return fmt.Errorf("accessor %d has no known component type and type", i)
		}
	}
	for i, m := range shadow.Meshes {
		for j, p := range m.Primitives {
			if p.Mode != nil && (*p.Mode < 0 || *p.Mode > 6) {
				return fmt.Errorf("mesh %d: primitive %d has the unknown mode %d", i, j, *p.Mode)
			}
		}
	}
	return nil
}
