// Package navigate moves a person's eye through a scene: orbit, pan, zoom, fly, walk, named views and the short glides between them.
//
// Invariant: everything here is a pure function of values; nothing reads a mouse, a clock or a session.
//
//	eye := navigate.Home()
//	eye = eye.Orbit(underTheMouse, yaw, pitch)
//	eye = eye.Zoom(eye.View(800, 600, 0).Ray(pixel), depth, 0.86)
//	view := eye.View(800, 600, 0)
package navigate
