"""Stands in for SAPIEN and ManiSkill: the signatures that their sources have, checked strictly, and nothing behind them.

usage: python3 maniskill_stub.py FOLDER MODULE      prints what was built, as JSON
"""

import importlib
import json
import os
import sys
import types


def module(name, **members):
    made = types.ModuleType(name)
    made.__dict__.update(members)
    sys.modules[name] = made
    parent, _, last = name.rpartition(".")
    if parent:
        if parent not in sys.modules:
            module(parent)
        setattr(sys.modules[parent], last, made)


class Array:
    """Of numpy, only that it can be indexed."""

    def __init__(self, values=None, dtype=None):
        self.values = values

    def reshape(self, *shape):
        return self

    def __getitem__(self, at):
        return self

    def __setitem__(self, at, value):
        pass

    def __imul__(self, factor):
        return self


def eigh(tensor):
    (xx, _, _), (_, yy, _), (_, _, zz) = tensor.values
    return [xx, yy, zz], Array()


class Pose:
    def __init__(self, p=None, q=None):
        self.p, self.q = p, q


class Body:
    def __init__(self, name, kind):
        self.name, self.kind, self.bits, self.pose = name, kind, [], None

    def set_pose(self, pose):
        assert isinstance(pose, Pose)
        self.pose = pose

    def set_collision_group_bit(self, group, bit_idx, bit):
        assert 0 <= group < 4 and 0 <= bit_idx < 32 and bit in (0, 1)
        self.bits.append(bit_idx)


class ActorBuilder:
    def __init__(self, scene):
        self.scene, self.initial_pose, self.own_mass, self.shapes = scene, None, False, 0

    def add_visual_from_file(self, filename, pose=None, scale=(1, 1, 1), material=None, name=""):
        assert os.path.isfile(filename), filename

    def add_nonconvex_collision_from_file(self, filename, pose=None, scale=(1, 1, 1), material=None, patch_radius=0, min_patch_radius=0, is_trigger=False):
        assert os.path.isfile(filename), filename
        self.shapes += 1

    def add_multiple_convex_collisions_from_file(self, filename, pose=None, scale=(1, 1, 1), density=1000, material=None, patch_radius=0, min_patch_radius=0, is_trigger=False, decomposition="none", decomposition_params=None):
        assert os.path.isfile(filename), filename
        self.shapes += 1

    def set_mass_and_inertia(self, mass, cmass_local_pose, inertia):
        assert mass > 0 and isinstance(cmass_local_pose, Pose) and len(inertia) == 3 and min(inertia) > 0
        self.own_mass = True

    def build(self, name, kind="dynamic"):
        assert name and name not in self.scene.actors, name
        if kind == "static":  # build_physx_component would set the mass of a component that has none
            assert not self.own_mass, "a static actor with a mass"
            assert self.initial_pose is not None, "a static actor without an initial pose"
        self.scene.actors[name] = Body(name, kind)
        return self.scene.actors[name]

    def build_static(self, name):
        return self.build(name, "static")

    def build_kinematic(self, name):
        return self.build(name, "kinematic")


class Joint:
    def __init__(self, name):
        self.name = name


class Articulation(Body):
    def __init__(self, name, file, fixed):
        super().__init__(name, "fixed" if fixed else "free")
        import xml.etree.ElementTree as tree

        root = tree.parse(file).getroot()
        self.active_joints = [Joint(j.get("name")) for j in root.iter("joint") if j.get("type") != "fixed"]
        self.links_map = {l.get("name"): Body(l.get("name"), "link") for l in root.iter("link")}
        self.root = next(iter(self.links_map.values()))
        self.qpos = Tensor([[0.0] * len(self.active_joints)])

    def set_qpos(self, qpos):
        assert len(qpos.rows[0]) == len(self.active_joints)
        self.qpos = qpos

    def set_qvel(self, qvel):
        assert len(qvel.rows[0]) == len(self.active_joints)


class URDFLoader:
    name, fix_root_link, disable_self_collisions, scale = None, True, False, 1.0
    __slots__ = ("__dict__",)

    def __setattr__(self, key, value):
        assert key in ("name", "fix_root_link", "disable_self_collisions", "scale", "scene"), key
        object.__setattr__(self, key, value)

    def load(self, urdf_file, srdf_file=None, package_dir=None, name=None, scene_idxs=None):
        assert os.path.isfile(urdf_file), urdf_file
        built = Articulation(name or self.name, urdf_file, self.fix_root_link)
        assert built.name not in self.scene.articulations
        self.scene.articulations[built.name] = built
        return built


class Tensor:
    def __init__(self, rows):
        self.rows = rows

    def __getitem__(self, at):
        return Tensor([list(self.rows[i]) for i in at])

    def __setitem__(self, at, value):
        for row in self.rows:
            row[at[-1]] = value


class Scene:
    def __init__(self):
        self.actors, self.articulations = {}, {}

    def create_actor_builder(self):
        return ActorBuilder(self)

    def create_urdf_loader(self):
        loader = URDFLoader()
        loader.scene = self
        return loader


class Env:
    num_envs = 1

    def __init__(self):
        self.scene = Scene()


class SceneBuilder:
    def __init__(self, env, robot_init_qpos_noise=0.02):
        self.env = env

    @property
    def scene(self):
        return self.env.scene


def register_scene_builder(uid, override=False):
    return lambda made: made


module("numpy", array=Array, eye=lambda n: Array(), sqrt=lambda x: x**0.5, float32=float)
module("numpy.linalg", eigh=eigh, det=lambda m: 1.0)
module("sapien", Pose=Pose)
module("torch", Tensor=Tensor, zeros_like=lambda t: Tensor([[0.0] * len(r) for r in t.rows]))
module("mani_skill.utils.scene_builder", SceneBuilder=SceneBuilder)
module("mani_skill.utils.scene_builder.registration", register_scene_builder=register_scene_builder)

folder, name = sys.argv[1:]
sys.path.insert(0, folder)
loaded = importlib.import_module(name)
made = next(v for k, v in vars(loaded).items() if k.endswith("SceneBuilder") and v is not SceneBuilder)
env = Env()
builder = made(env)
builder.build()
builder.initialize([0])
json.dump({
    "actors": {k: a.kind for k, a in env.scene.actors.items()},
    "articulations": {k: a.kind for k, a in env.scene.articulations.items()},
    "movable": sorted(builder.movable_objects), "qpos": {k: a.qpos.rows[0] for k, a in env.scene.articulations.items()},
}, sys.stdout)
