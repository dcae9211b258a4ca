// Package benchio reads and writes the files of published benchmarks: LayoutVLM's tasks, and layouts that answer them.
//
// Invariant: reading is bounded and never panics; what a file says that cannot be used is an error or a finding, never silence.
//
//	task, report, err := benchio.ReadTask("deli_0", text)
package benchio

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"scenograph/internal/diag"
	"scenograph/internal/geom"
)

// Task is one task of the LayoutVLM benchmark (Sun et al. 2024): a room and a list of things to be placed in it.
type Task struct {
	Name       string
	Outline    geom.Polygon // the room's inner outline, counter-clockwise, metres
	WallHeight float64      // metres as given; the benchmark draws it at random and some are lower than a door
	Prompt     string       // the task's description and layout criteria
	Wants      []Want       // sorted by name; empty when the task lists nothing
}

// Want is one requested thing.
type Want struct {
	Name  string // the task's own word, such as "cash_register"
	Count int
}

// Limits of what a task may ask for.
const (
	maxTask     = 16 << 20 // bytes
	maxCorners  = 1000
	maxWants    = 1000
	maxCount    = 1000
	maxRoom     = 200  // metres along a side
	leastHeight = 2.5  // metres: rooms are built at least this high
	mostHeight  = 20.0 // metres
)

// taskFile is the file's own form.
type taskFile struct {
	Description string `json:"task_description"`
	Criteria    string `json:"layout_criteria"`
	Boundary    struct {
		Floor  [][]float64 `json:"floor_vertices"`
		Height float64     `json:"wall_height"`
	} `json:"boundary"`
	Assets map[string][]json.Number `json:"og_asset_list"`
}

// ReadTask reads a task. The requested list is og_asset_list, whose values begin with the count.
func ReadTask(name string, text []byte) (Task, diag.Report, error) {
	var report diag.Report
	if len(text) > maxTask {
		return Task{}, report, fmt.Errorf("benchio: the task has more than %d MB", maxTask>>20)
	}
	var file taskFile
	if err := json.Unmarshal(text, &file); err != nil {
		return Task{}, report, fmt.Errorf("benchio: not a LayoutVLM task: %w", err)
	}
	out := Task{Name: name, WallHeight: file.Boundary.Height, Prompt: strings.TrimSpace(file.Description + ". " + strings.TrimSpace(file.Criteria))}
	var err error
	if out.Outline, err = outlineOf(file.Boundary.Floor); err != nil {
		return Task{}, report, fmt.Errorf("benchio: boundary.floor_vertices: %w", err)
	}
	if !geom.Finite(out.WallHeight) || out.WallHeight < 0 || out.WallHeight > mostHeight {
		return Task{}, report, fmt.Errorf("benchio: boundary.wall_height %g is not between 0 and %g m", out.WallHeight, mostHeight)
	}
	if len(file.Assets) > maxWants {
		return Task{}, report, fmt.Errorf("benchio: og_asset_list names %d kinds of thing, %d is the limit", len(file.Assets), maxWants)
	}
	for name, numbers := range file.Assets {
		count, err := countOf(numbers)
		if err != nil {
			return Task{}, report, fmt.Errorf("benchio: og_asset_list %q: %w", name, err)
		}
		if count == 0 {
			report.Warn("asset "+name, "is asked for 0 times and left out")
			continue
		}
		out.Wants = append(out.Wants, Want{name, count})
	}
	slices.SortFunc(out.Wants, func(a, b Want) int { return strings.Compare(a.Name, b.Name) })
	if len(out.Wants) == 0 && out.Prompt == "." {
		return Task{}, report, errors.New("benchio: the task asks for nothing: it has neither og_asset_list nor task_description")
	}
	return out, report, nil
}

func outlineOf(vertices [][]float64) (geom.Polygon, error) {
	if len(vertices) > maxCorners {
		return nil, fmt.Errorf("%d corners, %d is the limit", len(vertices), maxCorners)
	}
	var out geom.Polygon
	for i, v := range vertices {
		if len(v) < 2 || !geom.Finite(v...) {
			return nil, fmt.Errorf("corner %d is no point", i)
		}
		if at := (geom.Vec2{v[0], v[1]}); len(out) == 0 || out[len(out)-1] != at { // a corner that is written twice is one
			out = append(out, at)
		}
	}
	if len(out) > 1 && out[0] == out[len(out)-1] {
		out = out[:len(out)-1]
	}
	if len(out) >= 3 && out.Area() < 0 {
		slices.Reverse(out)
	}
	if err := out.Check(); err != nil {
		return nil, err
	}
	low, high := out.Bounds()
	if size := high.Sub(low); max(size[0], size[1]) > maxRoom {
		return nil, fmt.Errorf("the room is %.0f × %.0f m, %d m is the limit", size[0], size[1], maxRoom)
	}
	return out, nil
}

func countOf(numbers []json.Number) (int, error) {
	if len(numbers) == 0 {
		return 0, errors.New("has no count")
	}
	n, err := numbers[0].Int64()
	if err != nil || n < 0 || n > maxCount {
		return 0, fmt.Errorf("the count %s is not a whole number from 0 to %d", numbers[0], maxCount)
	}
	return int(n), nil
}

// Height is how high the room is built, in metres: at least as high as people need.
func (t *Task) Height() float64 { return max(t.WallHeight, leastHeight) }
