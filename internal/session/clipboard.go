package session

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/job"
	"scenograph/internal/scene"
)

const (
	clipboardFormat = "scenograph clipboard"
	maxClipboard    = 64 << 20 // bytes of assets
)

// clip is what CopyNodes puts on the clipboard: actions that add the nodes, and the assets they need.
type clip struct {
	Format  string              `json:"format"`
	Version int                 `json:"version"`
	Roots   []nodeID            `json:"roots"`
	Actions json.RawMessage     `json:"actions"`
	Blobs   map[asset.ID][]byte `json:"blobs"`
}

func (s *Session) copySelection() error {
	snapshot := s.Head().Snapshot
	roots := topmost(snapshot, s.selection)
	if len(roots) == 0 {
		return errors.New("session: nothing is selected")
	}
	var whole []byte
	err := s.awaitJob("Copying", func(ctx context.Context, _ job.Report) (err error) {
		whole, err = packed(ctx, s.store, snapshot, roots)
		return err
	})
	if errors.Is(err, context.Canceled) {
		return nil
	}
	if err != nil {
		return err
	}
	s.clipboard, s.pasted = string(whole), 0
	s.Say(Note, "%s", s.labelled("Copied", roots))
	return nil
}

// packed is the text of a clip with subtrees and all they need.
func packed(ctx context.Context, store *asset.Store, snapshot *scene.Snapshot, roots []nodeID) ([]byte, error) {
	actions, assets := copied(snapshot, roots)
	text, err := action.EncodeList(actions)
	if err != nil {
		return nil, fmt.Errorf("session: copy: %w", err)
	}
	c := clip{Format: clipboardFormat, Version: 1, Roots: roots, Actions: text, Blobs: map[asset.ID][]byte{}}
	size := 0
	for _, id := range assets {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		all, err := store.References(id)
		if err != nil {
			return nil, fmt.Errorf("session: copy: %w", err)
		}
		for _, one := range all {
			if _, there := c.Blobs[one]; there {
				continue
			}
			blob, err := store.Blob(one)
			if err != nil {
				return nil, fmt.Errorf("session: copy: %w", err)
			}
			if size += len(blob); size > maxClipboard {
				return nil, fmt.Errorf("session: the selection is more than %d MB, too much for the clipboard; export it, or copy less", maxClipboard>>20)
			}
			c.Blobs[one] = blob
		}
	}
	whole, err := json.Marshal(c)
	if err != nil {
		return nil, fmt.Errorf("session: copy: %w", err)
	}
	return whole, nil
}

// copied lists the actions that add subtrees to another scene, where they stand in this one, and the assets those name.
func copied(snapshot *scene.Snapshot, roots []nodeID) ([]action.Action, []asset.ID) {
	var materials, nodes []action.Action
	var assets []asset.ID
	seen := map[scene.MaterialID]bool{}
	wear := func(id scene.MaterialID) {
		m, ok := snapshot.Material(id)
		if !ok || seen[id] {
			return
		}
		seen[id] = true
		materials = append(materials, action.AddMaterial{Material: *m})
		for _, t := range m.TextureRefs() {
			assets = append(assets, t.Texture)
		}
	}
	for _, root := range roots {
		for _, id := range snapshot.Subtree(root) {
			n, _ := snapshot.Node(id)
			fresh := *n
			fresh.Pinned = false
			if id == root {
				fresh.Parent, fresh.Transform = "", snapshot.WorldFromNode(id).Canonical()
			}
			nodes = append(nodes, action.AddNode{Node: fresh})
			if n.Model != nil {
				assets = append(assets, n.Model.Asset)
				for _, m := range n.Model.Materials {
					wear(m)
				}
			}
			if n.Room != nil {
				for _, m := range n.Room.Materials() {
					wear(m)
				}
			}
			assets = append(assets, colliderMeshes(n)...)
		}
	}
	slices.Sort(assets)
	return slices.Concat(materials, nodes, relationsAmong(snapshot, roots)), slices.Compact(assets)
}

