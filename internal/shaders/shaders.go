// Package shaders holds the GLSL sources and knows every program the renderer may build from them.
//
// Invariant: every Variant in Variants expands to a program that compiles on OpenGL 4.1.
//
//	source, err := shaders.Expand(shaders.Variant{Program: "surface", Features: shaders.Lit | shaders.Shadows})
//	gl.ShaderSource(vertex, source.Vertex) …
package shaders

import (
	"embed"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
)

//go:embed glsl
var files embed.FS

// Source is an expanded program. A compiler's message "3:41" means line 41 of Files[3].
type Source struct {
	Vertex, Fragment string
	Files            []string
}

// Expand resolves the includes of a variant and defines its features.
func Expand(v Variant) (Source, error) {
	root, err := fs.Sub(files, "glsl")
	if err != nil {
		return Source{}, fmt.Errorf("shaders: %w", err)
	}
	return expand(root, v)
}

// Snippet expands a fragment shader that is not in the library over the whole screen: tests evaluate library functions with it.
func Snippet(fragment string, features Feature) (Source, error) {
	root, err := fs.Sub(files, "glsl")
	if err != nil {
		return Source{}, fmt.Errorf("shaders: %w", err)
	}
	v := Variant{Program: snippet, Features: features}
	return expand(overlay{root, v.fragmentFile(), fragment}, v)
}

const snippet = "snippet"

// overlay is a folder with one more file.
type overlay struct {
	fs.FS
	name, text string
}

// ReadFile implements fs.ReadFileFS.
func (o overlay) ReadFile(name string) ([]byte, error) {
	if name == o.name {
		return []byte(o.text), nil
	}
	return fs.ReadFile(o.FS, name)
}

// Library returns the files of the shader library by their names.
func Library() (map[string]string, error) {
	names, err := fs.Glob(files, "glsl/lib/*.glsl")
	if err != nil {
		return nil, fmt.Errorf("shaders: %w", err)
	}
	out := map[string]string{}
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("shaders: %w", err)
		}
		out[strings.TrimPrefix(name, "glsl/")] = string(data)
	}
	return out, nil
}

func expand(root fs.FS, v Variant) (Source, error) {
	e := expander{root: root}
	var out Source
	for _, stage := range []struct {
		file string
		text *string
	}{{v.vertexFile(), &out.Vertex}, {v.fragmentFile(), &out.Fragment}} {
		e.seen = map[string]bool{}
		e.text.Reset()
		e.text.WriteString("#version 410 core\n")
		for _, name := range v.Features.names() {
			e.text.WriteString("#define " + name + "\n")
		}
		if err := e.file(stage.file, nil); err != nil {
			return Source{}, err
		}
		*stage.text = e.text.String()
	}
	out.Files = e.files
	return out, nil
}

// expander writes one stage. Each file is included once a stage; its number is its place in files.
type expander struct {
	root  fs.FS
	files []string
	seen  map[string]bool
	text  strings.Builder
}

var includeLine = regexp.MustCompile(`^\s*#include\s+"([^"]+)"\s*$`)

func (e *expander) file(name string, from []string) error {
	for _, f := range from {
		if f == name {
			return fmt.Errorf("shaders: %s includes itself by way of %s", name, strings.Join(from, ", "))
		}
	}
	if e.seen[name] {
		return nil
	}
	e.seen[name] = true
	data, err := fs.ReadFile(e.root, name)
	if err != nil {
		return fmt.Errorf("shaders: %w", err)
	}
	number := e.number(name)
	e.line(1, number)
	for i, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		include := includeLine.FindStringSubmatch(line)
		if include == nil {
			e.text.WriteString(line + "\n")
			continue
		}
		if err := e.file(include[1], append(from, name)); err != nil {
			return err
		}
		e.line(i+2, number)
	}
	return nil
}

func (e *expander) line(line, file int) {
	fmt.Fprintf(&e.text, "#line %d %d\n", line, file)
}

func (e *expander) number(name string) int {
	for i, f := range e.files {
		if f == name {
			return i
		}
	}
	e.files = append(e.files, name)
	return len(e.files) - 1
}

var position = regexp.MustCompile(`\b(\d+)(?::|\()(\d+)`)

// Explain replaces the file numbers in a compiler's message by names.
func (s Source) Explain(message string) string {
	return position.ReplaceAllStringFunc(message, func(at string) string {
		part := position.FindStringSubmatch(at)
		i, err := strconv.Atoi(part[1])
		if err != nil || i >= len(s.Files) {
			return at
		}
		return s.Files[i] + ":" + part[2]
	})
}
