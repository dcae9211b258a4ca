package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/bundle"
	"scenograph/internal/frame"
	"scenograph/internal/journal"
	"scenograph/internal/measure"
)

// passFlags are the flags of pictures that are measured.
type passFlags struct {
	words, arrays    string
	whole, dollHouse bool
	revision         uint64
	camera, pose     string // of the earlier moment

	passes []measure.Pass
}

func (p *passFlags) add(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVar(&p.words, "passes", string(measure.RGB), "all, or some of "+measure.PassWords())
	flags.StringVar(&p.arrays, "arrays", string(measure.EXR), "what passes are written as that are no 8-bit pictures: exr (masks as 16-bit PNG) or npy")
	flags.BoolVar(&p.dollHouse, "dolls-house", true, "leave out walls before the camera and ceilings under it; off, unless asked for, when more than rgb is taken")
	flags.Uint64Var(&p.revision, "previous-revision", 0, "motion: since this revision of the project")
	flags.StringVar(&p.camera, "previous-camera", "", "motion: seen before through this camera, as --camera")
	flags.StringVar(&p.pose, "previous-pose", "", "motion: seen before from here, as --pose")
}

func (p *passFlags) check(command *cobra.Command, project string) error {
	var err error
	if p.passes, err = measure.ParsePasses(p.words); err != nil {
		return usageError{err}
	}
	if p.arrays != string(measure.EXR) && p.arrays != string(measure.NPY) {
		return usageError{fmt.Errorf("--arrays %q is neither exr nor npy", p.arrays)}
	}
	if !command.Flags().Changed("dolls-house") {
		p.dollHouse = !p.measures()
	}
	p.whole = command.Flags().Changed("previous-revision")
	earlier := p.whole || p.camera != "" || p.pose != ""
	if motion := slices.Contains(p.passes, measure.Motion); motion != earlier {
		if motion {
			return usageError{fmt.Errorf("motion is measured between two moments: give --previous-revision, --previous-camera or --previous-pose")}
		}
		return usageError{fmt.Errorf("--previous-revision, --previous-camera and --previous-pose go with --passes motion")}
	}
	if info, err := os.Stat(project); p.whole && err == nil && !info.IsDir() {
		return usageError{fmt.Errorf("%s is a file, and only projects have revisions", project)}
	}
	if p.pose != "" {
		_, err = parsePose(p.pose)
	}
	return err
}

// measures reports whether more than the picture itself is taken.
func (p *passFlags) measures() bool {
	return slices.ContainsFunc(p.passes, func(pass measure.Pass) bool { return pass != measure.RGB })
}

func (p *passFlags) has(pass measure.Pass) bool { return slices.Contains(p.passes, pass) }

// style is how the picture is drawn.
func (p *passFlags) style(camera string) frame.Style {
	style := frame.RenderStyle()
	style.DollHouse = p.dollHouse
	style.HideCeiling = camera == "top"
	return style
}

// before is the earlier moment that motion is measured against, or nil.
func (p *passFlags) before(c *console, project string, found contents, view frame.View) (*measure.Moment, uint64, error) {
	if !p.has(measure.Motion) {
		return nil, 0, nil
	}
	m, revision := measure.Moment{Snapshot: found.snapshot, View: view}, found.revision
	if p.whole {
		old, err := journal.LoadAt(project, c.journalOptions(), p.revision)
		if err != nil {
			return nil, 0, err
		}
		m.Snapshot, revision = old, p.revision
	}
	if p.camera != "" {
		if _, err := frame.FindCamera(m.Snapshot, p.camera); err != nil {
			return nil, 0, usageError{err}
		}
		earlier, err := frame.ViewOf(m.Snapshot, found.store, p.camera, view.Width, view.Height)
		if err != nil {
			return nil, 0, err
		}
		m.View = earlier
	}
	if p.pose != "" {
		pose, err := parsePose(p.pose)
		if err != nil {
			return nil, 0, err
		}
		m.View.WorldFromCamera = pose
	}
	return &m, revision, nil
}

// writePasses writes the files of a record beside one another; the JSON comes last.
func (c *console) writePasses(ctx context.Context, r *measure.Record, out string, p *passFlags) ([]string, error) {
	files, err := r.Files(strings.TrimSuffix(filepath.Base(out), filepath.Ext(out)), p.passes, measure.Arrays(p.arrays))
	if err != nil {
		return nil, err
	}
	var names []string
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		name := filepath.Join(filepath.Dir(out), f.Name)
		if err := bundle.WriteFile(name, f.Data); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, nil
}
