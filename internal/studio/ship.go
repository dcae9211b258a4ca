package studio

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"scenograph/internal/asset"
	"scenograph/internal/certificate"
	"scenograph/internal/diag"
	"scenograph/internal/framework"
	"scenograph/internal/journal"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// Origin is what a certificate says of where a scene comes from.
func Origin(s journal.Source) certificate.Document {
	return certificate.Document{Project: s.Project, Revision: s.Revision, JournalSeq: s.Seq, JournalHead: s.Tip, Seed: s.Seed}
}

// ship is the window's way to Export. A certificate answers for the whole folder where nothing else lies in it.
func ship(program string) session.Writer {
	return func(ctx context.Context, snapshot *scene.Snapshot, store *asset.Store, ordered session.Order, tell func(string)) ([]string, diag.Report, error) {
		order := Order{Formats: ordered.Formats, Folder: ordered.Folder, Name: ordered.Name}
		for _, name := range ordered.For {
			order.For = append(order.For, framework.Name(name))
		}
		if err := os.MkdirAll(order.Folder, 0o777); err != nil {
			return nil, diag.Report{}, err
		}
		if ordered.Certify {
			order.Certify = &Certify{Tool: program, Document: Origin(ordered.Origin), Whole: ours(order.Folder)}
		}
		done, err := Export(ctx, snapshot, store, order, tell)
		if err != nil {
			return nil, diag.Report{}, err
		}
		files, report := done.told()
		return files, report, nil
	}
}

// ours reports whether a folder holds nothing, or what was exported into it with a certificate.
func ours(folder string) bool {
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) == 0 {
		return err == nil
	}
	_, err = os.Stat(filepath.Join(folder, certificate.FileName))
	return err == nil
}

// told is what a person is told of a delivery: its main files, what was lost, and what the certificate says.
func (d *Delivery) told() ([]string, diag.Report) {
	var files []string
	var report diag.Report
	for _, e := range d.Exports {
		files = append(files, e.Files[0])
		report.Merge(e.Report)
	}
	if d.Certificate == "" {
		return files, report
	}
	name := filepath.Base(d.Certificate)
	if !d.Facts.Valid {
		report.Warn(name, "%s", "says that the scene is not valid: "+failed(d.Facts))
	}
	if s := d.Facts.Stability; s.Missing == "" && len(s.Unstable) > 0 {
		report.Warn(name, "%d of %d free things moved in %g s of simulation, %s first", len(s.Unstable), s.Bodies, s.Seconds, s.Unstable[0].Object)
	}
	if len(d.Strangers) > 0 {
		report.Warn(name, "does not list %d other files of the folder: export into a folder of its own", len(d.Strangers))
	}
	return append(files, d.Certificate), report
}

// failed names the checks that failed.
func failed(c *certificate.Certificate) string {
	for _, k := range c.Checks {
		if k.Verdict == certificate.Fail && len(k.Found) > 0 {
			return fmt.Sprintf("%s, %s", k.ID, k.Found[0].Message)
		}
	}
	return c.Stability.Missing
}
