package gltfio

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"
)

// loadBuffers brings every buffer that is needed into memory and compares its length with what the JSON says.
func (r *reader) loadBuffers() error {
	r.buffers = make([][]byte, len(r.doc.Buffers))
	needed := r.neededBuffers()
	for i, b := range r.doc.Buffers {
		if !needed[i] {
			continue
		}
		data, err := r.bufferBytes(i, b.URI)
		if err != nil {
			return fmt.Errorf("buffer %d: %w", i, err)
		}
		if b.ByteLength < 1 || b.ByteLength > len(data) {
			return fmt.Errorf("buffer %d says %d bytes and has %d", i, b.ByteLength, len(data))
		}
		r.buffers[i] = data[:b.ByteLength:b.ByteLength]
	}
	return nil
}

func (r *reader) bufferBytes(index int, uri string) ([]byte, error) {
	if uri != "" {
		return r.resource(uri)
	}
	if index != 0 || r.bin == nil {
		return nil, errors.New("has neither a uri nor a binary chunk")
	}
	return r.bin, nil
}

// resource returns the bytes a URI names: a data URI or a file in the folder of the file being read or below it.
func (r *reader) resource(uri string) ([]byte, error) {
	if rest, ok := cutFold(uri, "data:"); ok {
		return dataURI(rest)
	}
	name, err := localPath(uri)
	if err != nil {
		return nil, err
	}
	if r.fsys == nil {
		return nil, fmt.Errorf("it needs the file %q, which did not come with it", name)
	}
	data, err := r.readFile(path.Join(path.Dir(r.name), name))
	if err != nil {
		return nil, fmt.Errorf("the file %q beside it cannot be read: %w", name, err)
	}
	return data, nil
}

// localPath turns a relative URI reference (RFC 3986) into a path that stays inside the folder.
func localPath(uri string) (string, error) {
	if strings.ContainsAny(uri, "\x00") {
		return "", errors.New("its uri has a NUL byte")
	}
	if scheme, _, ok := strings.Cut(uri, ":"); ok && !strings.ContainsAny(scheme, "/?#%") {
		return "", fmt.Errorf("its uri %.60q is not fetched: only files beside it are read", uri)
	}
	name := uri
	if unescaped, err := url.PathUnescape(uri); err == nil {
		name = unescaped
	}
	name = strings.ReplaceAll(name, "\\", "/")
	if clean := path.Clean(name); name == "" || !fs.ValidPath(clean) || clean == "." {
		return "", fmt.Errorf("its uri %.60q leads outside the file's folder", uri)
	}
	return path.Clean(name), nil
}

// dataURI decodes what follows "data:" (RFC 2397).
func dataURI(rest string) ([]byte, error) {
	head, body, ok := strings.Cut(rest, ",")
	if !ok {
		return nil, errors.New("its data URI has no comma")
	}
	if _, ok := strings.CutSuffix(strings.ToLower(head), ";base64"); !ok {
		plain, err := url.PathUnescape(body)
		if err != nil {
			return nil, errors.New("its data URI is wrongly escaped")
		}
		return []byte(plain), nil
	}
	if strings.Contains(body, "%") {
		if plain, err := url.PathUnescape(body); err == nil {
			body = plain
		}
	}
	encoding := base64.StdEncoding
	if !strings.HasSuffix(body, "=") {
		encoding = base64.RawStdEncoding
	}
	data, err := encoding.DecodeString(body)
	if err != nil {
		return nil, errors.New("its data URI is not base64")
	}
	return data, nil
}

func cutFold(s, prefix string) (string, bool) {
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return s[len(prefix):], true
	}
	return s, false
}
