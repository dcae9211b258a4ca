package presenter

// ImportEndings lists the endings of the files that the import dialog offers.
func ImportEndings() []string {
	return []string{".glb", ".gltf", ".obj", ".stl", ".urdf", ".xml", ".mjcf", ".usd", ".usda", ".usdc", ".usdz", ".json", ".zip"}
}
