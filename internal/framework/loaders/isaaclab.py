"""SCENE_NAME as an Isaac Lab scene, written by Scenograph.

    from SCENE_NAME_isaaclab import SceneNameSceneCfg
    scene = InteractiveScene(SceneNameSceneCfg(num_envs=4, env_spacing=10.0))

Z up, metres, kilograms. Receptacles, spawn regions and robot starts are in manifest.json. Heavy things are kinematic, and the bases
of cabinets are fixed, as the manifest has them.
"""

import os

import isaaclab.sim as sim_utils
from isaaclab.actuators import ImplicitActuatorCfg
from isaaclab.assets import ArticulationCfg, AssetBaseCfg, RigidObjectCfg
from isaaclab.scene import InteractiveSceneCfg
from isaaclab.utils import configclass

_HERE = os.path.dirname(os.path.abspath(__file__))

# Isaac Lab 2 has the quaternion's w first, Isaac Lab 3 has it last: the default of a pose tells which.
_W_FIRST = tuple(AssetBaseCfg.InitialStateCfg().rot) == (1.0, 0.0, 0.0, 0.0)


def _path(name):
    return os.path.join(_HERE, *name.split("/"))


def _rot(w, x, y, z):
    return (w, x, y, z) if _W_FIRST else (x, y, z, w)


@configclass
class SceneNameSceneCfg(InteractiveSceneCfg):
