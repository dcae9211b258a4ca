package panels

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/AllenDang/cimgui-go/imgui"
)

// Rect is a rectangle in window pixels, from the upper left.
type Rect struct {
	X, Y, W, H float32
}

// Center is where a click goes.
func (r Rect) Center() (x, y float32) { return r.X + r.W/2, r.Y + r.H/2 }

// Marks tells where every named widget was drawn in the last frame, such as "agent/ask" or "outliner/row/sofa".
type Marks map[string]Rect

// mark records the last widget under a name.
func (ui *UI) mark(name string) {
	low, high := imgui.ItemRectMin(), imgui.ItemRectMax()
	ui.markRect(name, low, high)
}

func (ui *UI) markRect(name string, low, high imgui.Vec2) {
	ui.marks[name] = Rect{low.X, low.Y, high.X - low.X, high.Y - low.Y}
}

// Marks returns the widgets of the last frame. The map is reused by the next one.
func (ui *UI) Marks() Marks { return ui.marks }

// Write encodes the marks as one JSON object with sorted names.
func (m Marks) Write(w io.Writer) error {
	if err := json.NewEncoder(w).Encode(m); err != nil {
		return fmt.Errorf("panels: writing the widget map: %w", err)
	}
	return nil
}
