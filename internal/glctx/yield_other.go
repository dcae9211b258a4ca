//go:build !linux

package glctx

// yieldThread does nothing: priorities are of whole processes here, or need other means.
func yieldThread() {}
