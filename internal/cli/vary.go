package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/document"
	"scenograph/internal/family"
	"scenograph/internal/journal"
	"scenograph/internal/scene"
	"scenograph/internal/studio"
)

const maxVariants = 100_000

// familyManifest is manifest.json of a family, and what `vary --json` prints.
type familyManifest struct {
	Format   string        `json:"format"`
	Version  int           `json:"version"`
	Program  string        `json:"program"`
	Source   familySource  `json:"source"`
	Seed     uint64        `json:"seed"`
	Keep     family.Keep   `json:"keep"`
	Asked    int           `json:"asked"`
	Variants []familyEntry `json:"variants"`
	Failed   []familyFault `json:"failed"`
}

type familySource struct {
	Project  string `json:"project"`
	Revision uint64 `json:"revision"`
	Snapshot string `json:"snapshot"`
	Objects  int    `json:"objects"`
	MayVary  int    `json:"mayVary"`
}

type familyEntry struct {
	Index    int            `json:"index"`
	Project  string         `json:"project"` // folder, relative to the manifest
	GLB      string         `json:"glb,omitempty"`
	Seed     uint64         `json:"seed"`
	Tries    int            `json:"tries"`
	Snapshot string         `json:"snapshot"`
	Checks   familyChecks   `json:"checks"`
	Changes  family.Changes `json:"changes"`
}

type familyChecks struct {
	Checked  []check.Kind  `json:"checked"`
	Errors   int           `json:"errors"`
	Warnings []string      `json:"warnings"`
	Rooms    []checkedRoom `json:"rooms"`
}

type familyFault struct {
	Index  int    `json:"index"`
	Reason string `json:"reason"`
}

type varying struct {
	path, out string
	count     int
	seed      uint64
	keep      family.Keep
	glb       bool
	cores     int
}

func (c *console) varyCommand() *cobra.Command {
	var v varying
	var keep string
	command := &cobra.Command{
		Use:   "vary room.scene --n 100 --seed S --out DIR",
		Short: "Make certified variants of one room",
		Long: `Make variants of a room: things in other places that its relations allow, other things of the same category and size class, other
materials and other light. What is pinned or locked is the same in every variant. Each variant passes every check of "scenograph
check" without an error; one that does not is not written, and the manifest says why.

--keep layout leaves everything where it stands; --keep style moves things and changes nothing else. DIR gets one project for each variant
and manifest.json, which lists what differs. The same room, seed and options give the same bytes. Nothing is written when it is cancelled.`,
		Example: "  scenograph vary room.scene --n 100 --seed 1 --out variants\n  scenograph vary room.scene --n 20 --keep layout --glb --out looks",
		Args:    exactly(1, "one project or file"),
	}
	outFlag(command, &v.out, "the folder to make (default: the room's name with -variants)")
	command.Flags().IntVar(&v.count, "n", 10, "how many variants")
	command.Flags().Uint64Var(&v.seed, "seed", 1, "another seed gives another family")
	command.Flags().StringVar(&keep, "keep", string(family.KeepPins), "what all variants share: pins (only what is pinned or locked), layout or style")
	command.Flags().BoolVar(&v.glb, "glb", false, "also write every variant as one .glb file")
	command.Flags().IntVar(&v.cores, "cores", runtime.NumCPU(), "how many variants are made at once; it changes nothing but the time")
	command.RunE = func(command *cobra.Command, args []string) error {
		v.path, v.keep = filepath.Clean(args[0]), family.Keep(keep)
		switch {
		case v.count < 1 || v.count > maxVariants:
			return usageError{fmt.Errorf("--n %d: give 1 to %d", v.count, maxVariants)}
		case !slices.Contains(family.Keeps(), v.keep):
			return usageError{fmt.Errorf("--keep %q: use pins, layout or style", keep)}
		case v.cores < 1:
			return usageError{fmt.Errorf("--cores %d: give 1 or more", v.cores)}
		}
		if v.out == "" {
			v.out = strings.TrimSuffix(v.path, filepath.Ext(v.path)) + "-variants"
		}
		return c.vary(command.Context(), v)
	}
	return command
}

func (c *console) vary(ctx context.Context, v varying) (err error) {
	if entries, err := os.ReadDir(v.out); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s is not empty; choose another folder", v.out)
	} else if err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("%s: cannot be used as a folder: %w", v.out, err)
	}
	found, err := c.load(ctx, v.path, true)
	if err != nil {
		return err
	}
	c.report(found.report)
	base, err := family.New(found.snapshot, found.store, catalog.Builtin())
	if err != nil {
		return fmt.Errorf("%s: %w", v.path, err)
	}
	partial := v.out + ".partial"
	if err := os.RemoveAll(partial); err != nil {
		return fmt.Errorf("%s: %w", partial, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(partial)) }()
	if err := os.MkdirAll(partial, 0o777); err != nil {
		return fmt.Errorf("%s: %w", v.out, err)
	}
	manifest, err := c.makeFamily(ctx, v, found, base, partial)
	if err != nil {
		return err
	}
	text, err := json.MarshalIndent(manifest, "", "  ")
	if err != nil {
		return err
	}
	if err := bundle.WriteFile(filepath.Join(partial, "manifest.json"), append(text, '\n')); err != nil {
		return err
	}
	if err := os.Remove(v.out); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("%s: %w", v.out, err)
	}
	if err := os.Rename(partial, v.out); err != nil {
		return fmt.Errorf("%s: %w", v.out, err)
	}
	return c.varied(v, manifest)
}

