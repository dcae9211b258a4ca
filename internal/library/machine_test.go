package library

import (
	"path/filepath"
	"strings"
	"testing"
)

// chain is a URDF of boxes, each hinged to the one before.
func chain(name string, joints int) string {
	link := func(i int) string {
		return `<link name="l` + string(rune('0'+i)) + `"><visual><origin xyz="0 0 0.1"/><geometry><box size="0.1 0.1 0.2"/></geometry></visual></link>`
	}
	var b strings.Builder
	b.WriteString(`<robot name="` + name + `">` + link(0))
	for i := range joints {
		b.WriteString(link(i+1) + `<joint name="j` + string(rune('0'+i)) + `" type="revolute"><parent link="l` + string(rune('0'+i)) + `"/><child link="l` + string(rune('1'+i)) +
			`"/><origin xyz="0 0 0.2"/><axis xyz="0 1 0"/><limit lower="-1" upper="1" effort="9" velocity="1"/></joint>`)
	}
	b.WriteString(`</robot>`)
	return b.String()
}

func TestRobotsAreFound(t *testing.T) {
	dir := t.TempDir()
	for name, joints := range map[string]int{"two_link_robot": 1, "panda": 1, "zed7": 5, "oak_cabinet": 4, "thing": 1, "go2": 2, "spot_lamp": 1} {
		write(t, filepath.Join(dir, name, name+".urdf"), chain(name, joints))
	}
	l := open(t, t.TempDir())
	add(t, l, dir)
	found := func(text string) string {
		var names []string
		for _, h := range l.Search(Query{Text: text, Source: "library"}) {
			names = append(names, h.Entry.Name)
		}
		return strings.Join(names, ", ")
	}
	for text, want := range map[string]string{
		"robot": "go, panda, two link robot, zed", "robot arm": "panda, two link robot, zed", "robotic arm": "panda, two link robot, zed", "quadruped": "go", "cabinet": "oak cabinet", "lamp": "spot lamp",
		"unicycle": "",
	} {
		if got := sorted(strings.Split(found(text), ", ")); strings.Join(got, ", ") != want {
			t.Errorf("%q finds %q, want %q", text, strings.Join(got, ", "), want)
		}
	}
}
