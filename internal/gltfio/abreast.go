package gltfio

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// abreast runs do for 0 … count−1 on as many goroutines as there are processors and returns the error of the lowest
// number, so that which one is reported does not depend on timing. A cancelled context stops it between two of them.
func abreast(ctx context.Context, count int, do func(i int) error) error {
	workers := min(count, runtime.GOMAXPROCS(0))
	errs := make([]error, count)
	var next atomic.Int64
	var wait sync.WaitGroup
	for range workers {
		wait.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= count {
					return
				}
				errs[i] = do(i)
			}
		})
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}
