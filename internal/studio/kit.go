package studio

import (
	"context"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/framework"
	"scenograph/internal/manifest"
	"scenograph/internal/scene"
)

// kit renders the manifest, single things and what frameworks read: one parcel with the manifest and all files, and one more for each
// framework that names the file it is given.
func kit(ctx context.Context, snapshot *scene.Snapshot, store *asset.Store, order Order, whole []parcel) ([]parcel, error) {
	options := framework.Options{Name: order.Name, For: order.For}
	for _, p := range whole {
		options.Assembly = append(options.Assembly, manifest.File{Format: p.format, Path: p.main})
		if order.Single && slices.Contains([]string{framework.GLB, framework.USDA, framework.URDF, framework.MJCF}, p.format) {
			options.Formats = append(options.Formats, p.format)
		}
	}
	made, err := framework.Write(ctx, snapshot, store, options)
	if err != nil {
		return nil, err
	}
	first := parcel{format: "manifest", main: manifest.FileName, options: map[string]string{}, report: made.Report, files: made.Files}
	if order.Single {
		first.options["single things"] = "yes"
	}
	if first.files, err = withCredits(first.files, snapshot, Target{Folder: order.Folder, Name: order.Name}); err != nil {
		return nil, err
	}
	out := []parcel{first}
	for _, f := range order.For {
		path := made.Main[f]
		at := slices.IndexFunc(first.files, func(f bundle.File) bool { return f.Path == path })
		out = append(out, parcel{format: string(f), main: path, options: map[string]string{}, files: first.files[at : at+1]})
	}
	return out, nil
}
