package usdio_test

import (
	"regexp"
	"strings"
	"testing"
)

// prim is what the tests read back of a .usda prim.
type prim struct {
	path, specifier, kind string
	schemas               []string
	properties            map[string]string // declaration without type and qualifiers → value
	types                 map[string]string
	parent                *prim
}

// layer is a .usda file read by a small line-based reader: enough for what this package writes.
type layer struct {
	metadata string
	prims    []*prim
	byPath   map[string]*prim
}

var (
	primLine     = regexp.MustCompile(`^(def|over|class) (?:(\w+) )?"([^"]*)"( \()?$`)
	propertyLine = regexp.MustCompile(`^(?:(?:uniform|custom|prepend) )*([\w\[\]]+) ([\w:.]+)(?: = (.*?))?(?: \()?$`)
	schemaList   = regexp.MustCompile(`^prepend apiSchemas = \[(.*)\]$`)
	validName    = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)
)

// readLayer fails the test on the first line it does not understand, an invalid or repeated name, or unbalanced braces.
func readLayer(t testing.TB, text string) *layer {
	t.Helper()
	out := &layer{byPath: map[string]*prim{}}
	var open *prim
	inMeta, custom := false, false
	for number, line := range strings.Split(text, "\n") {
		s := strings.TrimSpace(line)
		switch {
		case number == 0 && s != "#usda 1.0":
			t.Fatalf("the layer begins with %q", s)
		case s == "" || number == 0 || s == "{":
		case s == "(":
			inMeta = true
		case s == "customData = {":
			custom = true
		case custom:
			custom = s != "}"
		case s == ")":
			inMeta = false
		case inMeta:
			if m := schemaList.FindStringSubmatch(s); m != nil {
				open.schemas = strings.Split(strings.ReplaceAll(m[1], `"`, ""), ", ")
			} else if open == nil {
				out.metadata += s + "\n"
			}
		case s == "}":
			if open == nil {
				t.Fatalf("line %d closes what is not open", number+1)
			}
			open = open.parent
		case primLine.MatchString(s):
			m := primLine.FindStringSubmatch(s)
			open = out.add(t, open, m)
			inMeta = m[4] != ""
		default:
			m := propertyLine.FindStringSubmatch(s)
			if m == nil || open == nil {
				t.Fatalf("line %d is not understood: %.120s", number+1, s)
			}
			if _, twice := open.properties[m[2]]; twice {
				t.Fatalf("line %d: %s has %s twice", number+1, open.path, m[2])
			}
			open.properties[m[2]], open.types[m[2]] = m[3], m[1]
			inMeta = strings.HasSuffix(s, " (")
		}
	}
	if open != nil || inMeta {
		t.Fatal("the layer ends within a prim")
	}
	return out
}

func (l *layer) add(t testing.TB, parent *prim, m []string) *prim {
	t.Helper()
	p := &prim{path: "/" + m[3], specifier: m[1], kind: m[2], parent: parent, properties: map[string]string{}, types: map[string]string{}}
	if parent != nil {
		p.path = parent.path + "/" + m[3]
	}
	if !validName.MatchString(m[3]) {
		t.Fatalf("%q is no identifier", m[3])
	}
	if l.byPath[p.path] != nil {
		t.Fatalf("there are two prims %s", p.path)
	}
	l.prims = append(l.prims, p)
	l.byPath[p.path] = p
	return p
}

func (p *prim) has(schema string) bool {
	for _, s := range p.schemas {
		if s == schema {
			return true
		}
	}
	return false
}

// under reports whether an ancestor satisfies the condition.
func (p *prim) under(condition func(*prim) bool) bool {
	for a := p.parent; a != nil; a = a.parent {
		if condition(a) {
			return true
		}
	}
	return false
}

// count returns how many prims have one of the types.
func (l *layer) count(kinds ...string) int {
	n := 0
	for _, p := range l.prims {
		for _, k := range kinds {
			if p.kind == k {
				n++
			}
		}
	}
	return n
}
