package library

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"scenograph/internal/bundle"
	"scenograph/internal/diag"
)

// The index is a file of JSON lines: a header, then folders and items, each line whole in itself. Later lines win over earlier ones with
// the same key, so that a run appends what it finds and only its end writes the file anew.
const (
	indexName = "library.jsonl"
	lockName  = "library.lock"
	version   = 1
	maxLine   = 4 << 20
)

// line is one line of the index; exactly one field is set.
type line struct {
	Scenograph string  `json:"scenograph,omitempty"` // "library", in the header
	Version    int     `json:"version,omitempty"`
	Folder     *Folder `json:"folder,omitempty"`
	Item       *Item   `json:"item,omitempty"`
	NoFolder   string  `json:"noFolder,omitempty"` // a folder that is no longer indexed
	NoItem     string  `json:"noItem,omitempty"`
}

// stamp tells whether a file has changed.
type stamp struct{ bytes, modified int64 }

func (l *Library) path() string { return filepath.Join(l.options.Dir, indexName) }

// load reads the index anew.
func (l *Library) load() error {
	f, err := os.Open(l.path())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("library: %s: cannot be read: %w", l.path(), err)
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("library: %s: cannot be read: %w", l.path(), err)
	}
	folders, items, report, err := parse(f)
	if err != nil {
		return fmt.Errorf("library: %s: %w", l.path(), err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.folders, l.items, l.report, l.search = folders, items, report, nil
	l.stamp = stamp{info.Size(), info.ModTime().UnixNano()}
	return nil
}

// parse reads the lines of an index. A line that cannot be read costs only what it says; the header has to be right.
func parse(from io.Reader) (map[string]Folder, map[string]*Item, diag.Report, error) {
	folders, items, report := map[string]Folder{}, map[string]*Item{}, diag.Report{}
	in := bufio.NewScanner(from)
	in.Buffer(make([]byte, 0, 64<<10), maxLine)
	for n := 1; in.Scan(); n++ {
		var l line
		err := json.Unmarshal(in.Bytes(), &l)
		switch {
		case n == 1 && (err != nil || l.Scenograph != "library"):
			return nil, nil, report, errors.New("it is no index of a library; move it away and add the folders again")
		case n == 1 && l.Version != version:
			return nil, nil, report, fmt.Errorf("it has version %d; this program reads version %d", l.Version, version)
		case err != nil:
			report.Warn(fmt.Sprintf("line %d", n), "cannot be read and was left out; add its folder again")
		case l.Folder != nil && filepath.IsAbs(l.Folder.Path):
			folders[l.Folder.Path] = *l.Folder
		case l.Item != nil && l.Item.ID != "" && l.Item.sound():
			items[l.Item.ID] = l.Item
		case l.Item != nil:
			report.Warn(fmt.Sprintf("line %d", n), "describes no item and was left out; add its folder again")
		case l.NoFolder != "":
			delete(folders, l.NoFolder)
		case l.NoItem != "":
			delete(items, l.NoItem)
		}
	}
	if err := in.Err(); err != nil {
		report.Warn("the index", "ends in what cannot be read: %v", err)
	}
	return folders, items, report, nil
}

// Refresh reads the index again when another program has changed it; it reports whether there was something new.
func (l *Library) Refresh() (bool, error) {
	info, err := os.Stat(l.path())
	if err != nil {
		return false, nil //nolint:nilerr // an index that has gone is read as it was
	}
	l.mu.RLock()
	same := l.stamp == stamp{info.Size(), info.ModTime().UnixNano()}
	l.mu.RUnlock()
	if same {
		return false, nil
	}
	return true, l.load()
}

// appender writes lines to the end of the index.
type appender struct {
	library *Library
	file    *os.File
}

// begin locks the index, reads what others have changed and opens it for appending.
func (l *Library) begin() (*appender, func() error, error) {
	l.writing.Lock()
	unlock, err := lock(filepath.Join(l.options.Dir, lockName))
	if err != nil {
		l.writing.Unlock()
		return nil, nil, err
	}
	release := func() error {
		defer l.writing.Unlock()
		return unlock()
	}
	if _, err := l.Refresh(); err != nil {
		return nil, nil, errors.Join(err, release())
	}
	f, err := os.OpenFile(l.path(), os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("library: %s: cannot be written: %w", l.path(), err), release())
	}
	a := &appender{l, f}
	if err := a.mend(); err != nil {
		return nil, nil, errors.Join(err, f.Close(), release())
	}
	return a, func() error { return errors.Join(f.Close(), release()) }, nil
}

// mend begins an empty file with its header and ends a line that was cut off.
func (a *appender) mend() error {
	info, err := a.file.Stat()
	if err != nil {
		return fmt.Errorf("library: %w", err)
	}
	if info.Size() == 0 {
		return a.write(line{Scenograph: "library", Version: version})
	}
	end := make([]byte, 1)
	if _, err := a.file.ReadAt(end, info.Size()-1); err != nil {
		return fmt.Errorf("library: %w", err)
	}
	if end[0] != '\n' {
		_, err = a.file.WriteString("\n")
	}
	return err
}

func (a *appender) write(lines ...line) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	for _, l := range lines {
		if err := encoder.Encode(l); err != nil {
			return fmt.Errorf("library: %w", err)
		}
	}
	if _, err := a.file.Write(text.Bytes()); err != nil {
		return fmt.Errorf("library: %s: cannot be written: %w", a.library.path(), err)
	}
	return nil
}

// keep writes items and takes them over.
func (a *appender) keep(items ...*Item) error {
	lines := make([]line, len(items))
	for i, item := range items {
		lines[i].Item = item
	}
	if err := a.write(lines...); err != nil {
		return err
	}
	a.library.put(items...)
	return nil
}

// compact writes the index anew, sorted, in one step.
func (a *appender) compact() error {
	l := a.library
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	lines := []line{{Scenograph: "library", Version: version}}
	for _, f := range l.Folders() {
		lines = append(lines, line{Folder: &f})
	}
	l.mu.RLock()
	items := make([]*Item, 0, len(l.items))
	for _, item := range l.items {
		items = append(items, item)
	}
	l.mu.RUnlock()
	slices.SortFunc(items, func(x, y *Item) int { return cmp.Compare(x.ID, y.ID) })
	for _, item := range items {
		lines = append(lines, line{Item: item})
	}
	for _, one := range lines {
		if err := encoder.Encode(one); err != nil {
			return fmt.Errorf("library: %w", err)
		}
	}
	if err := bundle.WriteFile(l.path(), text.Bytes()); err != nil {
		return fmt.Errorf("library: %w", err)
	}
	info, err := os.Stat(l.path())
	if err != nil {
		return fmt.Errorf("library: %w", err)
	}
	l.mu.Lock()
	l.stamp = stamp{info.Size(), info.ModTime().UnixNano()}
	l.mu.Unlock()
	return nil
}
