package chat

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
)

// unpack has a response that came gzipped read plain. It was not asked to be, but some proxies pack what passes through them. The bound on
// bodies counts what is unpacked.
func unpack(r *http.Response) {
	if !strings.EqualFold(strings.TrimSpace(r.Header.Get("Content-Encoding")), "gzip") {
		return
	}
	r.Body = &packed{from: r.Body}
	r.Header.Del("Content-Encoding")
	r.Header.Del("Content-Length")
	r.ContentLength = -1
}

// packed unpacks a body from its first Read on: the beginning may be long in coming.
type packed struct {
	from  io.ReadCloser
	plain *gzip.Reader
}

// Read implements io.Reader.
func (p *packed) Read(b []byte) (int, error) {
	if p.plain == nil {
		plain, err := gzip.NewReader(p.from)
		if err != nil {
			return 0, err
		}
		p.plain = plain
	}
	return p.plain.Read(b)
}

// Close implements io.Closer.
func (p *packed) Close() error { return p.from.Close() }
