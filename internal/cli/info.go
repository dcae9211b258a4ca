package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/frame"
	"scenograph/internal/scene"
)

type sceneInfo struct {
	Name      string         `json:"name"`
	Prompt    string         `json:"prompt,omitempty"`
	Revision  uint64         `json:"revision"`
	Snapshot  string         `json:"snapshot"`
	Nodes     int            `json:"nodes"`
	Models    int            `json:"models"`
	Lights    int            `json:"lights"`
	Cameras   []string       `json:"cameras"`
	Rooms     int            `json:"rooms"`
	Materials int            `json:"materials"`
	Relations int            `json:"relations"`
	Triangles int            `json:"triangles"`
	Size      [3]float64     `json:"size"`
	Things    map[string]int `json:"things"` // category → count
}

func (c *console) infoCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "info room.scene|file.glb",
		Short:   "Tell what a project or a model file holds",
		Example: "  scenograph info room.scene --json",
		Args:    exactly(1, "one project or file"),
		RunE: func(command *cobra.Command, args []string) error {
			found, err := c.load(command.Context(), args[0], false)
			if err != nil {
				return err
			}
			c.report(found.report)
			info := describe(found)
			return c.result(info, "%s", info.text())
		},
	}
}

func describe(found contents) sceneInfo {
	s := found.snapshot
	info := sceneInfo{
		Name: s.Settings().Name, Prompt: s.Settings().Prompt, Revision: found.revision, Snapshot: fmt.Sprintf("%x", s.Hash()),
		Nodes: s.Len(), Cameras: []string{}, Things: map[string]int{}, Size: frame.Bounds(s, found.store).Size(),
	}
	for n := range s.Nodes() {
		info.count(n, found)
	}
	for range s.Materials() {
		info.Materials++
	}
	for range s.Relations() {
		info.Relations++
	}
	return info
}

func (info *sceneInfo) count(n *scene.Node, found contents) {
	switch {
	case n.Model != nil:
		info.Models++
		info.Triangles += modelTriangles(n, found)
	case n.Light != nil:
		info.Lights++
	case n.Camera != nil:
		info.Cameras = append(info.Cameras, n.Name)
	case n.Room != nil:
		info.Rooms++
	}
	if n.Semantics != nil && n.Semantics.Category != "" {
		info.Things[n.Semantics.Category]++
	}
}

func modelTriangles(n *scene.Node, found contents) int {
	model, err := found.store.Model(n.Model.Asset)
	if err != nil {
		return 0
	}
	count := 0
	for i := range model.Parts {
		for _, surface := range model.Parts[i].Surfaces {
			if mesh, err := found.store.Mesh(surface.Mesh); err == nil {
				count += mesh.Triangles()
			}
		}
	}
	return count
}

func (info sceneInfo) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s at revision %d\n", info.Name, info.Revision)
	if info.Prompt != "" {
		fmt.Fprintf(&b, "  prompt     %s\n", info.Prompt)
	}
	fmt.Fprintf(&b, "  nodes      %d (%d models, %d lights, %d cameras, %d rooms)\n", info.Nodes, info.Models, info.Lights, len(info.Cameras), info.Rooms)
	fmt.Fprintf(&b, "  materials  %d\n  relations  %d\n  triangles  %d\n", info.Materials, info.Relations, info.Triangles)
	fmt.Fprintf(&b, "  size       %.2f × %.2f × %.2f m\n", info.Size[0], info.Size[1], info.Size[2])
	fmt.Fprintf(&b, "  snapshot   %s", info.Snapshot)
	return b.String()
}
