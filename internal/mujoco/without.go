//go:build nomujoco

package mujoco

// The build tag nomujoco leaves MuJoCo out, as where its headers are not installed.

// #cgo CFLAGS: -DSG_WITHOUT_MUJOCO
import "C"
