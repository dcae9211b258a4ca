package gltfio

// The extensions that carry physics, drafts of Khronos at the time of writing: KHR_implicit_shapes (release candidate) and
// KHR_physics_rigid_bodies, in the repository KhronosGroup/glTF, extensions/2.0/Khronos. Metres, kilograms, radians, newtons, Y up.
const (
	extShapes  = "KHR_implicit_shapes"
	extPhysics = "KHR_physics_rigid_bodies"
)

// implicitShape is a shape of KHR_implicit_shapes.
type implicitShape struct {
	Type     string    `json:"type"`
	Box      *boxJSON  `json:"box,omitempty"`
	Sphere   *ballJSON `json:"sphere,omitempty"`
	Cylinder *tubeJSON `json:"cylinder,omitempty"`
	Capsule  *tubeJSON `json:"capsule,omitempty"`
}

type boxJSON struct {
	Size [3]float64 `json:"size"`
}

type ballJSON struct {
	Radius float64 `json:"radius"`
}

// tubeJSON is a cylinder or capsule along Y; a capsule's height is that between the middles of its caps.
type tubeJSON struct {
	Height       float64 `json:"height"`
	RadiusBottom float64 `json:"radiusBottom"`
	RadiusTop    float64 `json:"radiusTop"`
}

// bodyJSON is what KHR_physics_rigid_bodies says of a node.
type bodyJSON struct {
	Motion   *motionJSON   `json:"motion,omitempty"`
	Collider *colliderJSON `json:"collider,omitempty"`
	Joint    *jointJSON    `json:"joint,omitempty"`
}

type motionJSON struct {
	IsKinematic        bool        `json:"isKinematic,omitempty"`
	Mass               *float64    `json:"mass,omitempty"`
	CenterOfMass       *[3]float64 `json:"centerOfMass,omitempty"`
	InertiaDiagonal    *[3]float64 `json:"inertiaDiagonal,omitempty"`
	InertiaOrientation *[4]float64 `json:"inertiaOrientation,omitempty"`
}

type colliderJSON struct {
	Geometry geometryJSON `json:"geometry"`
	Material *int         `json:"physicsMaterial,omitempty"`
	Filter   *int         `json:"collisionFilter,omitempty"`
}

// geometryJSON is a shape, or the mesh of a node.
type geometryJSON struct {
	Shape      *int `json:"shape,omitempty"`
	Node       *int `json:"node,omitempty"`
	ConvexHull bool `json:"convexHull,omitempty"`
}

type jointJSON struct {
	ConnectedNode int `json:"connectedNode"`
	Joint         int `json:"joint"`
}

// physicsRoot is what the extension says of the document.
type physicsRoot struct {
	Materials []contactJSON   `json:"physicsMaterials,omitempty"`
	Filters   []filterJSON    `json:"collisionFilters,omitempty"`
	Joints    []limitsJSON    `json:"physicsJoints,omitempty"`
	shapes    []implicitShape // of the other extension
}

type contactJSON struct {
	StaticFriction  float64 `json:"staticFriction"`
	DynamicFriction float64 `json:"dynamicFriction"`
	Restitution     float64 `json:"restitution"`
	FrictionCombine string  `json:"frictionCombine,omitempty"`
}

type filterJSON struct {
	Systems []string `json:"collisionSystems"`
	Not     []string `json:"notCollideWithSystems,omitempty"`
}

type limitsJSON struct {
	Limits []limitJSON `json:"limits"`
	Drives []driveJSON `json:"drives,omitempty"`
}

type limitJSON struct {
	LinearAxes  []int    `json:"linearAxes,omitempty"`
	AngularAxes []int    `json:"angularAxes,omitempty"`
	Min         *float64 `json:"min,omitempty"`
	Max         *float64 `json:"max,omitempty"`
}

type driveJSON struct {
	Type    string  `json:"type"`
	Mode    string  `json:"mode"`
	Axis    int     `json:"axis"`
	Damping float64 `json:"damping"`
}
