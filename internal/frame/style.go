package frame

import (
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// ToneMap names the curve from luminance to display.
type ToneMap string

// The tone maps.
const (
	AgX  ToneMap = "agx"
	ACES ToneMap = "aces"
)

// Background says what is seen where nothing stands.
type Background string

// The backgrounds.
const (
	Studio      Background = "studio" // a quiet gradient that suits the editor
	Sky         Background = "sky"    // the environment itself
	Transparent Background = "transparent"
)

// Style says how a frame looks.
type Style struct {
	Shading     Shading
	Background  Background
	ToneMap     ToneMap
	Grid        bool
	Symbols     bool // lights and cameras that nothing else shows are drawn as lines
	Shadows     bool
	Occlusion   bool    // ambient occlusion
	Mirrors     bool    // the largest flat mirror shows the scene, not only the sky
	Samples     int     // of antialiasing per pixel: 1, 2 or 4; with 1 edges are softened afterwards, at half the cost on software renderers
	HideCeiling bool    // always; DollHouse hides it only from above
	DollHouse   bool    // walls between the camera and the room, and ceilings seen from above, fade away; see fade.go
	RenderScale float64 // size of the drawn picture over that of the shown one, in (0,1]; pictures with read-back ignore it
	PixelRatio  float64 // pixels per point of the screen, 0 for 1: widens lines, outlines and patterns
	DetailPx    float64 // pixels that surfaces far away may stray when drawn with fewer triangles; 0 for every triangle. Passes that measure ignore it
	Draft       bool    // cheaper shadows and lights, for while the camera moves
}

// DefaultStyle is how the editor shows a scene at rest.
func DefaultStyle() Style {
	return Style{
		Shading: Lit, Background: Studio, ToneMap: AgX, Grid: true, Symbols: true, Shadows: true, Occlusion: true, Mirrors: true,
		Samples: 4, DollHouse: true, RenderScale: 1, DetailPx: UnseenPx,
	}
}

// UnseenPx is a detail that is not seen: outlines stray by half a pixel at most, and surfaces that face the camera not at all.
const UnseenPx = 0.5

// RenderStyle is how a picture of a scene is drawn for keeping: no grid, no symbols, every triangle.
func RenderStyle() Style {
	s := DefaultStyle()
	s.Grid, s.Symbols, s.DetailPx = false, false, 0
	return s
}

// MeasuringStyle is how a picture is drawn that is measured: as RenderStyle, and nothing is hidden.
func MeasuringStyle() Style {
	s := RenderStyle()
	s.DollHouse = false
	return s
}

// DraftStyle makes a style cheap enough to follow the mouse on a software renderer.
func DraftStyle(s Style) Style {
	s.Samples, s.RenderScale, s.Draft, s.DetailPx = 1, 0.5, true, 1
	return s
}

// Overlay is what is drawn on top of the scene.
type Overlay struct {
	Selected []scene.NodeID
	Hovered  []scene.NodeID
	Ghost    *Ghost
	Marks    []Mark
}

// Ghost shows what a proposal or a drag would do. The scene itself is drawn as it is.
type Ghost struct {
	After     *scene.Snapshot
	Diff      scene.Diff // from the planned snapshot to After
	Highlight scene.NodeID
	Misfit    bool // what is added fits nowhere near: it is drawn as what is refused
}

// MarkKind names the form of a mark.
type MarkKind string

// The kinds of mark.
const (
	LineMark  MarkKind = "line"  // a polyline through Points
	BoxMark   MarkKind = "box"   // the edges of the box from Points[0] to Points[1], in the mark's frame
	PointMark MarkKind = "point" // a disc at each point
	TextMark  MarkKind = "text"  // Text at Points[0]; panels draw it
)

// Mark is a drawing by checks, tools and physics in the scene.
type Mark struct {
	Kind          MarkKind
	Points        []geom.Vec3 // metres
	WorldFromMark geom.Transform
	Color         [4]float32 // display sRGB and opacity
	WidthPx       float64    // line width or dot diameter; 0 for the default
	Dashed        bool
	OnTop         bool // seen through everything
	Text          string
}

// NewMark is a mark in world coordinates.
func NewMark(kind MarkKind, color [4]float32, points ...geom.Vec3) Mark {
	return Mark{Kind: kind, Points: points, WorldFromMark: geom.IdentityTransform(), Color: color}
}
