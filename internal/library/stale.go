package library

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
)

// Stale lists the indexed folders in which a file has changed, gone or come back since it was read: adding such a folder again reads what
// has changed. A folder that is not there at all, such as one on a disk that is not plugged in, stays as it is. What was listed once and has
// not changed since is not listed again.
func (l *Library) Stale() []string {
	signs := map[string]string{}
	for _, item := range l.Items() {
		if sign := item.sign(); sign != "" {
			signs[item.Folder] += sign
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	var out []string
	for folder, sign := range signs {
		h := fnv.New64a()
		_, _ = h.Write([]byte(sign)) // never fails
		if info, err := os.Stat(folder); err != nil || !info.IsDir() || l.listed[folder] == h.Sum64() {
			continue
		}
		if l.listed == nil {
			l.listed = map[string]uint64{}
		}
		l.listed[folder] = h.Sum64()
		out = append(out, folder)
	}
	return sorted(out)
}

// sign tells how the item's files differ from those that were read; "" while they do not.
func (i *Item) sign() string {
	info, err := os.Stat(i.File())
	switch {
	case err != nil && i.Missing:
		return ""
	case err != nil:
		return i.ID + " gone\n"
	case i.Missing:
		return i.ID + " back\n"
	}
	if now := (File{i.Main.Path, info.Size(), info.ModTime().UnixNano()}); !i.unchanged(now) {
		sign := fmt.Sprintf("%s %d %d", i.ID, now.Bytes, now.Modified)
		for _, d := range i.Depends {
			if info, err := os.Stat(filepath.Join(i.Folder, filepath.FromSlash(d.Path))); err == nil {
				sign += fmt.Sprintf(" %d %d", info.Size(), info.ModTime().UnixNano())
			}
		}
		return sign + "\n"
	}
	return ""
}
