//go:build mujoco

package mujoco

// The build tag mujoco, which the Makefile sets where MuJoCo's headers are, makes this package another to Go's build cache: a build from
// before they were installed is not used again.
