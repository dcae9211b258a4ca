package proof

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"

	"scenograph/internal/certificate"
	"scenograph/internal/manifest"
)

// manifest counts and weighs what a manifest lists, and looks for the files it names.
func (r *reader) manifest(main string) error {
	f, err := r.read(main)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	var m manifest.Manifest
	if err := json.NewDecoder(f).Decode(&m); err != nil {
		return fmt.Errorf("is no manifest: %w", err)
	}
	if m.Kind != manifest.Kind || m.Version != manifest.Version {
		return fmt.Errorf("is no manifest of version %d", manifest.Version)
	}
	r.same(main, "scene", r.c.Document.Scene, m.Scene)
	mass, joints, free := 0.0, 0, 0
	for i := range m.Objects {
		a := m.Asset(m.Objects[i].Asset)
		if a == nil {
			return fmt.Errorf("lists no asset %.80q", m.Objects[i].Asset)
		}
		mass, joints = mass+a.MassKg, joints+len(a.Joints)
		if m.Objects[i].Body == "dynamic" {
			free++
		}
	}
	was := r.c.Content
	r.same(main, "bodies", was.Bodies, len(m.Objects)+len(m.Rooms))
	r.same(main, "free bodies", was.Free, free)
	r.same(main, "joints", was.Joints, joints)
	r.near(main, "mass, kg", was.MassKg, mass, 1e-3+1e-5*was.MassKg)
	return r.named(main, &m)
}

// named looks for every file that a manifest names.
func (r *reader) named(main string, m *manifest.Manifest) error {
	all := slices.Clone(m.Assembly)
	for i := range m.Assets {
		all = append(all, m.Assets[i].Files...)
	}
	for _, f := range all {
		full := path.Join(path.Dir(main), f.Path)
		if !slices.ContainsFunc(r.c.Files, func(c certificate.File) bool { return c.Path == full }) {
			return fmt.Errorf("names the file %.80q, which the certificate does not list", f.Path)
		}
	}
	r.same(main, "files that it names", len(all), len(all))
	return nil
}
