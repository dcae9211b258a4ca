// Package frame decides everything about one picture — what is drawn, in which order and how — as plain data.
//
// Invariant: a Frame is complete; whoever executes it looks at nothing but the Frame and the asset store,
// and the same snapshot, view, style and overlay give the same Frame.
//
//	planner := frame.NewPlanner(store)
//	view, err := frame.ViewOf(snapshot, store, "auto", 1280, 720)
//	f := planner.Plan(snapshot, view, frame.DefaultStyle(), frame.Overlay{})
//	picture, err := painter.Paint(f)
package frame

import (
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// Frame is the draw list of one view. It is owned by its Planner and holds until the next Plan.
type Frame struct {
	View        View
	Style       Style
	Want        Passes
	Environment scene.Environment
	Exposure    float32 // factor from nits to picture values: 0.01 · 2^EV

	ViewFromWorld [16]float32 // column-major
	ClipFromView  [16]float32
	ClipFromWorld [16]float32
	Eye           [3]float32 // world position of the camera

	Seen    [2]float32 // nearest and farthest distance of what is drawn, metres along the camera's axis
	Inside  bool       // the camera is in a room
	Indoors bool       // rooms keep most of the sky out of mirrors
	Sun     *Sun       // nil when there is none
	Above   *Above     // nil without furniture
	Indoor  *Indoor    // nil where no room shuts out the sky
	Lights  []Light    // most important first
	LeftOut int        // lights of the scene beyond MaxLights
	Mirror  *Mirror    // nil without a flat mirror in view

	Instances []Instance // what batches index
	Opaque    []Batch    // front to back
	Blended   []Batch    // back to front, one instance each
	Ghosts    []Batch    // drawn over the rest at 60 % opacity
	Shadows   []LightShadow
	Casters   []Batch // what throws shadows; hidden walls and ceilings too
	Furniture []Batch // the casters that are no room: they take ambient light from what is under and beside them
	Labels    []Label // Labels[id] names what drew id; Labels[0] is nothing
	Parts     []Part  // Parts[id] names a part of what drew something; Parts[0] is nothing

	Segments []Segment // lines of marks, trails and lights
	Dots     []Dot
	Outlined Rect // pixels that may hold an outline; empty for none

	Scene    uint64 // fingerprint of what stands in the scene, for caching shadow maps
	Shaded   uint64 // fingerprint of all but outlines: what a mouse that only hovers leaves as it is
	Contents uint64 // fingerprint of the whole frame: equal frames give equal pictures
}

// Passes says what a picture shall hold. All but Color are drawn together in one pass of one sample per pixel: they show the nearest
// surface at the middle of each pixel, blended surfaces included, and agree with each other everywhere.
type Passes struct {
	Color   bool
	IDs     bool
	Depth   bool
	Normals bool
	Albedo  bool
	Parts   bool
	Slopes  bool
}

// Instance is one placed mesh.
type Instance struct {
	WorldFromMesh [12]float32 // three rows of the affine matrix
	Label         uint32      // index in Frame.Labels
	Class         Class
	Seed          float32 // 0..1, steady for a node: colours the ids shading
	Part          uint32  // index in Frame.Parts
}

// Class says how an instance is set apart from ordinary ones.
type Class uint8

// The classes; an outline is drawn around every class but Plain.
const (
	Plain Class = iota
	Selected
	Hovered
	Added
	Moved
	Recoloured
	Removed
	Highlighted // a ghost under the mouse
)

// Batch draws instances of one mesh with one material.
type Batch struct {
	Key         asset.ID    // names the mesh in caches
	Mesh        *asset.Mesh // never nil
	Material    *scene.Material
	First       int // in Frame.Instances
	Count       int
	Level       int  // 0 for the mesh itself, else the number of one of its coarser levels
	Mirrored    bool // the transform turns the mesh inside out
	DoubleSided bool
	Ghost       bool
	Through     bool    // a wall that fades: clicks, ids, depth and occlusion take what is behind it
	Class       Class   // of ghosts
	Depth       float32 // metres from the camera to the nearest (opaque) or the middle (blended)
}

// Above is a map of heights seen from above, for ambient shadows under furniture.
type Above struct {
	MapFromWorld [16]float32 // clip space of the height map
	TexelM       float32     // metres a texel covers
}

// Light is one local or directional light in world space.
type Light struct {
	Kind      scene.LightKind
	Position  [3]float32
	Direction [3]float32 // where it shines, unit
	Right     [3]float32 // area: half width along X
	Up        [3]float32 // area: half height along Y
	Intensity [3]float32 // candela, lux or nits, linear Rec.709
	Range     float32    // metres, 0 for none
	CosInner  float32
	CosOuter  float32
	Portal    bool // a window that lets in the sky: diffuse only
	Shadows   bool // whether it should throw shadows
	Shadow    int  // place in Frame.Shadows, from 1; 0 for none
}

// Label tells what drew an id.
type Label struct {
	Node  scene.NodeID
	Ghost bool
}

// Part names a part of a model, or a piece of a room.
type Part struct {
	Label uint32     // of the node, in Frame.Labels
	Index int        // in the model's parts, or in the room's pieces
	Name  string     // the part's or the piece's
	Role  shell.Role // of a room's piece
}

// Segment is a straight line in world space.
type Segment struct {
	From, To [3]float32
	Color    [4]float32 // display sRGB and opacity
	WidthPx  float32
	DashPx   float32 // length of dashes and gaps; 0 for a solid line
	OnTop    bool    // seen through everything
}

// Dot is a filled disc of a fixed size on the screen.
type Dot struct {
	At       [3]float32
	Color    [4]float32
	RadiusPx float32
	OnTop    bool
}

// Rect is a half-open rectangle of output pixels, origin at the upper left.
type Rect struct{ X0, Y0, X1, Y1 int }

// Empty reports whether the rectangle holds no pixel.
func (r Rect) Empty() bool { return r.X0 >= r.X1 || r.Y0 >= r.Y1 }

// Painter draws frames: the renderer, or anything else that makes pictures.
type Painter interface {
	Paint(f *Frame) (*Picture, error)
}

// StreamPainter is a Painter that paints many frames faster than one by one, and tells what each takes.
type StreamPainter interface {
	Painter
	// PaintAll paints the frames that next returns until nil, and hands their pictures over in order, each valid until got returns.
	PaintAll(next func(number int) *Frame, got func(number int, picture *Picture) error) error
	// StartClock begins to time passes, and Times returns those of the frame painted last.
	StartClock() error
	Times() ([]PassTime, error)
}

// PassTime is what one pass of a frame took on the GPU.
type PassTime struct {
	Pass         string
	Milliseconds float64
}

// Picture is a drawn frame. Rows run from the top; slices that were not wanted are nil.
type Picture struct {
	Width, Height int
	RGBA          []byte    // display sRGB, 4 bytes a pixel, straight alpha
	IDs           []uint32  // index in Frame.Labels, 0 for nothing
	Depth         []float32 // metres along the camera's axis, 0 for nothing
	Normals       []uint32  // of the smooth surface in the world, turned to the camera, as OctahedralNormal reads them; 0 where IDs are 0
	Albedo        []byte    // base colour: display sRGB and the surface's opacity, 4 bytes a pixel, 0 for nothing
	Parts         []uint32  // index in Frame.Parts, 0 for nothing
	Slopes        []uint32  // of one over depth on the triangle of each pixel, as DepthSlope reads them
}

// NodeAt returns the node that drew an id of this frame, or false.
func (f *Frame) NodeAt(id uint32) (Label, bool) {
	if id == 0 || int(id) >= len(f.Labels) {
		return Label{}, false
	}
	return f.Labels[id], true
}

// Triangles counts what the frame draws, shadows not included.
func (f *Frame) Triangles() int {
	sum := 0
	for _, list := range [][]Batch{f.Opaque, f.Blended, f.Ghosts} {
		for i := range list {
			sum += list[i].Triangles() * list[i].Count
		}
	}
	return sum
}

// Triangles counts those of one instance.
func (b *Batch) Triangles() int { return len(b.Indices()) / 3 }

// Indices is the triangle list of the batch's level.
func (b *Batch) Indices() []uint32 {
	if b.Level > 0 {
		return b.Mesh.Levels()[b.Level-1].Indices
	}
	return b.Mesh.Indices
}

// vec3f converts to what a GPU takes.
func vec3f(v geom.Vec3) [3]float32 {
	return [3]float32{float32(v[0]), float32(v[1]), float32(v[2])}
}
