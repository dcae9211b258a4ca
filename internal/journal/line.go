package journal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// line is one line of journal.jsonl. On disk a "hash" stands before it: the SHA-256 of the line without that field. It serves
// as the line's own checksum and as the next line's "prev".
type line struct {
	Seq      uint64          `json:"seq"`             // 1 for the first line
	Prev     string          `json:"prev"`            // hash of the line before, 64 zeros for the first
	Group    uint64          `json:"group,omitempty"` // seq of the first line of the same write; absent on that first line
	Time     time.Time       `json:"time"`
	Revision uint64          `json:"revision"` // of the head after the event
	Snapshot string          `json:"snapshot"` // Merkle hash of the head after the event
	Event    Kind            `json:"event"`
	Data     json.RawMessage `json:"data"`

	hash string
}

const (
	hashPrefix = `{"hash":"`
	hashSuffix = `",`
	hashLength = 64
	firstPrev  = "0000000000000000000000000000000000000000000000000000000000000000"
)

// encode writes the line with its newline and sets its hash.
func (l *line) encode() ([]byte, error) {
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(l); err != nil {
		return nil, fmt.Errorf("journal: encode %s: %w", l.Event, err)
	}
	text := bytes.TrimSuffix(body.Bytes(), []byte("\n"))
	l.hash = hashOf(text)
	out := make([]byte, 0, len(text)+len(hashPrefix)+hashLength+len(hashSuffix))
	out = append(out, hashPrefix...)
	out = append(out, l.hash...)
	out = append(out, hashSuffix...)
	out = append(out, text[1:]...)
	return append(out, '\n'), nil
}

func hashOf(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// decodeLine reads one line without its newline and checks it against its own hash.
func decodeLine(text []byte) (*line, error) {
	head := len(hashPrefix) + hashLength + len(hashSuffix)
	if len(text) < head || string(text[:len(hashPrefix)]) != hashPrefix || string(text[head-len(hashSuffix):head]) != hashSuffix {
		return nil, errors.New("it does not begin with a hash")
	}
	want := string(text[len(hashPrefix) : len(hashPrefix)+hashLength])
	body := make([]byte, 0, len(text)-head+1)
	body = append(append(body, '{'), text[head:]...)
	if hashOf(body) != want {
		return nil, errors.New("its text does not match its hash")
	}
	l := line{hash: want}
	if err := json.Unmarshal(body, &l); err != nil {
		return nil, fmt.Errorf("it is not readable: %w", err)
	}
	return &l, nil
}

// follows checks that a line continues the chain after prev, which is nil for the first line.
func (l *line) follows(prev *line) error {
	seq, hash := uint64(1), firstPrev
	if prev != nil {
		seq, hash = prev.Seq+1, prev.hash
	}
	if l.Seq != seq {
		return fmt.Errorf("it is number %d where %d comes next", l.Seq, seq)
	}
	if l.Prev != hash {
		return errors.New("it does not continue the line before it")
	}
	return nil
}

// DamagedError says that a line before the end of a journal is not what was written.
type DamagedError struct {
	Path   string
	Line   int // counted from 1
	Reason string
}

// Error implements error.
func (e *DamagedError) Error() string {
	return fmt.Sprintf("journal: %s is damaged at line %d: %s; the %d lines before it are intact. Restore the folder from a backup, "+
		"or, to go on from the intact part, copy the folder and delete line %d and all after it from the copy's journal.jsonl",
		e.Path, e.Line, e.Reason, e.Line-1, e.Line)
}

// scan reads a journal's bytes. It returns the lines of the intact front and that front's length in bytes; what follows it is a torn
// end, written in one step that never finished. Damage anywhere else is a *DamagedError.
func scan(path string, text []byte) (lines []*line, intact int64, err error) {
	var prev *line
	rest := text
	for len(rest) > 0 {
		end := bytes.IndexByte(rest, '\n')
		if end < 0 {
			return lines, intact, nil
		}
		l, err := decodeLine(rest[:end])
		if err == nil {
			err = l.follows(prev)
		}
		if err != nil {
			if torn(rest[end+1:], uint64(len(lines))+1) {
				return lines, intact, nil
			}
			return nil, 0, &DamagedError{Path: path, Line: len(lines) + 1, Reason: err.Error()}
		}
		lines, prev = append(lines, l), l
		intact += int64(end) + 1
		rest = rest[end+1:]
	}
	return lines, intact, nil
}

// torn reports whether everything after a damaged line belongs to the write that the line belongs to: the whole lines that can
// still be read must say so themselves.
func torn(after []byte, damaged uint64) bool {
	for len(after) > 0 {
		end := bytes.IndexByte(after, '\n')
		if end < 0 {
			return true
		}
		if l, err := decodeLine(after[:end]); err == nil && (l.Group == 0 || l.Group > damaged) {
			return false
		}
		after = after[end+1:]
	}
	return true
}
