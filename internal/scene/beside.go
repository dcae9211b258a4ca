package scene

import "scenograph/internal/shell"

// PlaceRoom is a room's shell in the world, as shell.Beside takes it.
func (s *Snapshot) PlaceRoom(n *Node) shell.Placed {
	return shell.Placed{ID: string(n.ID), Room: &n.Room.Room, World: s.WorldFromNode(n.ID)}
}

// Beside lists the visible rooms that may share walls with a room, sorted by id.
func (s *Snapshot) Beside(of *Node) []shell.Neighbour {
	rooms := []shell.Placed{s.PlaceRoom(of)}
	for n := range s.Nodes() {
		if n.Room != nil && n.ID != of.ID && s.Visible(n.ID) {
			rooms = append(rooms, s.PlaceRoom(n))
		}
	}
	return shell.Beside(rooms, 0)
}
