package wavefront

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Material is one entry of an MTL library. Colours are as they show, gamma-encoded. Numbers that were not said are negative.
type Material struct {
	Name                                string
	Diffuse, Specular, Emission         [3]float64 // Kd, Ks, Ke; Diffuse[0] is −1 where it was not said
	Exponent, Opacity, IOR              float64    // Ns, d, Ni
	Roughness, Metallic                 float64    // Pr, Pm
	Coat, CoatRoughness, Sheen          float64    // Pc, Pcr, Ps
	Illum                               int
	MapDiffuse, MapOpacity, MapEmission *Map
	MapRoughness, MapMetallic           *Map
	MapNormal, MapBump                  *Map
}

// Map is a picture and how it is laid on.
type Map struct {
	File          string
	Scale, Offset [2]float64 // −s and −o
	Strength      float64    // −bm
	Clamp         bool
}

// DecodeLibrary reads MTL text (Wavefront MTL, with the terms for physically based shading that exporters write: Pr, Pm, Pc,
// Ps, Ke, norm). What it does not know is named, each once, sorted.
func DecodeLibrary(data []byte) (list []Material, unknown []string, err error) {
	skipped := map[string]bool{}
	number := 0
	var current *Material
	for len(data) > 0 {
		line, used := logicalLine(data)
		data = data[used.bytes:]
		number += used.lines
		if at := bytes.IndexByte(line, '#'); at == 0 {
			continue
		}
		fields := splitFields(nil, line)
		if len(fields) == 0 {
			continue
		}
		key := string(fields[0])
		if key == "newmtl" {
			list = append(list, plainMaterial(text(line, key)))
			current = &list[len(list)-1]
			continue
		}
		if current == nil {
			continue
		}
		known, err := current.set(key, fields[1:], line)
		if err != nil {
			return nil, nil, fmt.Errorf("line %d: material %q: %w", number, current.Name, err)
		}
		if !known && len(skipped) < 16 && len(key) < 24 {
			skipped[strings.ToValidUTF8(key, "?")] = true
		}
	}
	for key := range skipped {
		unknown = append(unknown, key)
	}
	slices.Sort(unknown)
	return list, unknown, nil
}

func plainMaterial(name string) Material {
	return Material{Name: name, Diffuse: [3]float64{-1}, Exponent: -1, Opacity: -1, IOR: -1, Roughness: -1, Metallic: -1, Coat: -1, CoatRoughness: -1, Sheen: -1}
}

func (m *Material) set(key string, words [][]byte, line []byte) (known bool, err error) {
	numbers := map[string]*float64{"Ns": &m.Exponent, "d": &m.Opacity, "Ni": &m.IOR, "Pr": &m.Roughness, "Pm": &m.Metallic, "Pc": &m.Coat, "Pcr": &m.CoatRoughness, "Ps": &m.Sheen}
	colors := map[string]*[3]float64{"Kd": &m.Diffuse, "Ks": &m.Specular, "Ke": &m.Emission}
	maps := map[string]**Map{
		"map_Kd": &m.MapDiffuse, "map_d": &m.MapOpacity, "map_Ke": &m.MapEmission, "map_Pr": &m.MapRoughness, "map_Pm": &m.MapMetallic,
		"norm": &m.MapNormal, "map_Bump": &m.MapBump, "map_bump": &m.MapBump, "bump": &m.MapBump,
	}
	switch {
	case numbers[key] != nil:
		if key == "d" && len(words) > 1 && string(words[0]) == "-halo" {
			words = words[1:]
		}
		values, err := floats(words, 1, 1)
		if err != nil {
			return true, fmt.Errorf("%s: %w", key, err)
		}
		*numbers[key] = float64(values[0])
	case key == "Tr":
		values, err := floats(words, 1, 1)
		if err != nil {
			return true, fmt.Errorf("%s: %w", key, err)
		}
		m.Opacity = 1 - float64(values[0])
	case colors[key] != nil:
		if len(words) > 0 && (string(words[0]) == "spectral" || string(words[0]) == "xyz") {
			return false, nil
		}
		values, err := floats(words, 1, 3)
		if err != nil {
			return true, fmt.Errorf("%s: %w", key, err)
		}
		if len(words) < 3 {
			values[1], values[2] = values[0], values[0]
		}
		*colors[key] = [3]float64{float64(values[0]), float64(values[1]), float64(values[2])}
	case maps[key] != nil:
		*maps[key] = readMap(words, line)
	case key == "illum":
		m.Illum, _ = strconv.Atoi(string(bytes.Join(words, nil)))
	case key == "Ka" || key == "Tf" || key == "map_Ka" || key == "sharpness":
	default:
		return false, nil
	}
	return true, nil
}

// mapOptions tells how many values each option of a map takes; −1 is up to three numbers.
var mapOptions = map[string]int{"-s": -1, "-o": -1, "-t": -1, "-bm": 1, "-mm": 2, "-blendu": 1, "-blendv": 1, "-cc": 1, "-clamp": 1, "-texres": 1, "-imfchan": 1, "-boost": 1, "-type": 1, "-colorspace": 1}

// readMap reads the options before a file's name, which may hold spaces.
func readMap(words [][]byte, line []byte) *Map {
	m := &Map{Scale: [2]float64{1, 1}, Strength: 1}
	at := 0
	for at < len(words) {
		option := string(words[at])
		count, known := mapOptions[option]
		if !known {
			break
		}
		at++
		var values []float64
		for k := 0; at < len(words)-1 && (count < 0 && k < 3 || k < count); k++ {
			x, err := strconv.ParseFloat(string(words[at]), 64)
			if err != nil && count < 0 {
				break
			}
			if option == "-clamp" && string(words[at]) == "on" {
				m.Clamp = true
			}
			values = append(values, x)
			at++
		}
		m.take(option, values)
	}
	if at >= len(words) {
		return nil
	}
	rest := bytes.TrimSpace(line)
	start := offsetOf(rest, at+1)
	m.File = strings.Trim(strings.ToValidUTF8(string(rest[start:]), ""), `"`)
	return m
}

func (m *Map) take(option string, values []float64) {
	if len(values) == 0 {
		return
	}
	switch option {
	case "-bm":
		m.Strength = values[0]
	case "-s":
		m.Scale = [2]float64{values[0], values[min(1, len(values)-1)]}
	case "-o":
		m.Offset[0] = values[0]
		if len(values) > 1 {
			m.Offset[1] = values[1]
		}
	}
}

// offsetOf is where the n-th field of a line begins.
func offsetOf(line []byte, n int) int {
	i := 0
	for {
		for i < len(line) && line[i] <= ' ' {
			i++
		}
		if n == 0 || i >= len(line) {
			return i
		}
		n--
		for i < len(line) && line[i] > ' ' {
			i++
		}
	}
}
