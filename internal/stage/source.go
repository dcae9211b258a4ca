package stage

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"strings"

	"scenograph/internal/crate"
	"scenograph/internal/folder"
	"scenograph/internal/usda"
	"scenograph/internal/usdio"
)

// source is where layers and pictures come from: a folder, or an archive in it.
type source struct {
	archive map[string]*zip.File // by path; nil outside a .usdz
	first   string               // the archive's own layer
	facts   map[string]*usdio.Facts
}

// openArchive lists a .usdz: a zip whose first file is the layer to read (USDZ specification 1.3).
func openArchive(data []byte) (source, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return source{}, fmt.Errorf("the archive: %w", err)
	}
	s := source{archive: map[string]*zip.File{}}
	for _, f := range z.File {
		name := path.Clean(f.Name)
		if strings.HasSuffix(f.Name, "/") || path.IsAbs(name) || strings.HasPrefix(name, "..") {
			continue
		}
		if s.first == "" && isLayer(name) {
			s.first = name
		}
		s.archive[name] = f
	}
	if s.first == "" {
		return s, errors.New("the archive holds no layer")
	}
	return s, nil
}

func isLayer(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".usd", ".usda", ".usdc":
		return true
	}
	return false
}

// mostUnpacked bounds a file of an archive.
const mostUnpacked = 1 << 30

func (s *source) read(c *composer, file string) ([]byte, error) {
	if s.archive == nil {
		return c.Files.Read(file)
	}
	f, ok := s.archive[file]
	if !ok {
		return nil, errors.New("it is not in the archive")
	}
	if f.UncompressedSize64 > mostUnpacked {
		return nil, fmt.Errorf("it has %d bytes", f.UncompressedSize64)
	}
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = in.Close() }()
	return io.ReadAll(io.LimitReader(in, mostUnpacked))
}

// layer reads one file in the text or the binary form, whatever its ending.
func (s *source) layer(c *composer, file string) (*usda.Layer, error) {
	data, err := s.read(c, file)
	if err != nil {
		return nil, err
	}
	if bytes.HasPrefix(data, []byte("PK")) {
		return nil, errors.New("an archive within another is not read")
	}
	parse := usda.Parse
	if crate.Is(data) {
		parse = crate.Parse
	}
	layer, err := parse(data)
	if err != nil {
		return nil, err
	}
	if facts := usdio.ReadFacts(layer, data); facts != nil {
		if s.facts == nil {
			s.facts = map[string]*usdio.Facts{}
		}
		s.facts[file] = facts
	}
	return layer, nil
}

// beside is the path of what a layer refers to.
func (s *source) beside(c *composer, file, reference string) string {
	if s.archive == nil {
		return c.Locate(file, reference)
	}
	beside := folder.Beside(file, reference)
	if _, ok := s.archive[beside]; ok {
		return beside
	}
	return path.Clean(reference)
}

func finite(numbers ...float64) bool {
	for _, x := range numbers {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return false
		}
	}
	return true
}
