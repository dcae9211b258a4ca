package asset

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
)

// A blob is four magic bytes that name its kind, then its content:
//
//	SGM1  mesh     attribute mask, vertex count, index count (uint32 little-endian), then the arrays in the order of Mesh
//	SGT1  texture  header length (uint32), header as JSON, the encoded image
//	SGO1  model    the model as JSON
const (
	meshMagic    = "SGM1"
	textureMagic = "SGT1"
	modelMagic   = "SGO1"
)

const (
	hasNormals = 1 << iota
	hasTangents
	hasUV0
	hasUV1
	hasColors
)

// HashOf returns the ID of canonical bytes.
func HashOf(blob []byte) ID {
	sum := sha256.Sum256(blob)
	return ID(hex.EncodeToString(sum[:]))
}

func encodeMesh(m *Mesh) []byte {
	mask := uint32(0)
	for bit, length := range map[uint32]int{
		hasNormals: len(m.Normals), hasTangents: len(m.Tangents), hasUV0: len(m.UV0), hasUV1: len(m.UV1), hasColors: len(m.Colors),
	} {
		if length > 0 {
			mask |= bit
		}
	}
	size := 16 + len(m.Positions)*12 + len(m.Normals)*12 + len(m.Tangents)*16 + (len(m.UV0)+len(m.UV1))*8 + len(m.Colors)*16 + len(m.Indices)*4
	out := make([]byte, 0, size)
	out = append(out, meshMagic...)
	out = binary.LittleEndian.AppendUint32(out, mask)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(m.Positions)))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(m.Indices)))
	for _, array := range m.arrays(mask) {
		out, _ = binary.Append(out, binary.LittleEndian, array)
	}
	return out
}

// arrays lists the attribute arrays that the mask names, in file order.
func (m *Mesh) arrays(mask uint32) []any {
	out := []any{m.Positions}
	if mask&hasNormals != 0 {
		out = append(out, m.Normals)
	}
	if mask&hasTangents != 0 {
		out = append(out, m.Tangents)
	}
	if mask&hasUV0 != 0 {
		out = append(out, m.UV0)
	}
	if mask&hasUV1 != 0 {
		out = append(out, m.UV1)
	}
	if mask&hasColors != 0 {
		out = append(out, m.Colors)
	}
	return append(out, m.Indices)
}

func decodeMesh(blob []byte) (*Mesh, error) {
	if len(blob) < 16 {
		return nil, errors.New("the mesh header is cut short")
	}
	mask := binary.LittleEndian.Uint32(blob[4:])
	vertices, indices := uint64(binary.LittleEndian.Uint32(blob[8:])), uint64(binary.LittleEndian.Uint32(blob[12:]))
	stride := uint64(12)
	for bit, width := range map[uint32]uint64{hasNormals: 12, hasTangents: 16, hasUV0: 8, hasUV1: 8, hasColors: 16} {
		if mask&bit != 0 {
			stride += width
		}
	}
	if mask > hasNormals|hasTangents|hasUV0|hasUV1|hasColors || uint64(len(blob)-16) != vertices*stride+indices*4 {
		return nil, errors.New("the mesh's length does not match its counts")
	}
	m := &Mesh{Positions: make([][3]float32, vertices), Indices: make([]uint32, indices)}
	if mask&hasNormals != 0 {
		m.Normals = make([][3]float32, vertices)
	}
	if mask&hasTangents != 0 {
		m.Tangents = make([][4]float32, vertices)
	}
	if mask&hasUV0 != 0 {
		m.UV0 = make([][2]float32, vertices)
	}
	if mask&hasUV1 != 0 {
		m.UV1 = make([][2]float32, vertices)
	}
	if mask&hasColors != 0 {
		m.Colors = make([][4]float32, vertices)
	}
	rest := blob[16:]
	for _, array := range m.arrays(mask) {
		n, err := binary.Decode(rest, binary.LittleEndian, array)
		if err != nil {
			return nil, fmt.Errorf("the mesh's arrays: %w", err)
		}
		rest = rest[n:]
	}
	return m, m.Check()
}

type textureHeader struct {
	Name   string `json:"name"`
	MIME   string `json:"mime"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
}

func encodeTexture(t *Texture) ([]byte, error) {
	header, err := json.Marshal(textureHeader{t.Name, t.MIME, t.Width, t.Height})
	if err != nil {
		return nil, err
	}
	out := append([]byte(textureMagic), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(out[4:], uint32(len(header)))
	out = append(out, header...)
	return append(out, t.Data...), nil
}

func decodeTexture(blob []byte) (*Texture, error) {
	if len(blob) < 8 {
		return nil, errors.New("the texture header is cut short")
	}
	n := uint64(binary.LittleEndian.Uint32(blob[4:]))
	if n > uint64(len(blob)-8) {
		return nil, errors.New("the texture header is cut short")
	}
	var h textureHeader
	if err := json.Unmarshal(blob[8:8+n], &h); err != nil {
		return nil, fmt.Errorf("the texture header: %w", err)
	}
	t := &Texture{Name: h.Name, MIME: h.MIME, Width: h.Width, Height: h.Height, Data: blob[8+n:]}
	return t, t.Check()
}

func encodeModel(m *Model) ([]byte, error) {
	body, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	return append([]byte(modelMagic), body...), nil
}

func decodeModel(blob []byte) (*Model, error) {
	decoder := json.NewDecoder(bytes.NewReader(blob[4:]))
	var m Model
	if err := decoder.Decode(&m); err != nil {
		return nil, fmt.Errorf("the model: %w", err)
	}
	return &m, m.Check()
}
