package proof

import (
	"bytes"
	"path"
	"testing"
)

// FuzzReadModel: whatever is read, nothing panics, and counts fit what was read.
func FuzzReadModel(f *testing.F) {
	f.Add([]byte(`<mujoco><compiler meshdir="meshes"/><option timestep="0.004" cone="elliptic"/><asset><mesh file="a.obj"/></asset><worldbody><body name="a"><freejoint/><inertial mass="2"/><body name="b"><joint/><inertial mass="1"/></body></body></worldbody><custom><text name="node:a" data="{&quot;node&quot;:&quot;n&quot;}"/></custom></mujoco>`))
	f.Add([]byte(`<mujoco><body/></body></mujoco>`))
	f.Add([]byte(`<joint/>`))
	f.Add(bytes.Repeat([]byte("<body>"), 2000))
	f.Fuzz(func(t *testing.T, text []byte) {
		m, err := readModel(bytes.NewReader(text))
		if err != nil {
			return
		}
		if m.content.Free > bytes.Count(text, []byte("freejoint")) {
			t.Errorf("%d free bodies", m.content.Free)
		}
		for _, name := range m.files {
			if path.Clean(name) != name {
				t.Errorf("%q is not plain", name)
			}
		}
	})
}
