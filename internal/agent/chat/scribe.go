package chat

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Scribe writes requests down for the record. It remembers which pictures it has written; the zero value is ready.
type Scribe struct{ sent map[string]bool }

// Write gives a request as JSON. Pictures are named by the SHA-256 of their bytes; those that were not written yet are returned.
func (s *Scribe) Write(r Request) ([]byte, [][]byte) {
	type part struct {
		Text  string `json:"text,omitempty"`
		Image string `json:"image,omitempty"` // SHA-256
		Name  string `json:"name,omitempty"`
		MIME  string `json:"mime,omitempty"`
	}
	type message struct {
		Role    Role     `json:"role"`
		Parts   []part   `json:"parts,omitempty"`
		Calls   []Call   `json:"calls,omitempty"`
		Results []Result `json:"results,omitempty"`
	}
	out := struct {
		System   string    `json:"system"`
		Tools    []string  `json:"tools,omitempty"`
		Format   string    `json:"format,omitempty"`
		Messages []message `json:"messages"`
	}{System: r.System}
	var pictures [][]byte
	for _, t := range r.Tools {
		out.Tools = append(out.Tools, t.Name)
	}
	if r.Format != nil {
		out.Format = r.Format.Name
	}
	if s.sent == nil {
		s.sent = map[string]bool{}
	}
	for _, m := range r.Messages {
		line := message{Role: m.Role, Calls: m.Calls, Results: m.Results}
		for _, p := range m.Parts {
			if p.Image == nil {
				line.Parts = append(line.Parts, part{Text: p.Text})
				continue
			}
			sum := sha256.Sum256(p.Image.Data)
			hash := hex.EncodeToString(sum[:])
			line.Parts = append(line.Parts, part{Image: hash, Name: p.Image.Name, MIME: p.Image.MIME})
			if !s.sent[hash] {
				s.sent[hash] = true
				pictures = append(pictures, p.Image.Data)
			}
		}
		out.Messages = append(out.Messages, line)
	}
	text, err := json.MarshalIndent(out, "", " ")
	if err != nil {
		return []byte("{}"), pictures
	}
	return text, pictures
}
