package framework

import (
	"scenograph/internal/geom"
	"scenograph/internal/manifest"
	"scenograph/internal/scene"
)

// Habitat's world is Y up, and so is glTF. A stage that is a .glb is taken to be Z up unless its configuration says otherwise, so up and front
// are always written. URDF stays as it is there, so articulated things are turned where they stand. Templates are found by a part of
// their path, so each is named by the whole of it below the dataset: "chair" alone would find an armchair too.

type habitatStage struct {
	RenderAsset    string    `json:"render_asset"`
	CollisionAsset string    `json:"collision_asset"`
	Up             geom.Vec3 `json:"up"`
	Front          geom.Vec3 `json:"front"`
	UnitsToMeters  float64   `json:"units_to_meters"`
	IsCollidable   bool      `json:"is_collidable"`
	Friction       float64   `json:"friction_coefficient"`
	Gravity        geom.Vec3 `json:"gravity"`
	Origin         geom.Vec3 `json:"origin"`
	FlatShading    bool      `json:"force_flat_shading"`
}

type habitatObject struct {
	RenderAsset    string         `json:"render_asset"`
	CollisionAsset string         `json:"collision_asset"`
	Up             geom.Vec3      `json:"up"`
	Front          geom.Vec3      `json:"front"`
	UnitsToMeters  float64        `json:"units_to_meters"`
	IsCollidable   bool           `json:"is_collidable"`
	JoinMeshes     bool           `json:"join_collision_meshes"`
	BoxOnly        bool           `json:"use_bounding_box_for_collision"`
	Mass           float64        `json:"mass"`
	COM            geom.Vec3      `json:"COM"`
	Friction       float64        `json:"friction_coefficient"`
	Restitution    float64        `json:"restitution_coefficient"`
	FlatShading    bool           `json:"force_flat_shading"`
	SemanticID     int            `json:"semantic_id,omitempty"`
	UserDefined    map[string]any `json:"user_defined"`
}

type habitatAO struct {
	URDF          string         `json:"urdf_filepath"`
	RenderMode    string         `json:"render_mode"`
	InertiaSource string         `json:"inertia_source"`
	SemanticID    int            `json:"semantic_id,omitempty"`
	UserDefined   map[string]any `json:"user_defined"`
}

type habitatInstance struct {
	Template    string             `json:"template_name"`
	Origin      string             `json:"translation_origin,omitempty"`
	Motion      string             `json:"motion_type,omitempty"`
	Translation *geom.Vec3         `json:"translation,omitempty"`
	Rotation    *[4]float64        `json:"rotation,omitempty"` // w x y z
	FixedBase   *bool              `json:"fixed_base,omitempty"`
	BaseType    string             `json:"base_type,omitempty"`
	Clamp       *bool              `json:"auto_clamp_joint_limits,omitempty"`
	Pose        map[string]float64 `json:"initial_joint_pose,omitempty"`
	UserDefined map[string]any     `json:"user_defined,omitempty"`
}

type habitatScene struct {
	Origin   string            `json:"translation_origin"`
	Lighting string            `json:"default_lighting,omitempty"`
	Stage    habitatInstance   `json:"stage_instance"`
	Objects  []habitatInstance `json:"object_instances"`
	AOs      []habitatInstance `json:"articulated_object_instances"`
	User     map[string]any    `json:"user_defined"`
}

type habitatPaths struct {
	Paths map[string][]string `json:"paths"`
}

const habitatFolder = "habitat/"

// habitat writes a scene dataset: NAME.scene_dataset_config.json and what it finds in habitat/.
func (w *writer) habitat() error {
	templates := map[string]string{}
	for i := range w.plan.Assets {
		if err := w.habitatAsset(&w.plan.Assets[i], templates); err != nil {
			return err
		}
	}
	instance := habitatScene{Origin: "asset_local", Objects: []habitatInstance{}, AOs: []habitatInstance{}, User: map[string]any{"manifest": "../../" + manifest.FileName}}
	var err error
	if instance.Stage.Template, err = w.habitatStage(); err != nil {
		return err
	}
	if instance.Lighting, err = w.habitatLights(); err != nil {
		return err
	}
	for i := range w.plan.Objects {
		o := &w.plan.Objects[i]
		one := w.habitatInstance(o, templates[o.Asset])
		if len(w.plan.Asset(o.Asset).Joints) > 0 {
			instance.AOs = append(instance.AOs, one)
		} else {
			instance.Objects = append(instance.Objects, one)
		}
	}
	if err := w.json(habitatFolder+"scenes/"+w.name+".scene_instance.json", instance); err != nil {
		return err
	}
	path := w.name + ".scene_dataset_config.json"
	found := func(folder string) habitatPaths {
		return habitatPaths{map[string][]string{".json": {habitatFolder + folder + "/*"}}}
	}
	config := map[string]habitatPaths{"stages": found("stages"), "objects": found("objects"), "scene_instances": found("scenes")}
	if instance.Lighting != "" {
		config["light_setups"] = found("lighting")
	}
	if len(instance.AOs) > 0 {
		config["articulated_objects"] = found("articulated")
	}
	if err := w.json(path, config); err != nil {
		return err
	}
	w.main(Habitat, path, nil)
	return nil
}

