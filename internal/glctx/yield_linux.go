package glctx

import "syscall"

// yields is by how much the niceness of a thread that works behind a window is above its process's, as setpriority(2) counts.
const yields = 10

// yieldThread lowers the calling thread's priority. On Linux priorities are of threads, and new threads begin with their maker's. Where
// it fails the work is only less polite.
func yieldThread() {
	const thread = 0 // the calling one
	if biased, err := syscall.Getpriority(syscall.PRIO_PROCESS, thread); err == nil {
		_ = syscall.Setpriority(syscall.PRIO_PROCESS, thread, min(19, 20-biased+yields)) // the kernel answers 20 − niceness
	}
}
