"""SCENE_NAME for robosuite, written by Scenograph.

    from SCENE_NAME_robosuite import SceneNameArena, things, prepare, place
    arena = SceneNameArena()
    objects = things(arena)
    task = ManipulationTask(mujoco_arena=arena, mujoco_robots=[robot.robot_model], mujoco_objects=list(objects.values()))
    prepare(task)
    ...
    place(sim, objects)  # after every reset

The arena holds the room and all that does not move freely, doors and drawers included; what can be picked up are objects.
Visual geoms are in group 1, colliding ones in group 0. Z up, metres, kilograms, quaternions w first.
"""

import itertools
import json
import os
import xml.etree.ElementTree as ET

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
            joints=[dict(type="free", name="free", damping="0.0005")],
            obj_type="all",
            duplicate_collision_geoms=False,
        )

    @property
    def free_joint(self):
        """The joint by which the whole moves; an object with doors or drawers has more of them."""
        return self.naming_prefix + "free"

    def body(self, link=None):
        """The body of one of the asset's links, the base's without a name."""
        if link is None or link == self.kind["links"][0]["name"]:
            return self.root_body
        return self.naming_prefix + link


def things(arena=None, scene=None):
    """The objects that move freely, by name. An arena is told which of them overlap something as they stand: they ignore each other."""
    scene = scene or manifest()
    assets = {a["name"]: a for a in scene["assets"]}
    objects = {o["name"]: Thing(o, assets[o["asset"]]) for o in scene["objects"] if o["body"] == "dynamic"}
    if arena is not None:
        ignore(arena, objects, scene)
    return objects


def ignore(arena, objects, scene=None):
    """Keeps apart what overlaps as it stands, and the doors and drawers of one object."""
    scene = scene or manifest()
    fixed = [b.get("name") for b in arena.worldbody.iter("body")]

    def bodies(piece):
        if piece["object"] in objects:
            return [objects[piece["object"]].body(piece.get("link"))]
        walls = [name for name in fixed if name.startswith(piece["body"] + "_shape_")]
        return walls or [name for name in fixed if name == piece["body"]]

    pairs = []
    for one, other in scene["apart"]:
        if one["object"] in objects or other["object"] in objects:
            pairs += itertools.product(bodies(one), bodies(other))
    for thing in objects.values():
        names = [thing.body(link["name"]) for link in thing.kind["links"][1:]]
        pairs += itertools.combinations(names, 2)
    for a, b in pairs:
        arena.contact.append(ET.Element("exclude", body1=a, body2=b))


def prepare(task):
    """Before a task is compiled: asks for several points of contact between round and flat things, without which a lamp tips off a round table."""
    option = task.root.find("option")
    flag = option.find("flag")
    if flag is None:
        flag = ET.SubElement(option, "flag")
    flag.set("multiccd", "enable")


def place(sim, objects):
    """Puts every object where the scene has it, its doors and drawers as they are there."""
    for thing in objects.values():
        pose = np.concatenate([thing.thing["position"], thing.thing["quaternion"]])
        sim.data.set_joint_qpos(thing.free_joint, pose)
        for joint, value in thing.thing.get("joints", {}).items():
            sim.data.set_joint_qpos(thing.naming_prefix + joint, value)
