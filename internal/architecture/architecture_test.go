// Package architecture holds the code to ARCHITECTURE.md: its tables are read and compared with what go list reports.
package architecture

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "scenograph/"

type row struct {
	level   int
	imports []string
}

// readTables returns the rows of the package table and the modules each package may import.
func readTables(t *testing.T) (map[string]row, map[string][]string) {
	t.Helper()
	text, err := os.ReadFile("../../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	rows, modules := map[string]row{}, map[string][]string{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimSpace(line), "|")
		for i := range cells {
			cells[i] = strings.Trim(strings.TrimSpace(cells[i]), "`")
		}
		switch {
		case len(cells) == 6:
			if level, err := strconv.Atoi(cells[1]); err == nil {
				rows[cells[2]] = row{level, fields(cells[3])}
			}
		case len(cells) == 4 && !strings.HasPrefix(cells[1], "-") && cells[1] != "package":
			modules[cells[1]] = fields(cells[2])
		}
	}
	if len(rows) < 20 || len(modules) < 5 {
		t.Fatalf("ARCHITECTURE.md has %d package rows and %d module rows: its tables were not understood", len(rows), len(modules))
	}
	return rows, modules
}

func fields(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

type goPackage struct {
	ImportPath, Dir string
	Imports         []string
	GoFiles         []string
	CgoFiles        []string
}

func listPackages(t *testing.T) []goPackage {
	t.Helper()
	command := exec.Command("go", "list", "-json=ImportPath,Dir,Imports,GoFiles,CgoFiles", "./cmd/...", "./internal/...")
	command.Dir = "../.."
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	var packages []goPackage
	decoder := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p goPackage
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		if len(p.GoFiles)+len(p.CgoFiles) > 0 {
			packages = append(packages, p)
		}
	}
}

func shortName(path string) string {
	return strings.TrimPrefix(strings.TrimPrefix(path, module), "internal/")
}

// reach adds everything a row's imports lead to.
func reach(rows map[string]row, name string, into map[string]bool) {
	for _, next := range rows[name].imports {
		if !into[next] {
			into[next] = true
			reach(rows, next, into)
		}
	}
}

func TestImportsFollowTheTable(t *testing.T) {
	rows, modules := readTables(t)
	for _, p := range listPackages(t) {
		name := shortName(p.ImportPath)
		own, ok := rows[name]
		if !ok {
			t.Errorf("%s is in the code but has no row in ARCHITECTURE.md", name)
			continue
		}
		allowed := map[string]bool{}
		reach(rows, name, allowed)
		for _, path := range p.Imports {
			if strings.HasPrefix(path, module) {
				checkInternal(t, rows, name, own, shortName(path), allowed)
				continue
			}
			checkExternal(t, name, path, modules[name])
		}
	}
}

func checkInternal(t *testing.T, rows map[string]row, name string, own row, target string, allowed map[string]bool) {
	t.Helper()
	other, ok := rows[target]
	switch {
	case !ok:
		t.Errorf("%s imports %s, which has no row", name, target)
	case target == "golden":
		t.Errorf("%s imports golden outside its tests", name)
	case other.level >= own.level:
		t.Errorf("%s (level %d) imports %s (level %d), which is not lower", name, own.level, target, other.level)
	case other.level > 0 && !allowed[target]:
		t.Errorf("%s imports %s, which its row neither lists nor reaches", name, target)
	}
}

func checkExternal(t *testing.T, name, path string, modules []string) {
	t.Helper()
	first, _, _ := strings.Cut(path, "/")
	if !strings.Contains(first, ".") || strings.HasPrefix(path, "github.com/go-gl/mathgl/") {
		return
	}
	if !slices.ContainsFunc(modules, func(m string) bool { return path == m || strings.HasPrefix(path, m+"/") }) {
		t.Errorf("%s imports %s, which the table of modules does not allow it", name, path)
	}
}

func TestRowsAreStrictlyLowerAndReal(t *testing.T) {
	rows, modules := readTables(t)
	exists := map[string]bool{}
	for _, p := range listPackages(t) {
		exists[shortName(p.ImportPath)] = true
	}
	for name, own := range rows {
		if !exists[name] {
			t.Errorf("ARCHITECTURE.md has a row for %s, which is not in the code", name)
		}
		for _, target := range own.imports {
			if other, ok := rows[target]; !ok || other.level >= own.level {
				t.Errorf("the row of %s lists %s, which is not a lower row", name, target)
			}
		}
	}
	for name := range modules {
		if _, ok := rows[name]; !ok {
			t.Errorf("the table of modules names %s, which has no row", name)
		}
	}
}

func TestAgentCannotReachTheDocument(t *testing.T) {
	command := exec.Command("go", "list", "-deps", "./internal/agent/...")
	command.Dir = "../.."
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		if strings.TrimSpace(line) == module+"internal/document" {
			t.Error("agent reaches document: it could commit without a person")
		}
	}
}
