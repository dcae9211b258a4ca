package journal

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"scenograph/internal/document"
	"scenograph/internal/scene"
)

// Flush writes what is queued and returns when it is durable.
func (p *Project) Flush() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.flush()
}

// Queued reports whether Flush has something to do.
func (p *Project) Queued() bool { return p.waiting.Load() > 0 }

func (p *Project) flush() error {
	if len(p.queued) == 0 {
		return nil
	}
	_, err := p.commitLines(nil, nil)
	return err
}

// append writes events as one group with what is queued: their assets first, then the lines in one write, then one sync.
func (p *Project) append(events ...event) ([]document.Stamp, error) {
	if len(events) == 0 {
		return nil, nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.broken != nil {
		return nil, p.broken
	}
	lines, text, err := p.compose(events)
	if err != nil {
		return nil, err
	}
	return p.commitLines(lines, text)
}

// commitLines makes the queued lines and those after them durable. After an error the queued ones stay queued.
func (p *Project) commitLines(lines []*line, text []byte) ([]document.Stamp, error) {
	if p.broken != nil {
		return nil, p.broken
	}
	for _, l := range slices.Concat(p.queued, lines) {
		if err := p.keepAssets(l.Data); err != nil {
			return nil, err
		}
	}
	if err := p.write(slices.Concat(p.text, text)); err != nil {
		return nil, err
	}
	p.queued, p.text = nil, nil
	p.waiting.Store(0)
	stamps := make([]document.Stamp, len(lines))
	for i, l := range lines {
		p.last = l
		stamps[i] = document.Stamp{Seq: l.Seq, Time: l.Time}
	}
	return stamps, nil
}

func (p *Project) compose(events []event) ([]*line, []byte, error) {
	var lines []*line
	var text []byte
	prev := p.last
	for i, e := range events {
		data, err := json.Marshal(e.data)
		if err != nil {
			return nil, nil, fmt.Errorf("journal: encode %s: %w", e.kind, err)
		}
		l := &line{Seq: 1, Prev: firstPrev, Time: p.options.Clock().UTC(), Event: e.kind, Data: data}
		if prev != nil {
			l.Seq, l.Prev, l.Revision, l.Snapshot = prev.Seq+1, prev.hash, prev.Revision, prev.Snapshot
		}
		switch {
		case len(p.queued) > 0:
			l.Group = p.queued[0].Seq
		case i > 0:
			l.Group = lines[0].Seq
		}
		if e.snapshot != nil {
			l.Revision, l.Snapshot = e.revision, hashText(e.snapshot)
		}
		encoded, err := l.encode()
		if err != nil {
			return nil, nil, err
		}
		text = append(text, encoded...)
		lines, prev = append(lines, l), l
	}
	return lines, text, nil
}

// write appends to the journal and syncs it. A write that fails is taken back; when that or the sync fails, the file's end is
// not known any more and the project takes no more events until it is opened again.
func (p *Project) write(text []byte) error {
	if _, err := p.file.Write(text); err != nil {
		err = fmt.Errorf("journal: %s cannot be written: %w", filepath.Join(p.Path(), journalName), reason(err))
		if undo := p.disk.Truncate(filepath.Join(p.Path(), journalName), p.size); undo != nil {
			p.broken = errors.Join(err, undo)
		}
		return err
	}
	if err := p.file.Sync(); err != nil {
		p.broken = fmt.Errorf("journal: %s could not be made durable; open the project again: %w", filepath.Join(p.Path(), journalName), err)
		return p.broken
	}
	p.size += int64(len(text))
	return nil
}

func hashText(s *scene.Snapshot) string {
	sum := s.Hash()
	return hex.EncodeToString(sum[:])
}
