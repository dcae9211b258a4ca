package studio

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/certificate"
	"scenograph/internal/diag"
	"scenograph/internal/framework"
	"scenograph/internal/scene"
)

// Order is an export into one folder.
type Order struct {
	Formats []string
	Folder  string
	Name    string // of the files, without ending
	YUp     bool   // usdz: Y up
	For     []framework.Name
	Single  bool // one file for each different thing, in those formats that single things are written in
	Tell    bool // manifest.json, which For and Single bring too
	Certify *Certify
}

// Certify asks for a certificate.
type Certify struct {
	Tool     string               // the program and its version
	Document certificate.Document // what is known of where the scene comes from; name and hash of the scene are filled in
	Whole    bool                 // it answers for the whole folder, else only for the files it lists
}

// Exported is what one format became.
type Exported struct {
	Format string
	Files  []string // paths, the main one first
	Report diag.Report
}

// Delivery is what an order became.
type Delivery struct {
	Exports     []Exported
	Certificate string // its path, "" without one
	Facts       *certificate.Certificate
	Strangers   []string // files in a certified folder that the certificate does not list
}

// parcel is an export's files before they are written.
type parcel struct {
	format  string
	main    string
	options map[string]string
	files   []bundle.File
	report  diag.Report
}

// Export renders a scene in every format that was asked for and then writes them all: nothing is written when one cannot be rendered,
// and the certificate comes last.
func Export(ctx context.Context, snapshot *scene.Snapshot, store *asset.Store, order Order, tell func(step string)) (Delivery, error) {
	var parcels []parcel
	for _, format := range order.Formats {
		tell("writing " + format)
		p, err := parcelOf(ctx, snapshot, store, Target{Format: format, Folder: order.Folder, Name: order.Name, YUp: order.YUp})
		if err != nil {
			return Delivery{}, err
		}
		parcels = append(parcels, p)
	}
	if order.Tell || order.Single || len(order.For) > 0 {
		tell("writing the manifest")
		more, err := kit(ctx, snapshot, store, order, parcels)
		if err != nil {
			return Delivery{}, err
		}
		parcels = append(parcels, more...)
	}
	if len(parcels) == 0 {
		return Delivery{}, errors.New("there is nothing to export: name a format or a framework")
	}
	all, err := merged(parcels)
	if err != nil {
		return Delivery{}, err
	}
	var sealed bundle.File
	var out Delivery
	if order.Certify != nil {
		tell("measuring for the certificate")
		if sealed, out.Facts, err = certify(ctx, snapshot, store, order, parcels, all); err != nil {
			return Delivery{}, err
		}
	}
	if err := ctx.Err(); err != nil {
		return Delivery{}, err
	}
	for _, p := range parcels {
		if err := bundle.Save(order.Folder, p.files); err != nil {
			return Delivery{}, err
		}
		one := Exported{Format: p.format, Report: p.report}
		for _, f := range p.files {
			one.Files = append(one.Files, filepath.Join(order.Folder, filepath.FromSlash(f.Path)))
		}
		out.Exports = append(out.Exports, one)
	}
	if order.Certify == nil {
		return out, nil
	}
	out.Certificate = filepath.Join(order.Folder, sealed.Path)
	if err := bundle.WriteFile(out.Certificate, sealed.Data); err != nil {
		return out, err
	}
	out.Strangers, err = certificate.Strangers(order.Folder)
	return out, err
}

func parcelOf(ctx context.Context, snapshot *scene.Snapshot, store *asset.Store, to Target) (parcel, error) {
	files, report, err := encode(ctx, snapshot, store, to)
	if err != nil {
		return parcel{}, err
	}
	p := parcel{format: to.Format, main: files[0].Path, report: report, options: map[string]string{}}
	if to.Format == "usdz" {
		p.options["profile"] = "sim"
		if to.YUp {
			p.options["profile"] = "ar"
		}
	}
	p.files, err = withCredits(files, snapshot, to)
	return p, err
}

// merged is every file once. Formats share meshes and textures, which must then be equal.
func merged(parcels []parcel) ([]bundle.File, error) {
	var all []bundle.File
	at := map[string]int{}
	for _, p := range parcels {
		for _, f := range p.files {
			i, known := at[f.Path]
			if !known {
				at[f.Path] = len(all)
				all = append(all, f)
			} else if !bytes.Equal(all[i].Data, f.Data) {
				return nil, fmt.Errorf("%s: two of the formats write it, and differently: export them into two folders", f.Path)
			}
		}
	}
	return all, nil
}

// certificateName is certificate.json where it answers for the folder, unless that name is taken by another document's.
func certificateName(order Order, earlier *certificate.Certificate) string {
	if order.Certify.Whole && (earlier == nil || earlier.Document.Name == order.Name) {
		return certificate.FileName
	}
	return order.Name + certificate.Suffix
}

// keep takes over what an earlier export of the very same scene wrote into the folder.
func keep(c *certificate.Certificate, earlier *certificate.Certificate) {
	if earlier == nil || earlier.Document != c.Document || earlier.Tool != c.Tool {
		return
	}
	for _, e := range earlier.Exports {
		if !slices.ContainsFunc(c.Exports, func(o certificate.Export) bool { return o.Format == e.Format }) {
			c.Exports = append(c.Exports, e)
		}
	}
	for _, r := range earlier.Rules {
		if !slices.ContainsFunc(c.Rules, func(o certificate.Rule) bool { return o.File == r.File && o.ID == r.ID }) {
			c.Rules = append(c.Rules, r)
		}
	}
	for _, f := range earlier.Files {
		if !slices.ContainsFunc(c.Files, func(o certificate.File) bool { return o.Path == f.Path }) {
			c.Files = append(c.Files, f)
		}
	}
	c.Sort()
}
