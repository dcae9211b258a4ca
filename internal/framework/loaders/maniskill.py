"""SCENE_NAME as a ManiSkill scene builder, written by Scenograph.

    import SCENE_NAME_maniskill
    builder = SCENE_NAME_maniskill.SceneNameSceneBuilder(env)

Z up, metres, kilograms, quaternions w first, as in manifest.json beside this file. Things without joints are actors: a glTF to look at
and convex pieces to collide with. Things with doors and drawers are articulations from URDF.
"""

import json
import os

import numpy as np
import sapien
import torch

from mani_skill.utils.scene_builder import SceneBuilder
from mani_skill.utils.scene_builder.registration import register_scene_builder

_HERE = os.path.dirname(os.path.abspath(__file__))
# glTF is Y up; SAPIEN shows it as it is, so that it has to be stood up.
_STAND_UP = sapien.Pose(q=[np.sqrt(0.5), np.sqrt(0.5), 0, 0])


def _path(name):
    return os.path.join(_HERE, *name.split("/"))


def manifest():
    with open(_path("manifest.json"), encoding="utf-8") as file:
        return json.load(file)


def _file(asset, form):
    return next((_path(f["path"]) for f in asset["files"] if f["format"] == form), None)


@register_scene_builder("SCENE_NAME", override=True)
class SceneNameSceneBuilder(SceneBuilder):
    build_configs = ["SCENE_NAME"]
    init_configs = ["SCENE_NAME"]

    def build(self, build_config_idxs=None):
        scene = manifest()
        self.scene_objects, self.movable_objects, self.articulations = {}, {}, {}
        self._poses, self._joints = [], []
        self.spawn_regions, self.receptacles = scene["spawnRegions"], scene["receptacles"]
        starts = np.array([s["position"][:2] for s in scene["robotStarts"]], dtype=np.float32).reshape(-1, 2)
        self.navigable_positions = [starts] * self.env.num_envs
        assets = {a["name"]: a for a in scene["assets"]}
        self._build_stage(scene)
        for thing in scene["objects"]:
            asset = assets[thing["asset"]]
            pose = sapien.Pose(p=thing["position"], q=thing["quaternion"])
            if asset["joints"]:
                self._build_articulation(thing, asset, pose)
            else:
                self._build_actor(thing, asset, pose)
        self._ignore(scene["apart"])

    def _ignore(self, apart):
        """What overlaps as it stands shares a bit of collision group 2, which SAPIEN takes as not to collide. ManiSkill's robots use
        the bits from 26 on."""
        pairs = [p for p in apart if all(piece["object"] in self.scene_objects for piece in p)]
        for bit, pair in enumerate(pairs[:26]):
            for piece in pair:
                thing = self.scene_objects[piece["object"]]
                if piece["object"] in self.articulations:
                    link = piece.get("link")
                    thing = thing.links_map[link] if link in thing.links_map else thing.root
                thing.set_collision_group_bit(group=2, bit_idx=bit, bit=1)

    def _build_stage(self, scene):
        stage = _path("stage/SCENE_NAME.glb")
        if not os.path.exists(stage):
            return
        builder = self.scene.create_actor_builder()
        builder.add_visual_from_file(stage, pose=_STAND_UP)
        builder.add_nonconvex_collision_from_file(stage, pose=_STAND_UP)
        builder.initial_pose = sapien.Pose()
        self.scene_objects["stage"] = builder.build_static(name="stage")

    def _build_actor(self, thing, asset, pose):
        builder = self.scene.create_actor_builder()
        builder.add_visual_from_file(_file(asset, "glb"), pose=_STAND_UP)
        pieces = _file(asset, "collision obj")
        if pieces is not None:
            builder.add_multiple_convex_collisions_from_file(pieces)
        if thing["body"] == "dynamic":
            self._weigh(builder, asset["links"][0])
        builder.initial_pose = pose
        if thing["body"] == "static":
            actor = builder.build_static(name=thing["name"])
        elif thing["body"] == "kinematic":
            actor = builder.build_kinematic(name=thing["name"])
        else:
            actor = builder.build(name=thing["name"])
            self.movable_objects[thing["name"]] = actor
            self._poses.append((actor, pose))
        self.scene_objects[thing["name"]] = actor

    def _weigh(self, builder, base):
        """Only bodies that move have a mass: ManiSkill's builder fails on static ones that are given one."""
        xx, yy, zz, xy, xz, yz = base["inertia"]
        values, axes = np.linalg.eigh(np.array([[xx, xy, xz], [xy, yy, yz], [xz, yz, zz]]))
        if np.linalg.det(axes) < 0:
            axes[:, 0] *= -1
        frame = np.eye(4)
        frame[:3, :3], frame[:3, 3] = axes, base["center"]
        builder.set_mass_and_inertia(base["massKg"], sapien.Pose(frame), values)

    def _build_articulation(self, thing, asset, pose):
        loader = self.scene.create_urdf_loader()
        loader.name = thing["name"]
        loader.fix_root_link = thing["body"] == "static"
        loader.disable_self_collisions = True
        articulation = loader.load(_file(asset, "urdf"))
        self.articulations[thing["name"]] = articulation
        self.scene_objects[thing["name"]] = articulation
        self._poses.append((articulation, pose))
        self._joints.append((articulation, thing.get("joints", {})))

    def initialize(self, env_idx: torch.Tensor, init_config_idxs=None):
        for thing, pose in self._poses:
            thing.set_pose(pose)
        for articulation, values in self._joints:
            names = [joint.name for joint in articulation.active_joints]
            qpos = torch.zeros_like(articulation.qpos[env_idx])
            for name, value in values.items():
                if name in names:
                    qpos[..., names.index(name)] = value
            articulation.set_qpos(qpos)
            articulation.set_qvel(torch.zeros_like(qpos))
