package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/recorded"
	"scenograph/internal/agent/remote"
	"scenograph/internal/bundle"
	"scenograph/internal/catalog"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
	"scenograph/internal/session"
	"scenograph/internal/studio"
)

// observeFlags are all that an observation is asked for with.
type observeFlags struct {
	out, prompt, room string
	reference         string
	selection         []string
	context           int
	blind             bool
}

func (c *console) observeCommand() *cobra.Command {
	var o observeFlags
	command := &cobra.Command{
		Use:   "observe room.scene --out DIR",
		Short: "Write exactly what would be sent to a model: the words and the pictures",
		Long: `Write what a model would be shown of a scene, without sending it anywhere: system.txt, one file for each text and picture of the
first message in their order, the tools' schemas, and observation.json, which lists them. Of a project that includes what was asked
in it before, and what people did since.`,
		Example: "  scenograph observe room.scene --out seen\n  scenograph observe room.scene --out seen --context 8192 --select armchair-1 --prompt \"make it warmer\"",
		Args:    exactly(1, "one project or file"),
	}
	outFlag(command, &o.out, "the folder to write")
	flags := command.Flags()
	flags.StringVar(&o.prompt, "prompt", "", "what would be asked (default: the scene's own prompt)")
	flags.StringVar(&o.room, "room", "", "the room's id (default: the largest)")
	flags.StringSliceVar(&o.selection, "select", nil, "ids of what is selected")
	flags.StringVar(&o.reference, "reference", "", "a picture of what it should be like, that would go with the request")
	flags.IntVar(&o.context, "context", 0, "tokens that fit into the model's context (default: plenty)")
	flags.BoolVar(&o.blind, "no-pictures", false, "for a model that sees no pictures")
	command.RunE = func(command *cobra.Command, args []string) error {
		switch {
		case o.out == "":
			return usageError{fmt.Errorf("--out is missing: name the folder, such as --out seen")}
		case o.context < 0:
			return usageError{fmt.Errorf("--context %d: give 0 or more", o.context)}
		}
		return c.observe(command, &o, args[0])
	}
	return command
}

func (c *console) observe(command *cobra.Command, o *observeFlags, path string) error {
	found, err := c.load(command.Context(), path, false)
	if err != nil {
		return err
	}
	c.report(found.report)
	obs := proposal.Observation{Revision: found.revision, Scene: found.snapshot, Prompt: o.prompt, Room: scene.NodeID(o.room)}
	if obs.Prompt == "" {
		obs.Prompt = found.snapshot.Settings().Prompt
	}
	for _, id := range append(o.selection, o.room) {
		if _, ok := found.snapshot.Node(scene.NodeID(id)); id != "" && !ok {
			return usageError{fmt.Errorf("%s has no node %q", path, id)}
		}
	}
	for _, id := range o.selection {
		obs.Selection = append(obs.Selection, scene.NodeID(id))
	}
	if found.project != nil {
		obs.Earlier, obs.Edits = session.AskedBefore(found.project, obs.Prompt), session.HumanEdits(found.project.Document())
	}
	if o.reference != "" {
		picture, err := studio.ReadReference(o.reference)
		if err != nil {
			return err
		}
		obs.Reference = &proposal.Image{Name: picture.Name, MIME: picture.MIME, Width: picture.Width, Height: picture.Height, Data: picture.Data}
	}
	take, end := c.shutter(found.store)
	defer end()
	policy := remote.New(remote.Options{Client: recorded.New("nobody", nil), Store: found.store, Source: catalog.Builtin(), Shutter: take, Blind: o.blind})
	policy.Suppose(o.context)
	c.step("looking at %s", path)
	request, err := policy.Preview(command.Context(), obs)
	if err != nil {
		return err
	}
	files, err := filesOf(request)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(o.out, 0o755); err != nil {
		return fmt.Errorf("%s: cannot be made: %w", o.out, err)
	}
	if err := bundle.Save(o.out, files); err != nil {
		return err
	}
	var names []string
	for _, f := range files {
		names = append(names, filepath.Join(o.out, f.Path))
	}
	return c.result(map[string]any{"folder": o.out, "files": names, "tokens": chat.EstimateTokens(request)}, "%s\nabout %d tokens", strings.Join(names, "\n"), chat.EstimateTokens(request))
}

type sentPart struct {
	File   string `json:"file"`
	Kind   string `json:"kind"`
	Name   string `json:"name,omitempty"`
	Width  int    `json:"width,omitempty"`
	Height int    `json:"height,omitempty"`
	Bytes  int    `json:"bytes"`
}

// filesOf lays a request out as files.
func filesOf(r chat.Request) ([]bundle.File, error) {
	files := []bundle.File{{Path: "system.txt", Data: []byte(r.System)}}
	sheet := []sentPart{{File: "system.txt", Kind: "system", Bytes: len(r.System)}}
	put := func(part sentPart, data []byte) {
		part.Bytes = len(data)
		sheet = append(sheet, part)
		files = append(files, bundle.File{Path: part.File, Data: data})
	}
	for _, m := range r.Messages {
		for i, p := range m.Parts {
			number := fmt.Sprintf("%02d", i+1)
			if p.Image == nil {
				put(sentPart{File: number + "-text.txt", Kind: "text"}, []byte(p.Text))
				continue
			}
			ending := strings.TrimPrefix(p.Image.MIME, "image/")
			put(sentPart{File: number + "-picture." + ending, Kind: "picture", Name: p.Image.Name, Width: p.Image.Width, Height: p.Image.Height}, p.Image.Data)
		}
	}
	for _, t := range r.Tools {
		put(sentPart{File: "tool-" + t.Name + ".json", Kind: "tool", Name: t.Description}, t.Schema)
	}
	text, err := json.MarshalIndent(sheet, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(files, bundle.File{Path: "observation.json", Data: append(text, '\n')}), nil
}
