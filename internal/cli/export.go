package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/diag"
	"scenograph/internal/framework"
	"scenograph/internal/studio"
)

type exported struct {
	Format   string         `json:"format"`
	Files    []string       `json:"files"`
	Findings []diag.Finding `json:"findings"`
}

// delivered is what `export --json` prints.
type delivered struct {
	Revision    uint64     `json:"revision"`
	Exports     []exported `json:"exports"`
	Certificate string     `json:"certificate,omitempty"`
	Valid       bool       `json:"valid"` // by the certificate; true without one
}

// exportFlags are what was asked for.
type exportFlags struct {
	out, profile string
	formats      []string
	frameworks   []string
	assets       bool
	manifest     bool
	certificate  bool
}

func (c *console) exportCommand() *cobra.Command {
	var flags exportFlags
	command := &cobra.Command{
		Use:   "export room.scene --format glb,gltf,usda,usdz,mjcf,urdf,sdf,3d-generalist,layoutvlm --out out/",
		Short: "Write a scene as glTF, USD, for a simulator or as 3D-Generalist does",
		Long: `Write a project, or a .glb or .gltf file, in one or more formats into a folder.
mjcf is MuJoCo's format: one .xml with its meshes and textures beside it, which MuJoCo 2.2.2 and 3 both load. Movable things of
20 kg or more are fixed there. sdf is a world for Gazebo; urdf is one file for each different thing, its doors and drawers as joints.

--for writes what a framework reads, with one file for each different thing and manifest.json, which tells stable names, poses, joints,
semantics, receptacles, spawn regions and robot starts: isaaclab a scene configuration, robosuite an arena and objects, maniskill a scene
builder, habitat a scene dataset. --assets writes a file for each different thing in the formats asked for, --manifest the manifest alone.

With --out a certificate.json is written too: revision and hashes, every check with its number, how far things drift in five seconds
of MuJoCo where it is installed, navigable area and reachable share; "scenograph verify out/" compares the folder with it. Without
--out, ask for it with --certificate: it is then called NAME.certificate.json and answers only for the files that were written.

The same revision gives the same bytes. What a format cannot say is told on stderr.`,
		Example: "  scenograph export room.scene --format glb,usdz --out out/\n  scenograph verify out/\n  scenograph export room.scene --for habitat --out dataset/",
		Args:    exactly(1, "one project or file"),
	}
	outFlag(command, &flags.out, "the folder to write into (default: the current folder)")
	command.Flags().StringSliceVar(&flags.formats, "format", []string{"glb"}, "one or more of "+strings.Join(studio.Formats(), ", "))
	command.Flags().StringVar(&flags.profile, "usdz-profile", "sim", "sim: Z up, as simulators expect; ar: Y up, for viewers of augmented reality")
	command.Flags().StringSliceVar(&flags.frameworks, "for", nil, "one or more of isaaclab, robosuite, maniskill, habitat")
	command.Flags().BoolVar(&flags.assets, "assets", false, "a file for each different thing too, in those of glb, usda, urdf and mjcf that --format names")
	command.Flags().BoolVar(&flags.manifest, "manifest", false, "write manifest.json too")
	command.Flags().BoolVar(&flags.certificate, "certificate", false, "write a certificate (default: with --out)")
	command.RunE = func(command *cobra.Command, args []string) error {
		if len(flags.frameworks) > 0 && !command.Flags().Changed("format") {
			flags.formats = nil
		}
		if err := flags.check(); err != nil {
			return err
		}
		found, err := c.load(command.Context(), args[0], true)
		if err != nil {
			return err
		}
		c.report(found.report)
		order := flags.order(args[0])
		if flags.certificate || flags.out != "" && !command.Flags().Changed("certificate") {
			if order.Certify, err = c.certify(args[0], found, flags.out != ""); err != nil {
				return err
			}
		}
		done, err := studio.Export(command.Context(), found.snapshot, found.store, order, func(step string) { c.step("%s", step) })
		if err != nil {
			return err
		}
		return c.deliver(found.revision, order, done)
	}
	return command
}

func (f *exportFlags) check() error {
	if f.profile != "sim" && f.profile != "ar" {
		return usageError{fmt.Errorf("--usdz-profile %q: use sim or ar", f.profile)}
	}
	for i, name := range f.frameworks {
		if !slices.Contains(framework.Names(), framework.Name(name)) {
			return usageError{fmt.Errorf("--for: %q is none of %v", name, framework.Names())}
		}
		if slices.Contains(f.frameworks[:i], name) {
			return usageError{fmt.Errorf("--for names %s twice", name)}
		}
	}
	if len(f.formats) == 0 && len(f.frameworks) == 0 {
		return usageError{fmt.Errorf("--format is empty: name one or more of %s", strings.Join(studio.Formats(), ", "))}
	}
	for i, format := range f.formats {
		if !slices.Contains(studio.Formats(), format) {
			return usageError{fmt.Errorf("--format: there is no format %q; use %s", format, strings.Join(studio.Formats(), ", "))}
		}
		if slices.Contains(f.formats[:i], format) {
			return usageError{fmt.Errorf("--format names %s twice", format)}
		}
	}
	return nil
}

func (f *exportFlags) order(path string) studio.Order {
	base := filepath.Base(filepath.Clean(path))
	order := studio.Order{Formats: f.formats, Folder: f.out, Name: strings.TrimSuffix(base, filepath.Ext(base)), YUp: f.profile == "ar", Single: f.assets, Tell: f.manifest}
	for _, name := range f.frameworks {
		order.For = append(order.For, framework.Name(name))
	}
	if order.Folder == "" {
		order.Folder = "."
	}
	return order
}

// certify says what a certificate is to say of where the scene comes from.
func (c *console) certify(path string, found contents, whole bool) (*studio.Certify, error) {
	out := &studio.Certify{Tool: "scenograph " + c.host.Version, Document: found.origin, Whole: whole}
	if found.origin.Project != "" {
		return out, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", path, err)
	}
	defer func() { _ = f.Close() }()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", path, err)
	}
	out.Document.Source = hex.EncodeToString(h.Sum(nil))
	return out, nil
}

// deliver tells what was written.
func (c *console) deliver(revision uint64, order studio.Order, done studio.Delivery) error {
	out := delivered{Revision: revision, Certificate: done.Certificate, Valid: done.Facts == nil || done.Facts.Valid}
	var lines []string
	var all diag.Report
	for _, e := range done.Exports {
		all.Merge(e.Report)
		out.Exports = append(out.Exports, exported{e.Format, e.Files, e.Report.Findings})
		lines = append(lines, e.Files[0])
	}
	c.report(all)
	if done.Certificate != "" {
		lines = append(lines, done.Certificate)
	}
	c.endLine()
	if len(done.Strangers) > 0 {
		fmt.Fprintf(c.host.Err, "warning: %s also holds %s, which its certificate does not list: verify will name them; export into a folder of its own\n",
			order.Folder, some(done.Strangers, 3))
	}
	return c.result(out, "%s", strings.Join(lines, "\n"))
}

// some names the first few of a list and counts the rest.
func some(list []string, few int) string {
	if len(list) <= few {
		return strings.Join(list, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(list[:few], ", "), len(list)-few)
}