func (c *console) varied(v varying, m familyManifest) error {
	if err := c.result(m, "%s: %d of %d variants, each passing every check; %s lists what differs", v.out, len(m.Variants), m.Asked, filepath.Join(v.out, "manifest.json")); err != nil {
		return err
	}
	if len(m.Failed) > 0 {
		return fmt.Errorf("%d of %d variants passed no check and were left out; the first: %s", len(m.Failed), m.Asked, m.Failed[0].Reason)
	}
	return nil
}

// makeFamily makes and writes the variants on several cores and lists them in order.
func (c *console) makeFamily(ctx context.Context, v varying, found contents, base *family.Base, dir string) (familyManifest, error) {
	out := familyManifest{
		Format: "scenograph variants", Version: 1, Program: "scenograph " + c.host.Version, Seed: v.seed, Keep: v.keep, Asked: v.count,
		Variants: []familyEntry{}, Failed: []familyFault{},
	}
	out.Source = familySource{Project: filepath.Base(v.path), Revision: found.revision, Snapshot: fmt.Sprintf("%x", found.snapshot.Hash()), MayVary: base.Free()}
	for n := range found.snapshot.Nodes() {
		if n.Model != nil {
			out.Source.Objects++
		}
	}
	entries := make([]*familyEntry, v.count)
	faults := make([]string, v.count)
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var group sync.WaitGroup
	var lock sync.Mutex
	done, next := 0, 0
	for range min(v.cores, v.count) {
		group.Go(func() {
			for {
				lock.Lock()
				i := next
				next++
				lock.Unlock()
				if i >= v.count || ctx.Err() != nil {
					return
				}
				entry, fault, err := c.makeVariant(ctx, v, found, base, dir, i)
				if err != nil {
					cancel(err)
					return
				}
				entries[i], faults[i] = entry, fault
				lock.Lock()
				done++
				c.step("variant %d of %d", done, v.count)
				lock.Unlock()
			}
		})
	}
	group.Wait()
	if ctx.Err() != nil {
		return out, context.Cause(ctx)
	}
	for i, entry := range entries {
		if entry != nil {
			out.Variants = append(out.Variants, *entry)
		} else {
			out.Failed = append(out.Failed, familyFault{i, faults[i]})
		}
	}
	return out, nil
}

// makeVariant makes and writes one variant; fault says why it did not pass.
func (c *console) makeVariant(ctx context.Context, v varying, found contents, base *family.Base, dir string, index int) (entry *familyEntry, fault string, err error) {
	variant, err := base.Vary(ctx, family.Options{Seed: v.seed, Keep: v.keep}, index)
	if ctx.Err() != nil {
		return nil, "", ctx.Err()
	}
	if err != nil {
		return nil, oneLine(err), nil
	}
	name := fmt.Sprintf("variant-%04d", index)
	if err := c.writeVariant(found, variant, filepath.Join(dir, name+".scene")); err != nil {
		return nil, "", err
	}
	entry = &familyEntry{
		Index: index, Project: name + ".scene", Seed: variant.Seed, Tries: variant.Tries, Changes: variant.Changes,
		Snapshot: fmt.Sprintf("%x", variant.Scene.Hash()), Checks: familyChecks{Checked: variant.Survey.Checked, Warnings: []string{}},
	}
	for _, verdict := range variant.Survey.Verdicts {
		entry.Checks.Warnings = append(entry.Checks.Warnings, verdict.Message)
	}
	for _, r := range variant.Survey.Rooms {
		entry.Checks.Rooms = append(entry.Checks.Rooms, newCheckedRoom(r))
	}
	if v.glb {
		entry.GLB = name + ".glb"
		if _, _, err := studio.Write(ctx, variant.Scene, found.store, studio.Target{Format: "glb", Folder: dir, Name: name}); err != nil {
			return nil, "", err
		}
	}
	return entry, "", nil
}

// writeVariant makes a project that begins with the base and has the variant as its one step. Its clock stands still, so that the same
// variant is the same bytes.
func (c *console) writeVariant(found contents, variant family.Variant, dir string) (err error) {
	still := func() time.Time { return time.Unix(0, 0).UTC() }
	settings := found.snapshot.Settings()
	project, err := journal.Create(dir, journal.Options{Clock: still, Store: found.store, Program: "scenograph " + c.host.Version}, journal.Start{
		Name: settings.Name, Project: string(asset.HashOf([]byte(fmt.Sprintf("%x", variant.Scene.Hash()))))[:32],
		Actions: action.Difference(scene.Empty(settings.Name), found.snapshot),
	})
	if err != nil {
		return err
	}
	defer finish(&err, project)
	if _, err := project.Document().Commit(document.Tx{Author: document.Author{Kind: document.Script, Name: "vary"}, Label: fmt.Sprintf("Variant %d", variant.Index), Actions: variant.Actions}); err != nil {
		return fmt.Errorf("variant %d: %w", variant.Index, err)
	}
	return project.WriteCaches()
}
