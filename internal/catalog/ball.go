package catalog

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Ball is a scene with nothing but a sphere of a material and the camera that sees it, for pictures of the material. The sphere's size
// follows what one repeat of the textures covers, so that planks are seen as planks and threads as threads.
func Ball(store *asset.Store, m scene.Material, reachM float64) (*scene.Snapshot, error) {
	radius := geom.Clamp(0.26*reachM, 0.03, 0.4)
	mesh, err := store.PutMesh(sphere(radius, 48, 24))
	if err != nil {
		return nil, fmt.Errorf("catalog: %w", err)
	}
	model, err := store.PutModel(&asset.Model{Name: "ball", Slots: []string{"surface"}, Parts: []asset.Part{{Name: "ball", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}}}})
	if err != nil {
		return nil, fmt.Errorf("catalog: %w", err)
	}
	draft := scene.Empty(m.Name).Edit()
	env := scene.DefaultEnvironment()
	env.SunAzimuthRad, env.SunAltitudeRad, env.SunLux, env.ExposureEV = geom.Radians(-128), geom.Radians(42), 800, -0.35
	// A camera looks along its −Z: turned up to look along +Y, and down a little.
	pose := geom.At(geom.Vec3{0, -radius * 6, radius * 1.5}, 0)
	pose.Rotation = geom.AxisAngle(geom.Vec3{1, 0, 0}, math.Pi/2-math.Atan2(1.5, 6))
	nodes := []scene.Node{
		{ID: "ball", Name: m.Name, Transform: geom.IdentityTransform(), Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{m.ID}}},
		{ID: "camera", Name: "camera", Transform: pose.Canonical(), Camera: &scene.Camera{Projection: scene.Perspective, FovYRad: geom.Radians(20), Near: 0.01, Far: 100}},
	}
	if err := draft.PutSettings(scene.Settings{Name: m.Name, Environment: env}); err != nil {
		return nil, fmt.Errorf("catalog: %w", err)
	}
	if err := draft.PutMaterial(m); err != nil {
		return nil, fmt.Errorf("catalog: %w", err)
	}
	for _, n := range nodes {
		if err := draft.PutNode(n); err != nil {
			return nil, fmt.Errorf("catalog: %w", err)
		}
	}
	snapshot, _ := draft.Seal()
	return snapshot, nil
}

// sphere is a ball around the origin with UVs in metres along its equator and meridians, its seam at the back.
func sphere(radius float64, around, up int) *asset.Mesh {
	m := &asset.Mesh{}
	for j := range up + 1 {
		lat := math.Pi * (float64(j)/float64(up) - 0.5)
		for i := range around + 1 {
			lon := 2*math.Pi*float64(i)/float64(around) + math.Pi/2
			n := geom.Vec3{math.Cos(lat) * math.Cos(lon), math.Cos(lat) * math.Sin(lon), math.Sin(lat)}
			m.Positions = append(m.Positions, narrow(round(n.Mul(radius))))
			m.Normals = append(m.Normals, narrow(n))
			m.UV0 = append(m.UV0, [2]float32{float32(radius * (lon - math.Pi/2)), float32(-radius * lat)})
		}
	}
	row := uint32(around + 1)
	for j := range uint32(up) {
		for i := range uint32(around) {
			a, b := j*row+i, (j+1)*row+i
			if j > 0 {
				m.Indices = append(m.Indices, a, a+1, b+1)
			}
			if j+1 < uint32(up) {
				m.Indices = append(m.Indices, a, b+1, b)
			}
		}
	}
	return m
}

func narrow(v geom.Vec3) [3]float32 { return [3]float32{float32(v[0]), float32(v[1]), float32(v[2])} }

// Fingerprint names how the preset looks: equal ones have equal pictures.
func (p MaterialPreset) Fingerprint() string {
	if p.recipe == nil {
		return ""
	}
	return p.recipe.Fingerprint()
}
