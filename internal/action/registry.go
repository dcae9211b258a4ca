package action

// Info describes one kind of action for schemas and documentation.
type Info struct {
	Kind    string
	Summary string
	Zero    Action // a value of the Go type, for reflection
}

type definition struct {
	kind    string
	summary string
	zero    Action
	decode  func([]byte) (Action, error)
}

func define[T Action](summary string) definition {
	var zero T
	return definition{kind: zero.Kind(), summary: summary, zero: zero, decode: decodeAs[T]}
}

// definitions is the closed set, in the order of the documentation.
func definitions() []definition {
	return []definition{
		define[AddNode]("Add a node: a group, or a model with its materials, physics and semantics."),
		define[RemoveNode]("Remove a node, everything under it, and the relations that name them."),
		define[DuplicateNode]("Copy a node and everything under it."),
		define[RenameNode]("Change the name that people see."),
		define[ReparentNode]("Move a node under another, or to the root."),
		define[SetTransform]("Move, turn or scale a node."),
		define[SetVisibility]("Hide or show a node and what it holds."),
		define[SetLock]("Keep a node from being selected or moved by hand, or allow it again."),
		define[Pin]("Keep a policy from changing nodes."),
		define[Unpin]("Let a policy change nodes again."),
		define[Group]("Put nodes that share a parent under a new group; nothing moves."),
		define[Ungroup]("Move what a group holds to the group's parent and remove the group."),
		define[AddMaterial]("Add a material to the scene."),
		define[SetMaterialParameters]("Replace the parameters of a material, for everything that uses it."),
		define[RemoveMaterial]("Remove a material that nothing uses."),
		define[SetMaterial]("Give one slot of a node's model another material."),
		define[SetModel]("Give a node another model."),
		define[SetRoomMaterial]("Give the floor, the walls, the ceiling or the trim of a room another material."),
		define[AddLight]("Add a light source."),
		define[EditLight]("Replace a light's parameters."),
		define[RemoveLight]("Remove a light source."),
		define[SetEnvironment]("Replace the sky, the sun and the exposure."),
		define[AddCamera]("Add a camera, which looks along its −Z."),
		define[EditCamera]("Replace a camera's parameters."),
		define[AddRoom]("Add a room shell."),
		define[EditRoom]("Replace a room's outline, height, walls and openings; its materials stay."),
		define[AddOpening]("Cut a door, a window or a passage into a wall."),
		define[EditOpening]("Replace the opening that has the same id."),
		define[RemoveOpening]("Close an opening."),
		define[MoveOpening]("Move a door, a window or a passage along its wall, or to another wall."),
		define[MoveCorner]("Move a corner of a room; openings keep their distance from the corners that stay."),
		define[MoveWall]("Push a wall outwards or inwards; the walls beside it stay attached."),
		define[SplitWall]("Add a corner on a wall, so that its parts can be moved one by one."),
		define[RemoveCorner]("Take a corner away: its two walls become one."),
		define[SetSemantics]("Say what a node is."),
		define[SetPhysics]("Say how a simulator treats a node."),
		define[SetJointPose]("Open doors and pull drawers; of a room, the leaves of its doors, named by their opening: \"door-1 leaf\"."),
		define[AddRelation]("State a spatial fact between nodes."),
		define[RemoveRelation]("Take a stated fact back."),
		define[NameCheckpoint]("Name the state the scene is in."),
		define[SetSceneInfo]("Set the scene's name and the prompt it was built from."),
	}
}

// Kinds lists every kind of action.
func Kinds() []Info {
	var out []Info
	for _, d := range definitions() {
		out = append(out, Info{Kind: d.kind, Summary: d.summary, Zero: d.zero})
	}
	return out
}
