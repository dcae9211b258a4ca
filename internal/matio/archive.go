package matio

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"scenograph/internal/bundle"
	"scenograph/internal/diag"
	"scenograph/internal/pix"
)

// Bounds of an archive, far above what collections hand out: a set of 8K maps as PNG has about a gigabyte.
const (
	maxPacked  = 4 << 30 // bytes of all files that are unpacked
	maxMembers = 2000
)

// Archive reports whether a path is named as a .zip of texture maps would be.
func Archive(path string) bool { return strings.EqualFold(filepath.Ext(path), ".zip") }

// Unpack writes the maps of a .zip, with the notes and licences beside them, into a folder of its own below another, and returns that
// folder. One that was unpacked before, by content, is returned as it is. Of paths within the archive only the last part counts.
func Unpack(archive, below string) (string, error) {
	sum, err := sumOf(archive)
	if err != nil {
		return "", fmt.Errorf("matio: %s: %w", archive, err)
	}
	folder := filepath.Join(below, bundle.Stem(strings.TrimSuffix(filepath.Base(archive), filepath.Ext(archive)), "textures")+"-"+sum[:8])
	if _, err := os.Stat(folder); err == nil {
		return folder, nil
	}
	members, err := zip.OpenReader(archive)
	if err != nil {
		return "", fmt.Errorf("matio: %s: is no .zip that can be read: %w", archive, err)
	}
	defer func() { _ = members.Close() }()
	if err := os.MkdirAll(below, 0o755); err != nil {
		return "", fmt.Errorf("matio: %w", err)
	}
	sweep(below, time.Now())
	fresh, err := os.MkdirTemp(below, unfinished)
	if err != nil {
		return "", fmt.Errorf("matio: %w", err)
	}
	if err = unpackInto(fresh, members.File); err == nil {
		err = os.Rename(fresh, folder)
	}
	if err != nil {
		return "", errors.Join(fmt.Errorf("matio: %s: %w", archive, err), os.RemoveAll(fresh))
	}
	return folder, nil
}

// unfinished begins the names of folders that are being unpacked into.
const unfinished = ".unpacking-"

// leftAfter is how long nothing must have been written into such a folder before it counts as left behind: unpacking writes all the time.
const leftAfter = 10 * time.Minute

// sweep removes what unpacking that was cut off has left. What is being unpacked by another process stays.
func sweep(below string, now time.Time) {
	left, err := filepath.Glob(filepath.Join(globbed(below), unfinished+"*"))
	if err != nil {
		return
	}
	for _, folder := range left {
		if written, ok := lastWritten(folder); ok && now.Sub(written) > leftAfter {
			_ = os.RemoveAll(folder) // what cannot be removed is tried again next time
		}
	}
}

// lastWritten is when a folder or a file in it was last changed.
func lastWritten(folder string) (time.Time, bool) {
	info, err := os.Lstat(folder)
	if err != nil || !info.IsDir() {
		return time.Time{}, false
	}
	last := info.ModTime()
	entries, err := os.ReadDir(folder)
	if err != nil {
		return time.Time{}, false
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.ModTime().After(last) {
			last = info.ModTime()
		}
	}
	return last, true
}

// From names an archive, and not the folder that it was unpacked into, in what was found there.
func From(report diag.Report, folder, archive string) diag.Report {
	for i := range report.Findings {
		f := &report.Findings[i]
		f.Subject = strings.ReplaceAll(f.Subject, folder, archive)
		f.Message = strings.ReplaceAll(f.Message, folder, archive)
	}
	return report
}

func sumOf(name string) (string, error) {
	file, err := os.Open(name)
	if err != nil {
		return "", errors.New("there is no such file")
	}
	defer func() { _ = file.Close() }()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return "", fmt.Errorf("cannot be read: %w", err)
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// unpackInto writes what is of use. A name that comes twice keeps its first file.
func unpackInto(folder string, members []*zip.File) error {
	if len(members) > maxMembers {
		return fmt.Errorf("it holds %d files; %d are the most", len(members), maxMembers)
	}
	left := int64(maxPacked)
	var done []string
	for _, m := range members {
		name := path.Base(strings.ReplaceAll(m.Name, `\`, "/"))
		if m.FileInfo().IsDir() || !m.Mode().IsRegular() || strings.HasPrefix(name, ".") || !wanted(name) || slices.Contains(done, strings.ToLower(name)) {
			continue
		}
		n, err := unpackOne(m, filepath.Join(folder, name), min(left, int64(pix.DefaultLimits().Bytes)))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		left -= n
		done = append(done, strings.ToLower(name))
	}
	if len(done) == 0 {
		return errors.New("no file in it is named as a texture map, such as oak_Color.jpg or oak_diff_1k.png")
	}
	return nil
}

// wanted reports whether a file is a picture, or may tell how large or whose the maps are.
func wanted(name string) bool {
	return mapFile(name) || strings.EqualFold(filepath.Ext(name), ".json") || slices.Contains(licences, name)
}

func unpackOne(m *zip.File, name string, most int64) (int64, error) {
	from, err := m.Open()
	if err != nil {
		return 0, fmt.Errorf("cannot be unpacked: %w", err)
	}
	defer func() { _ = from.Close() }()
	to, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return 0, fmt.Errorf("cannot be written: %w", err)
	}
	n, err := io.Copy(to, io.LimitReader(from, most+1))
	if err = errors.Join(err, to.Close()); err != nil {
		return n, fmt.Errorf("cannot be unpacked: %w", err)
	}
	if n > most {
		return n, fmt.Errorf("has more than %d MB unpacked", most>>20)
	}
	return n, nil
}
