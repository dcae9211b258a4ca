package library

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// annotations are what the JSON files of a folder say of its models, by the model's stem or path.
type annotations struct {
	byPath map[string]annotation // sidecars
	byStem map[string]annotation // lists such as Objaverse's
}

// Bounds of JSON: one sidecar, and one list after unpacking.
const maxSidecar, maxList = 4 << 20, 2 << 30

// sidecars are names of files that describe the only model of their folder.
var sidecars = []string{"annotation.json", "annotations.json", "annotations.json.gz", "data.json", "info.json", "metadata.json", "meta.json"}

// readAnnotations reads the JSON files among those of a folder. Of lists only what is about one of the models is kept, however long
// they are. Files that are no annotations say nothing.
func readAnnotations(ctx context.Context, root string, models []File, jsons []string) annotations {
	out := annotations{map[string]annotation{}, map[string]annotation{}}
	stems, perFolder, paths := map[string]bool{}, map[string][]string{}, map[string]bool{}
	for _, m := range models {
		stems[stemOf(m.Path)] = true
		perFolder[path.Dir(m.Path)] = append(perFolder[path.Dir(m.Path)], m.Path)
		paths[m.Path] = true
	}
	for _, name := range jsons {
		if ctx.Err() != nil {
			return out
		}
		if about := described(name, perFolder, paths); len(about) > 0 {
			if fields, ok := readObject(filepath.Join(root, filepath.FromSlash(name))); ok {
				for _, model := range about {
					out.byPath[model] = out.byPath[model].or(annotate(fields, path.Base(name)))
				}
				continue
			}
		}
		out.readList(filepath.Join(root, filepath.FromSlash(name)), path.Base(name), stems)
	}
	return out
}

func stemOf(name string) string { return strings.TrimSuffix(path.Base(name), path.Ext(name)) }

// described are the models that a file is a sidecar of.
func described(name string, perFolder map[string][]string, paths map[string]bool) []string {
	folder, base := path.Dir(name), path.Base(name)
	var out []string
	stem := strings.TrimSuffix(strings.TrimSuffix(base, ".gz"), ".json")
	for _, other := range []string{stem, stem + ".glb", stem + ".gltf"} {
		if model := path.Join(folder, other); paths[model] {
			out = append(out, model)
		}
	}
	if len(out) == 0 && slices.Contains(sidecars, strings.ToLower(base)) && len(perFolder[folder]) == 1 {
		out = perFolder[folder]
	}
	return out
}

func readObject(name string) (map[string]any, bool) {
	f, closer, err := openJSON(name)
	if err != nil {
		return nil, false
	}
	defer closer()
	text, err := io.ReadAll(io.LimitReader(f, maxSidecar))
	if err != nil {
		return nil, false
	}
	return object(text)
}

// openJSON opens a file, unpacking it when it is gzipped.
func openJSON(name string) (io.Reader, func(), error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	closer := func() { _ = f.Close() }
	if !strings.HasSuffix(name, ".gz") {
		return f, closer, nil
	}
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		closer()
		return nil, nil, err
	}
	return unpacked, closer, nil
}

// readList reads {"uid": {…}}, {"category": ["uid", …]} or [{"uid": …}], one value at a time.
func (a *annotations) readList(name, from string, stems map[string]bool) {
	f, closer, err := openJSON(name)
	if err != nil {
		return
	}
	defer closer()
	decoder := json.NewDecoder(io.LimitReader(f, maxList))
	open, err := decoder.Token()
	if err != nil {
		return
	}
	switch open {
	case json.Delim('{'):
		for decoder.More() {
			key, err := decoder.Token()
			if err != nil || !a.takeValue(decoder, key, from, stems) {
				return
			}
		}
	case json.Delim('['):
		for decoder.More() {
			var fields map[string]any
			if decoder.Decode(&fields) != nil {
				return
			}
			a.takeListed(fields, from, stems)
		}
	}
}

func (a *annotations) takeValue(decoder *json.Decoder, key json.Token, from string, stems map[string]bool) bool {
	var raw json.RawMessage
	if decoder.Decode(&raw) != nil {
		return false
	}
	name, _ := key.(string)
	raw = bytes.TrimSpace(raw)
	switch {
	case len(raw) == 0:
	case raw[0] == '{' && stems[name]:
		if fields, ok := object(raw); ok {
			a.byStem[name] = a.byStem[name].or(annotate(fields, from))
		}
	case raw[0] == '[':
		var ids []string
		if json.Unmarshal(raw, &ids) == nil {
			for _, id := range ids {
				if stems[id] {
					a.byStem[id] = a.byStem[id].or(annotation{Category: strings.ToLower(strings.ReplaceAll(name, "_", " ")), from: from})
				}
			}
			return true
		}
		var list []map[string]any
		if json.Unmarshal(raw, &list) == nil {
			for _, fields := range list {
				a.takeListed(fields, from, stems)
			}
		}
	}
	return true
}

func (a *annotations) takeListed(fields map[string]any, from string, stems map[string]bool) {
	for _, key := range []string{"uid", "id", "assetId", "file", "path", "filename"} {
		if s, _ := fields[key].(string); s != "" {
			if stem := stemOf(filepath.ToSlash(s)); stems[stem] {
				a.byStem[stem] = a.byStem[stem].or(annotate(fields, from))
				return
			}
			if stems[s] {
				a.byStem[s] = a.byStem[s].or(annotate(fields, from))
				return
			}
		}
	}
}

// of is all that is said of a model, its sidecar first.
func (a *annotations) of(name string) annotation { return a.byPath[name].or(a.byStem[stemOf(name)]) }

// or fills in what is not said from another annotation.
func (a annotation) or(b annotation) annotation {
	if a.from == "" {
		return b
	}
	a.Name, a.Category, a.Text = cmp.Or(a.Name, b.Name), cmp.Or(a.Category, b.Category), cmp.Or(a.Text, b.Text)
	if len(a.Tags) == 0 {
		a.Tags = b.Tags
	}
	a.Terms = a.Terms.or(b.Terms)
	a.up, a.front, a.scale = cmp.Or(a.up, b.up), cmp.Or(a.front, b.front), cmp.Or(a.scale, b.scale)
	if a.size.Len() == 0 {
		a.size = b.size
	}
	a.mount, a.by = cmp.Or(a.mount, b.mount), cmp.Or(a.by, b.by)
	return a
}

func sorted(names []string) []string {
	slices.Sort(names)
	return names
}
