package studio

import (
	"context"
	"encoding/hex"
	"path/filepath"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/certificate"
	"scenograph/internal/proof"
	"scenograph/internal/scene"
)

// certify measures the scene and lists the files that are about to be written.
func certify(ctx context.Context, snapshot *scene.Snapshot, store *asset.Store, order Order, parcels []parcel, all []bundle.File) (bundle.File, *certificate.Certificate, error) {
	c, err := proof.Of(ctx, snapshot, store, proof.Options{Seconds: proof.Seconds})
	if err != nil {
		return bundle.File{}, nil, err
	}
	hash := snapshot.Hash()
	c.Tool, c.Document, c.Rules = order.Certify.Tool, order.Certify.Document, []certificate.Rule{}
	c.Document.Name, c.Document.Scene, c.Document.Prompt = order.Name, hex.EncodeToString(hash[:]), snapshot.Settings().Prompt
	for _, p := range parcels {
		c.Exports = append(c.Exports, certificate.Export{Format: p.format, Main: p.main, Options: p.options})
		rules, err := proof.Rules(p.format, p.files)
		if err != nil {
			return bundle.File{}, nil, err
		}
		c.Rules = append(c.Rules, rules...)
	}
	c.Files = certificate.List(all)
	earlier := certificate.Read(filepath.Join(order.Folder, certificate.FileName))
	name := certificateName(order, earlier)
	if name != certificate.FileName {
		earlier = certificate.Read(filepath.Join(order.Folder, name))
	}
	keep(&c, earlier)
	text, err := certificate.Encode(c)
	return bundle.File{Path: name, Data: text}, &c, err
}
