// Package cli is the program without a window: every command works on files and ends with a result or one clear line.
//
// Invariant: results go to stdout (as JSON with --json), progress and errors to stderr; a failed command exits non-zero
// and leaves what it was to write either whole or as it was.
//
//	command := cli.New(cli.Host{Version: "1.0", Out: os.Stdout, Err: os.Stderr, Clock: time.Now})
//	os.Exit(cli.Run(ctx, command, os.Args[1:]))
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
)

// Host is what the program gives its commands: pictures and a window, which need packages that cli does not import.
type Host struct {
	Version    string
	In         io.Reader
	Out, Err   io.Writer
	Clock      func() time.Time
	OpenWindow func(path string) error // "" opens the starter room
	NewPainter func(store *asset.Store) (painter frame.Painter, end func(), err error)
	Prepare    func(view frame.View, style frame.Style) // begins what the first picture takes time for, while files are read; nil for nothing
	GL         func() (GLInfo, error)
}

// GLInfo describes the OpenGL implementation, for doctor.
type GLInfo struct {
	Platform string `json:"platform"`
	Vendor   string `json:"vendor"`
	Renderer string `json:"renderer"`
	Version  string `json:"version"`
	Software bool   `json:"software"`
}

// New returns the root command.
func New(host Host) *cobra.Command {
	c := &console{host: host}
	root := &cobra.Command{
		Use:   "scenograph [room.scene|file.glb]",
		Short: "A 3D editor in which you and an agent build environments together",
		Long: `Scenograph is a 3D editor in which a person and an agent build environments together:
the agent proposes typed actions, you accept, change or reject each one, and every step is kept.

Without a command it opens the editor, with a project or a file where one is named.`,
		Example:       "  scenograph\n  scenograph room.scene\n  scenograph compose --prompt \"a cosy reading corner\" --out room.scene\n  scenograph render room.scene -o room.png",
		Args:          pathOrNothing,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				return c.show(args[0])
			}
			return host.OpenWindow("")
		},
	}
	root.SetIn(host.In)
	root.SetOut(host.Out)
	root.SetErr(host.Err)
	root.PersistentFlags().BoolVar(&c.json, "json", false, "write the result to stdout as JSON")
	root.AddCommand(
		c.openCommand(),
		c.composeCommand(),
		c.editCommand(),
		c.libraryCommand(),
		c.materialsCommand(),
		c.renderCommand(),
		c.benchCommand(),
		c.exportCommand(),
		c.verifyCommand(),
		c.layoutCommand(),
		c.varyCommand(),
		c.importCommand(),
		c.placeCommand(),
		c.applyCommand(),
		c.oracleCommand(),
		c.replayCommand(),
		c.checkCommand(),
		c.settleCommand(),
		c.collidersCommand(),
		c.reachCommand(),
		c.infoCommand(),
		c.diffCommand(),
		c.compareCommand(),
		c.schemaCommand(),
		c.doctorCommand(),
		c.versionCommand(),
		c.mcpCommand(),
		c.probeCommand(),
		c.observeCommand(),
		c.forgetCommand(),
		c.checkpointCommand(),
		c.branchCommand(),
	)
	root.CompletionOptions.HiddenDefaultCmd = true
	return root
}

// usageError is a mistake in the command line, as opposed to trouble with the work.
type usageError struct{ error }

// Run executes the command line and returns the exit status: 0 done, 1 failed, 2 not understood, and more for what models and
// their servers do; see codeOf.
func Run(ctx context.Context, root *cobra.Command, args []string) int {
	root.SetArgs(args)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	command, err := root.ExecuteContextC(ctx)
	if err == nil {
		return 0
	}
	fmt.Fprintf(root.ErrOrStderr(), "scenograph: %s\n", oneLine(err))
	var usage usageError
	if errors.As(err, &usage) || strings.HasPrefix(err.Error(), "unknown command") {
		fmt.Fprintf(root.ErrOrStderr(), "see: %s --help\n", command.CommandPath())
		return 2
	}
	return codeOf(err)
}

// oneLine is what a person reads of an error: one line, without the names of the packages it came through.
func oneLine(err error) string {
	text := strings.Join(strings.FieldsFunc(err.Error(), func(r rune) bool { return r == '\n' || r == '\r' }), "; ")
	for {
		name, rest, found := strings.Cut(text, ": ")
		if !found || !slices.Contains(packages(), name) {
			return text
		}
		text = rest
	}
}

// packages lists whose names stand before their errors.
func packages() []string {
	return []string{"action", "asset", "benchio", "check", "designer", "document", "family", "frame", "gltfio", "glctx", "journal", "library", "pathtrace", "pix", "query", "recorded", "remote", "review", "scene", "session", "sight", "steps", "usdio", "viewport"}
}

// exactly asks for n arguments and says which are meant.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != n {
			return usageError{fmt.Errorf("give %s", what)}
		}
		return nil
	}
}

// outFlag adds -o and --out, which mean the same everywhere.
func outFlag(command *cobra.Command, into *string, usage string) {
	command.Flags().StringVarP(into, "out", "o", "", usage)
}
