package matio

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"scenograph/internal/diag"
)

// ambientCGName is a file of ambientCG, such as Wood051_1K-JPG_Color.jpg or Bricks001_2K_Normal.jpg.
var ambientCGName = regexp.MustCompile(`^([A-Za-z]+\d{3}[A-Za-z]?)_\d{1,2}K(-(JPG|PNG))?_[A-Z]`)

// polyHavenName is a file of Poly Haven, such as wood_floor_nor_gl_1k.jpg.
var polyHavenName = regexp.MustCompile(`^[a-z0-9_]+_(diff|diffuse|nor_gl|nor_dx|rough|arm|ao|disp|metal|col_1|col_01)_\d{1,2}k\.`)

// licences are the names of files that say under which terms maps may be used.
var licences = []string{"LICENSE", "LICENSE.txt", "license.txt", "LICENCE.txt"}

// about finds where a set is from, under which licence, and how large it is.
func (s *Set) about(report *diag.Report) {
	for _, name := range s.Files {
		if m := ambientCGName.FindStringSubmatch(name); m != nil {
			s.Source, s.Licence = "https://ambientcg.com/a/"+m[1], "CC0-1.0"
		} else if polyHavenName.MatchString(name) && s.Source == "" {
			s.Source, s.Licence = "https://polyhaven.com/a/"+strings.ReplaceAll(s.Name, " ", "_"), "CC0-1.0"
		}
	}
	for _, name := range licences {
		if text, err := readSmall(filepath.Join(s.Folder, name)); err == nil {
			first, _, _ := strings.Cut(strings.TrimSpace(string(text)), "\n")
			s.Licence = clip(strings.TrimSpace(first), 120)
			break
		}
	}
	names, err := filepath.Glob(filepath.Join(globbed(s.Folder), "*.json"))
	if err != nil {
		return
	}
	for _, name := range names {
		text, err := readSmall(name)
		if err != nil {
			continue
		}
		if size, ok := sizeIn(text); ok {
			s.SizeM = size
			report.Info(s.Name, "is %.2f m wide, by %s", size, filepath.Base(name))
			return
		}
	}
}

// sizeIn reads the width from what the two collections' programming interfaces say of an asset: Poly Haven "dimensions" in millimetres,
// ambientCG "dimensionX" in centimetres.
func sizeIn(text []byte) (float64, bool) {
	var said struct {
		Dimensions []float64 `json:"dimensions"`
		DimensionX float64   `json:"dimensionX"`
	}
	if json.Unmarshal(text, &said) != nil {
		return 0, false
	}
	size := said.DimensionX / 100
	if len(said.Dimensions) > 0 {
		size = said.Dimensions[0] / 1000
	}
	return size, size > 0.005 && size < 100
}

// readSmall reads a file of at most a mebibyte.
func readSmall(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > 1<<20 {
		return nil, os.ErrInvalid
	}
	return os.ReadFile(name)
}

// globbed keeps a folder's own brackets from being read as a pattern.
func globbed(folder string) string {
	return strings.NewReplacer(`\`, `\\`, "[", `\[`, "*", `\*`, "?", `\?`).Replace(folder)
}

func clip(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most])
	}
	return text
}
