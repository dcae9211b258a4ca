package studio

import "scenograph/internal/geom"

func thingPose() geom.Transform { return geom.At(geom.Vec3{}, 0) }
