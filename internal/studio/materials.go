package studio

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/matio"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// MaterialsFile is where a person's own materials are listed; "" when there is no place for settings.
func MaterialsFile() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "scenograph", "materials.json")
}

// Catalogue is the built-in catalogue with the materials a person has added. An index that cannot be read counts as empty;
// `scenograph materials add` tells what is wrong with it.
func Catalogue() catalog.Source {
	index, err := matio.Load(MaterialsFile())
	if err != nil {
		return catalog.Builtin()
	}
	var own []catalog.OwnMaterial
	for i := range index.Entries {
		own = append(own, ownMaterial(&index.Entries[i]))
	}
	return catalog.WithMaterials(catalog.Builtin(), own)
}

// readArchive is readMaterials of a .zip; what is unpacked does not stay, as the project keeps its own copy.
func readArchive(ctx context.Context, archive string, store *asset.Store, into *scene.Snapshot) (session.Imported, error) {
	below, err := os.MkdirTemp("", "scenograph-textures-")
	if err != nil {
		return session.Imported{}, fmt.Errorf("studio: %w", err)
	}
	defer func() { _ = os.RemoveAll(below) }()
	folder, err := matio.Unpack(archive, below)
	if err != nil {
		return session.Imported{}, err
	}
	out, err := readMaterials(ctx, folder, store, into)
	out.Report = matio.From(out.Report, folder, archive)
	if err != nil {
		err = errors.New(strings.ReplaceAll(err.Error(), folder, archive))
	}
	out.Name = strings.TrimSuffix(filepath.Base(archive), filepath.Ext(archive))
	return out, err
}

// readMaterials adds every set of texture maps below a folder to the scene's materials.
func readMaterials(ctx context.Context, folder string, store *asset.Store, into *scene.Snapshot) (session.Imported, error) {
	out := session.Imported{Name: filepath.Base(folder), Bounds: geom.EmptyBox()}
	sets, report, err := matio.Find(folder)
	if err != nil {
		return out, err
	}
	out.Report = report
	known := 0
	for i := range sets {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		m, notes, err := sets[i].Build(store, matio.Options{})
		out.Report.Merge(notes)
		if err != nil {
			out.Report.Fail(sets[i].Name, "%v", err)
			continue
		}
		if _, there := into.Material(m.ID); there {
			known++
			continue
		}
		out.Actions = append(out.Actions, action.AddMaterial{Material: m})
		out.Report.Info(m.Name, "is the material %s", m.ID)
	}
	if len(out.Actions) == 0 && known > 0 {
		return out, fmt.Errorf("%s: its materials are in the project already", folder)
	}
	return out, nil
}

func ownMaterial(e *matio.Entry) catalog.OwnMaterial {
	reach := e.SizeM
	if reach == 0 {
		reach = matio.DefaultSizeM
	}
	return catalog.OwnMaterial{
		MaterialPreset: catalog.MaterialPreset{
			Name: strings.ToLower(e.Name), Category: "yours", Tags: append(strings.Fields(strings.ToLower(e.Name)), filepath.Base(e.Folder)), Color: e.Mean, Roughness: 0.7,
			ReachM: reach, DensityKgM3: 800, Origin: e.Folder,
		},
		Make: func(store *asset.Store, tint *geom.Color) (scene.Material, error) {
			m, _, err := e.Build(store, matio.Options{})
			if err != nil || tint == nil {
				return m, err
			}
			for i := range m.BaseColor {
				m.BaseColor[i] = min(1, tint[i]/max(e.Mean[i], 0.02))
			}
			return catalog.Named(m), nil
		},
	}
}
