package simready

// rules lists the rules with their checks.
func rules() []rule {
	return []rule{
		{Rule{"UN.001", "upaxis", "The layer states its up axis."}, (*checker).upAxis},
		{Rule{"UN.002", "meters-per-unit", "The layer states its unit of length."}, (*checker).metersPerUnit},
		{Rule{"UN.003", "kilograms-per-unit", "The layer states its unit of mass."}, (*checker).kilogramsPerUnit},
		{Rule{"UN.006", "upaxis-z", "Z is up."}, (*checker).upAxisZ},
		{Rule{"UN.007", "meters-per-unit-1", "The unit of length is the metre."}, (*checker).metersPerUnit1},
		{Rule{"HI.001", "hierarchy-has-root", "One prim is the root of everything."}, (*checker).singleRoot},
		{Rule{"HI.003", "root-is-xformable", "The root prim can be placed."}, (*checker).rootXformable},
		{Rule{"HI.004", "stage-has-default-prim", "The layer names a default prim, and it is there."}, (*checker).defaultPrim},
		{Rule{"AA.001", "anchored-asset-paths", "Asset paths are relative and begin with ./ or ../"}, (*checker).anchored},
		{Rule{"AA.002", "supported-file-types", "Assets are USD layers, or PNG, JPEG, EXR or HDR pictures."}, (*checker).fileTypes},
		{Rule{"MissingReferenceChecker", "missing-reference", "What is referenced is there."}, (*checker).missing},
		{Rule{"KindChecker", "kind", "Kinds follow the model hierarchy: a component lies in groups and assemblies only."}, (*checker).kinds},
		{Rule{"TypeChecker", "type", "Every prim that holds something drawn or colliding has a schema type."}, (*checker).types},
		{Rule{"PrimEncapsulationChecker", "prim-encapsulation", "Nothing lies below a gprim or a material's shader that must not."}, (*checker).encapsulation},
		{Rule{"VG.001", "at-least-one-imageable-geometry", "Something is drawn."}, (*checker).imageable},
		{Rule{"VG.002", "usdgeom-extent", "Every gprim has an extent that bounds it."}, (*checker).extent},
		{Rule{"VG.MESH.001", "geom-shall-be-mesh", "What is drawn are meshes without subdivision."}, (*checker).meshes},
		{Rule{"VG.014", "usdgeom-mesh-topology", "Faces refer to points that are there."}, (*checker).topology},
		{Rule{"VG.027", "usdgeom-mesh-normals-exist", "Meshes that are drawn have normals."}, (*checker).normalsExist},
		{Rule{"VG.028", "usdgeom-mesh-normals-must-be-valid", "Normals are finite and of unit length, one for each point or corner."}, (*checker).normalsValid},
		{Rule{"VG.029", "usdgeom-mesh-winding-order", "Faces wind about their normals."}, (*checker).winding},
		{Rule{"NormalMapTextureChecker", "normal-map-texture", "Normal maps are read raw, with scale 2 and bias −1."}, (*checker).normalMaps},
		{Rule{"RB.001", "rigid-body-capability", "There is a rigid body."}, (*checker).someBody},
		{Rule{"RB.003", "rigid-body-schema-application", "Rigid bodies can be placed."}, (*checker).bodyXformable},
		{Rule{"RB.005", "rigid-body-no-instancing", "No rigid body lies within an instance or a prototype."}, (*checker).bodyInstance},
		{Rule{"RB.006", "rigid-body-no-nesting", "No rigid body lies within another, unless it resets its transform stack."}, (*checker).bodyNesting},
		{Rule{"RB.007", "rigid-body-mass", "A body, or each of its colliders, states a mass."}, (*checker).bodyMass},
		{Rule{"RB.008", "rigid-body-detailed-mass", "Mass, centre, inertia and principal axes are possible ones."}, (*checker).bodyDetailed},
		{Rule{"RB.009", "rigid-body-schema-no-skew-matrix", "A body is not sheared."}, (*checker).bodySkew},
		{Rule{"RB.010", "invisible-collision-mesh-has-purpose-guide", "Colliders that are not seen have the purpose guide."}, (*checker).guides},
		{Rule{"RB.013", "rigid-body-collider", "An enabled body has something to collide with."}, (*checker).bodyCollider},
		{Rule{"RB.COL.001", "collider-capability", "Colliders are gprims."}, (*checker).colliderGprim},
		{Rule{"RB.COL.002", "mesh-collision-api", "The mesh collision API stands beside the collision API."}, (*checker).meshAPI},
		{Rule{"RB.COL.003", "collider-mesh", "The mesh collision API stands on meshes; what moves collides as something convex."}, (*checker).meshCollider},
		{Rule{"RB.COL.004", "collider-non-uniform-scale", "Round colliders are scaled evenly."}, (*checker).colliderScale},
		{Rule{"RB.MB.001", "rigid-body-multibody-capability", "What has an articulation has at least two bodies."}, (*checker).multibody},
		{Rule{"PMT.001", "collider-material-binding", "Every collider is bound to a material of contacts."}, (*checker).contacts},
		{Rule{"JT.001", "joint-capability", "What has an articulation has a joint."}, (*checker).someJoint},
		{Rule{"JT.002", "joint-body-target-exists", "The bodies of a joint are there."}, (*checker).jointTargets},
		{Rule{"JT.003", "joint-no-multiple-body-targets", "A joint has one body on each side."}, (*checker).jointSingle},
		{Rule{"JT.ART.001", "articulation", "Bodies that joints connect belong to an articulation."}, (*checker).articulation},
		{Rule{"JT.ART.002", "articulation-no-nesting", "No articulation lies within another."}, (*checker).articulationNesting},
		{Rule{"JT.ART.003", "articulation-not-on-kinematic-body", "No articulation root is a driven body."}, (*checker).articulationKinematic},
		{Rule{"JT.ART.004", "articulation-not-on-static-body", "No articulation root is a disabled body."}, (*checker).articulationStatic},
		{Rule{"SL.001", "semantic-label-capability", "What is drawn carries a semantic label, itself or above it."}, (*checker).labelled},
		{Rule{"SL.003", "semantic-label-schema", "Labels stand where SemanticsLabelsAPI is applied, and the other way round."}, (*checker).labelSchema},
		{Rule{"SL.NV.002", "semantic-label-time", "Labels do not change with time."}, (*checker).labelTime},
		{Rule{"SG.001", "physics-scene", "An assembly that simulates authors one physics scene; a component authors none."}, (*checker).physicsScene},
		{Rule{"SG.002", "world-joint", "A component does not tie itself to the world: the scene does."}, (*checker).worldJoint},
		{Rule{"SG.003", "material-bound", "What is drawn is bound to a material that is there."}, (*checker).materialBound},
		{Rule{"SG.004", "combine-mode", "Materials of contacts say how two frictions combine."}, (*checker).combineMode},
		{Rule{"SG.005", "joint-limits", "Hinges and slides have two limits, the lower one below the upper."}, (*checker).jointLimits},
		{Rule{"SG.006", "joint-frames-meet", "Seen from both of its bodies a joint stands in one place, within 1 mm along what it cannot move."}, (*checker).jointFrames},
		{Rule{"SG.007", "targets-exist", "Relationships and connections point to what is there."}, (*checker).targets},
	}
}

func (c *checker) fail(p *prim, message string) { c.add(Error, p, message) }

func (c *checker) warn(p *prim, message string) { c.add(Warning, p, message) }

func (c *checker) add(severity Severity, p *prim, message string) {
	f := Finding{Rule: c.current, Severity: severity, Message: message}
	if p != nil {
		f.Prim, f.Line = p.path, p.spec.Line
	}
	c.found = append(c.found, f)
}
