package framework

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"scenograph/internal/manifest"
	"scenograph/internal/mjcf"
	"scenograph/internal/scene"
)

//go:embed loaders/*.py
var loaders embed.FS

// loader is a Python file that reads the manifest beside it.
func (w *writer) loader(f Name) error {
	text, err := loaders.ReadFile("loaders/" + string(f) + ".py")
	if err != nil {
		return err
	}
	filled := strings.NewReplacer("SCENE_NAME", w.name, "SceneName", className(w.name)).Replace(string(text))
	w.main(f, fmt.Sprintf("%s_%s.py", w.name, f), []byte(filled))
	return nil
}

// maniSkill writes a SceneBuilder.
func (w *writer) maniSkill() error {
	if _, err := w.stage(GLB); err != nil {
		return err
	}
	return w.loader(ManiSkill)
}

// robosuite writes an Arena of what does not move freely, and classes for what does.
func (w *writer) robosuite() error {
	r, err := mjcf.Write(w.ctx, w.snap, w.store, mjcf.Options{Name: w.name + "_arena", CollisionGroup: 0, VisualGroup: 1, Inline: true, Still: true, Memo: &w.memo})
	if err != nil {
		return err
	}
	w.result.Report.Merge(r.Report)
	for _, f := range r.Files {
		w.add("robosuite/"+f.Path, f.Data)
	}
	return w.loader(Robosuite)
}

// isaacLab writes an InteractiveSceneCfg with an entry for every object.
func (w *writer) isaacLab() error {
	var b strings.Builder
	head, err := loaders.ReadFile("loaders/isaaclab.py")
	if err != nil {
		return err
	}
	b.WriteString(strings.NewReplacer("SCENE_NAME", w.name, "SceneName", className(w.name)).Replace(string(head)))
	if len(w.plan.Rooms) > 0 {
		stage, err := w.stage(USDA)
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "    stage = AssetBaseCfg(prim_path=\"{ENV_REGEX_NS}/Stage\", spawn=sim_utils.UsdFileCfg(usd_path=_path(%s)))\n", quoted(stage))
	} else {
		b.WriteString("    stage = AssetBaseCfg(prim_path=\"/World/Ground\", spawn=sim_utils.GroundPlaneCfg())\n")
	}
	taken := []string{"stage"}
	for i := range w.plan.Objects {
		o := &w.plan.Objects[i]
		name := attribute(o.Name, taken)
		taken = append(taken, name)
		b.WriteString(w.isaacEntry(o, name))
	}
	w.main(IsaacLab, w.name+"_isaaclab.py", []byte(b.String()))
	return nil
}

// isaacEntry is one object: an articulation, a rigid body, or something that only stands there.
func (w *writer) isaacEntry(o *manifest.Object, name string) string {
	a := w.plan.Asset(o.Asset)
	pose := fmt.Sprintf("pos=%s, rot=_rot%s", tuple(o.Position[:]), tuple(o.Quaternion[:]))
	path := quoted(file(a, USDA))
	prim := quoted("{ENV_REGEX_NS}/" + o.Name)
	static := o.Body == string(scene.StaticBody)
	var b strings.Builder
	switch authored := w.authored(a); {
	case authored == scene.DynamicBody && len(a.Joints) > 0:
		fmt.Fprintf(&b, "    %s = ArticulationCfg(\n        prim_path=%s,\n", name, prim)
		fmt.Fprintf(&b, "        spawn=sim_utils.UsdFileCfg(\n            usd_path=_path(%s), articulation_props=sim_utils.ArticulationRootPropertiesCfg(fix_root_link=%s)\n        ),\n", path, truth(static))
		fmt.Fprintf(&b, "        init_state=ArticulationCfg.InitialStateCfg(%s),\n", pose)
		fmt.Fprintf(&b, "        actuators={\"joints\": ImplicitActuatorCfg(joint_names_expr=[\".*\"], stiffness=0.0, damping=%s)},\n    )\n", number(meanDamping(a)))
	case authored == scene.StaticBody || len(a.Joints) > 0:
		fmt.Fprintf(&b, "    %s = AssetBaseCfg(\n        prim_path=%s,\n        spawn=sim_utils.UsdFileCfg(usd_path=_path(%s)),\n", name, prim, path)
		fmt.Fprintf(&b, "        init_state=AssetBaseCfg.InitialStateCfg(%s),\n    )\n", pose)
	default:
		held := truth(o.Body != string(scene.DynamicBody))
		fmt.Fprintf(&b, "    %s = RigidObjectCfg(\n        prim_path=%s,\n", name, prim)
		fmt.Fprintf(&b, "        spawn=sim_utils.UsdFileCfg(usd_path=_path(%s), rigid_props=sim_utils.RigidBodyPropertiesCfg(kinematic_enabled=%s)),\n", path, held)
		fmt.Fprintf(&b, "        init_state=RigidObjectCfg.InitialStateCfg(%s),\n    )\n", pose)
	}
	return b.String()
}

// authored is how the asset's own file has its body, before heavy things are held.
func (w *writer) authored(a *manifest.Asset) scene.BodyKind {
	i := slices.IndexFunc(w.plan.Assets, func(o manifest.Asset) bool { return o.Name == a.Name })
	s := &w.plan.Singles[i]
	n, ok := s.Scene.Node(s.Body.Node)
	if !ok || n.Physics == nil {
		return scene.StaticBody
	}
	return n.Physics.Body
}

func meanDamping(a *manifest.Asset) float64 {
	sum := 0.0
	for _, j := range a.Joints {
		sum += j.Damping
	}
	return round6(sum / float64(max(1, len(a.Joints))))
}

// className writes cosy_room as CosyRoom.
func className(name string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(name, "_") {
		if word != "" {
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	out := b.String()
	if out == "" || out[0] >= '0' && out[0] <= '9' {
		return "Scene" + out
	}
	return out
}

// attribute is an object's name as a field of the configuration: no word of Python's, no field that the base class has, and not taken.
func attribute(name string, taken []string) string {
	out := strings.ToLower(name)
	reserved := strings.Fields(`and as assert async await break class continue def del elif else except false finally for from global if import in is lambda none
		nonlocal not or pass raise return true try while with yield match case type print copy replace to_dict from_dict validate num_envs env_spacing lazy_sensor_update
		replicate_physics filter_collisions clone_in_fabric`)
	for slices.Contains(reserved, out) || slices.Contains(taken, out) {
		out += "_"
	}
	return out
}

func quoted(s string) string { return strconv.QuoteToASCII(s) }

func number(x float64) string {
	out := strconv.FormatFloat(x, 'g', -1, 64)
	if !strings.ContainsAny(out, ".e") {
		out += ".0"
	}
	return out
}

func tuple(values []float64) string {
	list := make([]string, len(values))
	for i, x := range values {
		list[i] = number(x)
	}
	return "(" + strings.Join(list, ", ") + ")"
}

func truth(b bool) string {
	if b {
		return "True"
	}
	return "False"
}
