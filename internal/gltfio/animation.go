package gltfio

import (
	"context"
	"encoding/binary"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/qmuntal/gltf"
)

// Pose chooses the moment of an animation at which a file is read. The zero Pose is rest: the nodes as they stand in the file.
type Pose struct {
	Animation string  // a name, or a number counted from 0; "" for rest
	Time      float64 // seconds; before the first and after the last keyframe these hold
}

// Animation describes an animation of a file.
type Animation struct {
	Index    int     `json:"index"`
	Name     string  `json:"name"`
	Duration float64 `json:"duration"` // seconds from 0 to the last keyframe
}

// Animations lists the animations of a .gltf or .glb file. It reads no more than the JSON.
func Animations(ctx context.Context, name string) ([]Animation, error) {
	r := newReader(ctx, nil, name, Options{})
	text, err := readJSONText(name)
	if err != nil {
		return nil, r.fail(err)
	}
	if err := r.open(text); err != nil {
		return nil, r.fail(err)
	}
	return r.animations(), ctx.Err()
}

// readJSONText returns the JSON of a file, without the binary chunk of a GLB.
func readJSONText(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, plain(err)
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return nil, plain(err)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", filepath.Base(name))
	}
	offset, size := int64(0), info.Size()
	var head [20]byte
	if n, _ := f.ReadAt(head[:], 0); n == len(head) && binary.LittleEndian.Uint32(head[:]) == glbMagic {
		offset, size = 20, int64(binary.LittleEndian.Uint32(head[12:]))
	}
	if size > maxJSONBytes || offset+size > info.Size() {
		return nil, fmt.Errorf("its JSON says it has %d bytes", size)
	}
	text := make([]byte, size)
	if _, err := f.ReadAt(text, offset); err != nil {
		return nil, plain(&fs.PathError{Err: err})
	}
	return text, nil
}

// animations lists what animations there are, without those that are damaged.
func (r *reader) animations() []Animation {
	var out []Animation
	for i, a := range r.doc.Animations {
		if a == nil {
			continue
		}
		one := Animation{Index: i, Name: tidy(a.Name)}
		for _, s := range a.Samplers {
			if s != nil && s.Input >= 0 && s.Input < len(r.doc.Accessors) {
				if last := r.doc.Accessors[s.Input].Max; len(last) == 1 && last[0] > one.Duration && last[0] < math.MaxFloat32 {
					one.Duration = float64(last[0])
				}
			}
		}
		out = append(out, one)
	}
	return out
}

// String names the animation as a person would choose it.
func (a Animation) String() string {
	if a.Name == "" {
		return fmt.Sprintf("%d (%.3g s)", a.Index, a.Duration)
	}
	return fmt.Sprintf("%d %q (%.3g s)", a.Index, a.Name, a.Duration)
}

// listed names the first few animations.
func listed(all []Animation) string {
	const shown = 8
	var names []string
	for _, a := range all[:min(shown, len(all))] {
		names = append(names, a.String())
	}
	if rest := len(all) - shown; rest > 0 {
		names = append(names, fmt.Sprintf("and %d more", rest))
	}
	return strings.Join(names, ", ")
}

// chosen finds the animation that a pose names: by its name as it is written, then in any case, then by number.
func (r *reader) chosen(name string) (Animation, error) {
	all := r.animations()
	same := []func(Animation) bool{
		func(a Animation) bool { return a.Name == name },
		func(a Animation) bool { return strings.EqualFold(a.Name, name) },
		func(a Animation) bool { return strconv.Itoa(a.Index) == name },
	}
	for _, is := range same {
		if at := slices.IndexFunc(all, is); at >= 0 {
			return all[at], nil
		}
	}
	if len(all) == 0 {
		return Animation{}, fmt.Errorf("it has no animation %q: nothing in it is animated", name)
	}
	return Animation{}, fmt.Errorf("it has no animation %q; it has %s", name, listed(all))
}

// takePose moves the nodes to where the chosen animation has them.
func (r *reader) takePose() error {
	pose := r.options.Pose
	if pose.Animation == "" {
		return nil
	}
	if !(pose.Time >= 0) || math.IsInf(pose.Time, 0) {
		return fmt.Errorf("an animation has no moment %v s", pose.Time)
	}
	one, err := r.chosen(pose.Animation)
	if err != nil {
		return err
	}
	a := r.doc.Animations[one.Index]
	subject := "animation " + one.String()
	if one.Duration > 0 && pose.Time > one.Duration {
		r.report.Info(subject, "ends before %.3g s: its last moment was taken", pose.Time)
	}
	unused := 0
	for i, c := range a.Channels {
		if c == nil || c.Sampler < 0 || c.Sampler >= len(a.Samplers) || a.Samplers[c.Sampler] == nil || !within(c.Target.Node, len(r.doc.Nodes)) {
			return fmt.Errorf("%s: channel %d refers to a sampler or node that does not exist", subject, i)
		}
		if c.Target.Node == nil || !r.knownPath(one.Index, i) {
			unused++
			continue
		}
		if err := r.moveNode(r.doc.Nodes[*c.Target.Node], c.Target.Path, a.Samplers[c.Sampler], pose.Time); err != nil {
			return fmt.Errorf("%s: channel %d: %w", subject, i, err)
		}
	}
	if unused > 0 {
		r.report.Warn(subject, "%d of its channels move something other than nodes (as KHR_animation_pointer does) and were not used", unused)
	}
	return nil
}

// knownPath reports whether a channel moves one of the four properties of nodes; the decoder reads other words as the first.
func (r *reader) knownPath(animation, channel int) bool {
	if animation >= len(r.extras.Animations) || channel >= len(r.extras.Animations[animation].Channels) {
		return false
	}
	word := r.extras.Animations[animation].Channels[channel].Target.Path
	return slices.Contains([]string{"translation", "rotation", "scale", "weights"}, word)
}

// moveNode gives a node the value that a sampler has at a time.
func (r *reader) moveNode(n *gltf.Node, path gltf.TRSProperty, s *gltf.AnimationSampler, time float64) error {
	width := map[gltf.TRSProperty]int{gltf.TRSTranslation: 3, gltf.TRSRotation: 4, gltf.TRSScale: 3}[path]
	if path == gltf.TRSWeights {
		if n.Mesh == nil {
			return nil
		}
		width = len(r.doc.Meshes[*n.Mesh].Primitives[0].Targets)
	}
	curve, err := r.curve(s, width)
	if err != nil {
		return err
	}
	value := curve.at(time, path == gltf.TRSRotation)
	if n.MatrixOrDefault() != gltf.DefaultMatrix && path != gltf.TRSWeights {
		return fmt.Errorf("node %q is animated although it is placed by a matrix", n.Name)
	}
	switch path {
	case gltf.TRSTranslation:
		n.Translation = [3]float64(value)
	case gltf.TRSRotation:
		n.Rotation = [4]float64(value)
	case gltf.TRSScale:
		n.Scale = [3]float64(value)
	case gltf.TRSWeights:
		n.Weights = value
	}
	return nil
}