func (w *writer) habitatAsset(a *manifest.Asset, templates map[string]string) error {
	user := map[string]any{"asset": a.Name, "category": a.Category, "mass_kg": a.MassKg}
	semantic := 0
	if a.Labels != nil {
		user["nyu40"], user["lvis"], user["wordnet"] = a.Labels.NYU40, a.Labels.LVIS, a.Labels.WordNet
		semantic = a.Labels.NYU40ID
	}
	if len(a.Joints) > 0 {
		templates[a.Name] = habitatFolder + "articulated/" + a.Name + ".ao_config.json"
		return w.json(templates[a.Name], habitatAO{
			URDF: "../../" + file(a, URDF), RenderMode: "link_visuals", InertiaSource: "urdf", SemanticID: semantic, UserDefined: user,
		})
	}
	render, collision := file(a, GLB), file(a, collisionGLB)
	if collision == "" {
		collision = render
	}
	templates[a.Name] = habitatFolder + "objects/" + a.Name + ".object_config.json"
	return w.json(templates[a.Name], habitatObject{
		RenderAsset: "../../" + render, CollisionAsset: "../../" + collision, Up: geom.Vec3{0, 1, 0}, Front: geom.Vec3{0, 0, -1}, UnitsToMeters: 1,
		IsCollidable: true, Mass: a.MassKg, COM: yUp(a.Links[0].Center), Friction: a.Friction, Restitution: a.Restitution, SemanticID: semantic, UserDefined: user,
	})
}

// habitatStage writes the rooms; without any, Habitat's empty stage stands in.
func (w *writer) habitatStage() (string, error) {
	if len(w.plan.Rooms) == 0 {
		return "NONE", nil
	}
	path, err := w.stage(GLB)
	if err != nil {
		return "", err
	}
	config := habitatFolder + "stages/" + w.name + ".stage_config.json"
	return config, w.json(config, habitatStage{
		RenderAsset: "../../" + path, CollisionAsset: "../../" + path, Up: geom.Vec3{0, 1, 0}, Front: geom.Vec3{0, 0, -1}, UnitsToMeters: 1,
		IsCollidable: true, Friction: 0.5, Gravity: geom.Vec3{0, -9.81, 0},
	})
}

func (w *writer) habitatInstance(o *manifest.Object, template string) habitatInstance {
	at := yUp(o.Position)
	rotation := yUpTurn(o.Quaternion)
	out := habitatInstance{Template: template, Motion: motionOf(o), Translation: &at, Rotation: &rotation, UserDefined: map[string]any{"name": o.Name, "node": o.Node}}
	a := w.plan.Asset(o.Asset)
	if len(a.Joints) == 0 {
		return out
	}
	turned := zUpThere(o.Quaternion)
	fixed, clamp := o.Body == string(scene.StaticBody), true
	out.Rotation, out.FixedBase, out.Clamp, out.Pose = &turned, &fixed, &clamp, o.Joints
	out.Motion, out.BaseType = "DYNAMIC", "free" // its joints move, also where its base is fixed
	if fixed {
		out.BaseType = "fixed"
	}
	return out
}

func motionOf(o *manifest.Object) string {
	switch o.Body {
	case string(scene.DynamicBody):
		return "DYNAMIC"
	case string(scene.KinematicBody):
		return "KINEMATIC"
	}
	return "STATIC"
}

type habitatLight struct {
	Type      string             `json:"type"`
	Position  *geom.Vec3         `json:"position,omitempty"`
	Direction *geom.Vec3         `json:"direction,omitempty"`
	Color     geom.Color         `json:"color"`
	Intensity float64            `json:"intensity"`
	Spot      map[string]float64 `json:"spot,omitempty"`
}

// habitatLights writes the lights, relative to the brightest, since Habitat's have no unit; an area light becomes a point. It returns the
// name of the setup.
func (w *writer) habitatLights() (string, error) {
	lights, brightest := map[string]habitatLight{}, 0.0
	for i := range w.plan.World.Lights {
		brightest = max(brightest, candela(w.plan.World.Lights[i].Light))
	}
	for i := range w.plan.World.Lights {
		l := &w.plan.World.Lights[i]
		world := l.Pose
		if l.Body >= 0 {
			world = w.plan.World.Bodies[l.Body].WorldFromLinks()[l.Link].Mul(l.Pose)
		}
		at, towards := yUp(world.Translation), yUp(world.Rotation.Rotate(geom.Vec3{0, 0, -1}))
		one := habitatLight{Type: "point", Position: &at, Color: l.Light.Color, Intensity: 1}
		if brightest > 0 {
			one.Intensity = round4(candela(l.Light) / brightest)
		}
		switch l.Light.Kind {
		case scene.DirectionalLight:
			one.Type, one.Position, one.Direction, one.Intensity = "directional", nil, &towards, 1
		case scene.SpotLight:
			one.Type, one.Direction, one.Spot = "spot", &towards, map[string]float64{"innerConeAngle": round4(l.Light.InnerRad), "outerConeAngle": round4(l.Light.OuterRad)}
		}
		lights[l.Name] = one
	}
	if len(lights) == 0 {
		return "", nil
	}
	config := habitatFolder + "lighting/" + w.name + ".lighting_config.json"
	return config, w.json(config, map[string]any{"lights": lights})
}

// candela is a light's strength straight ahead; an area light has its luminance times its area.
func candela(l *scene.Light) float64 {
	switch l.Kind {
	case scene.AreaLight:
		return l.Intensity * l.Width * l.Height
	case scene.DirectionalLight:
		return 0
	}
	return l.Intensity
}
