"""SCENE_NAME for robosuite, written by Scenograph.

    from SCENE_NAME_robosuite import SceneNameArena, things, place
    arena, objects = SceneNameArena(), things()
    task = ManipulationTask(mujoco_arena=arena, mujoco_robots=[robot.robot_model], mujoco_objects=list(objects.values()))
    ...
    place(sim, objects)  # after every reset

The arena holds the room and all that does not move freely, doors and drawers included; what can be picked up are objects.
Visual geoms are in group 1, colliding ones in group 0. Z up, metres, kilograms, quaternions w first.
"""

import json
import os

import numpy as np

from robosuite.models.arenas import Arena
from robosuite.models.objects import MujocoXMLObject

_HERE = os.path.dirname(os.path.abspath(__file__))


def _path(name):
    return os.path.join(_HERE, *name.split("/"))


def manifest():
    with open(_path("manifest.json"), encoding="utf-8") as file:
        return json.load(file)


class SceneNameArena(Arena):
    def __init__(self):
        super().__init__(_path("robosuite/SCENE_NAME_arena.xml"))


class Thing(MujocoXMLObject):
    """One object of the scene. It knows where it stands."""

    def __init__(self, thing, asset):
        path = next(_path(f["path"]) for f in asset["files"] if f["format"] == "mjcf")
        self.thing, self.kind = thing, asset
        super().__init__(
            path,
            name=thing["name"],
            joints=[dict(type="free", damping="0.0005")],
            obj_type="all",
            duplicate_collision_geoms=False,
        )


def things(scene=None):
    """The objects that move freely, by name."""
    scene = scene or manifest()
    assets = {a["name"]: a for a in scene["assets"]}
    return {o["name"]: Thing(o, assets[o["asset"]]) for o in scene["objects"] if o["body"] == "dynamic"}


def place(sim, objects):
    """Puts every object where the scene has it."""
    for thing in objects.values():
        pose = np.concatenate([thing.thing["position"], thing.thing["quaternion"]])
        sim.data.set_joint_qpos(thing.joints[0], pose)
