"""Stands in for Isaac Lab: the fields that its configuration classes have, checked strictly, and nothing behind them.

usage: python3 isaaclab_stub.py FOLDER MODULE      prints the scene's entries, as JSON
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


def fields(title, required, optional):
    def init(self, **given):
        unknown = set(given) - set(required) - set(optional)
        assert not unknown, f"{title} has no {unknown}"
        assert set(required) <= set(given), f"{title} wants {required}"
        self.__dict__.update(optional)
        self.__dict__.update(given)
        if "usd_path" in given:
            assert os.path.isfile(given["usd_path"]), given["usd_path"]

    return type(title, (), {"__init__": init})


def state(title):
    return fields(title, [], {"pos": (0.0, 0.0, 0.0), "rot": (1.0, 0.0, 0.0, 0.0), "lin_vel": None, "ang_vel": None, "joint_pos": {}, "joint_vel": {}})


def asset(title, required=()):
    made = fields(title, ["prim_path", *required], {"spawn": None, "init_state": None, "collision_group": 0, "debug_vis": False})
    made.InitialStateCfg = state(title + ".InitialStateCfg")
    return made


module("isaaclab.sim", UsdFileCfg=fields("UsdFileCfg", ["usd_path"], {"rigid_props": None, "articulation_props": None, "collision_props": None, "mass_props": None, "scale": None}),
       RigidBodyPropertiesCfg=fields("RigidBodyPropertiesCfg", [], {"kinematic_enabled": None, "rigid_body_enabled": None, "disable_gravity": None}),
       ArticulationRootPropertiesCfg=fields("ArticulationRootPropertiesCfg", [], {"fix_root_link": None, "enabled_self_collisions": None, "articulation_enabled": None}),
       GroundPlaneCfg=fields("GroundPlaneCfg", [], {}))
module("isaaclab.actuators", ImplicitActuatorCfg=fields("ImplicitActuatorCfg", ["joint_names_expr", "stiffness", "damping"], {"effort_limit_sim": None, "velocity_limit_sim": None, "armature": None, "friction": None}))
module("isaaclab.assets", ArticulationCfg=asset("ArticulationCfg", ["actuators"]), AssetBaseCfg=asset("AssetBaseCfg"), RigidObjectCfg=asset("RigidObjectCfg"))
module("isaaclab.scene", InteractiveSceneCfg=type("InteractiveSceneCfg", (), {}))
module("isaaclab.utils", configclass=lambda made: made)

folder, name = sys.argv[1:]
sys.path.insert(0, folder)
loaded = importlib.import_module(name)
made = next(v for k, v in vars(loaded).items() if k.endswith("SceneCfg") and k != "InteractiveSceneCfg")
out = {k: type(v).__name__ for k, v in vars(made).items() if not k.startswith("_")}
paths = [v.prim_path for k, v in vars(made).items() if not k.startswith("_")]
assert len(set(paths)) == len(paths), "two entries have one path"
json.dump(out, sys.stdout)