// relationsAmong are the relations whose nodes are all copied.
func relationsAmong(snapshot *scene.Snapshot, roots []nodeID) []action.Action {
	among := func(id nodeID) bool {
		return slices.ContainsFunc(roots, func(root nodeID) bool { return snapshot.Under(id, root) })
	}
	var out []action.Action
	for r := range snapshot.Relations() {
		if among(r.Subject) && among(r.Object) {
			out = append(out, action.AddRelation{Relation: *r})
		}
	}
	return out
}

func colliderMeshes(n *scene.Node) []asset.ID {
	var out []asset.ID
	if n.Physics != nil {
		for _, c := range n.Physics.Colliders {
			if c.Mesh != "" {
				out = append(out, c.Mesh)
			}
		}
	}
	return out
}

// paste adds what another copy of the editor, or this one, has put on the clipboard.
func (s *Session) paste(text string) error {
	var c clip
	var actions []action.Action
	err := s.awaitJob("Pasting", func(ctx context.Context, report job.Report) (err error) {
		if c, err = readClip(text); err == nil {
			actions, err = s.unpacked(ctx, &c, report)
		}
		return err
	})
	if errors.Is(err, context.Canceled) {
		return nil
	}
	if err != nil {
		return err
	}
	head := s.Head().Snapshot
	actions, roots := refreshed(head, actions, c.Roots)
	s.pasted++
	if slices.ContainsFunc(c.Roots, func(id nodeID) bool { return has(head, id) }) {
		move(actions, roots, geom.Vec3{0.25, -0.25, 0}.Mul(float64(s.pasted)))
	}
	label := fmt.Sprintf("Paste %d objects", len(roots))
	if len(roots) == 1 {
		label = "Paste"
	}
	if _, err := s.commit(label, actions...); err != nil {
		return err
	}
	s.selection = slices.DeleteFunc(roots, func(id nodeID) bool { return !has(s.Head().Snapshot, id) })
	return nil
}

// unpacked reads what a clip adds and puts its assets into the store. It touches nothing else of the session.
func (s *Session) unpacked(ctx context.Context, c *clip, report job.Report) ([]action.Action, error) {
	actions, err := action.DecodeList(c.Actions)
	if err != nil {
		return nil, fmt.Errorf("session: paste: %w", err)
	}
	for _, a := range actions {
		switch a.(type) {
		case action.AddNode, action.AddMaterial, action.AddRelation:
		default:
			return nil, fmt.Errorf("session: paste: the clipboard holds the action %s, which is not for pasting", a.Kind())
		}
	}
	return actions, s.takeBlobs(ctx, c.Blobs, report)
}

// takeBlobs puts assets into the store, meshes and textures before the models that need them.
func (s *Session) takeBlobs(ctx context.Context, blobs map[asset.ID][]byte, report job.Report) error {
	taken := 0
	for id, blob := range blobs {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		report(float64(taken)/float64(len(blobs)), fmt.Sprintf("%d of %d assets", taken+1, len(blobs)))
		taken++
		got, err := s.store.PutBlob(blob)
		if err != nil {
			return fmt.Errorf("session: paste: %w", err)
		}
		if got != id {
			return fmt.Errorf("session: paste: the asset %.12s is damaged", id)
		}
	}
	return nil
}

func readClip(text string) (clip, error) {
	if len(text) > 2*maxClipboard {
		return clip{}, errors.New("session: the clipboard holds too much to paste")
	}
	if !bytes.Contains([]byte(text[:min(len(text), 200)]), []byte(clipboardFormat)) {
		return clip{}, errors.New("session: the clipboard holds nothing that was copied in Scenograph")
	}
	var c clip
	decoder := json.NewDecoder(bytes.NewReader([]byte(text)))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&c); err != nil {
		return clip{}, fmt.Errorf("session: paste: %w", err)
	}
	if c.Format != clipboardFormat || c.Version != 1 {
		return clip{}, fmt.Errorf("session: the clipboard's version %d is not one this program reads", c.Version)
	}
	return c, nil
}
