package chat

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"
)

// Limits bound a conversation.
type Limits struct {
	Reply   time.Duration // for one whole reply
	Idle    time.Duration // without a byte within a reply
	MaxWait time.Duration // what a server may ask to wait
	Tries   int           // requests for one reply
	Bytes   int64         // of one reply
}

// DefaultLimits suit a person who waits.
func DefaultLimits() Limits {
	return Limits{Reply: 3 * time.Minute, Idle: time.Minute, MaxWait: time.Minute, Tries: 4, Bytes: 16 << 20}
}

// Line is a client with patience and a meter.
type Line struct {
	Client Client
	Limits Limits
	Meter  *Meter
	Sleep  func(ctx context.Context, d time.Duration) error // nil for the clock's
	Notice func(text string)                                // told what is waited for; may be nil
}

// Ask sends a request until there is a reply, it is certain that there will be none, or the tries are used up. Every try is metered.
func (l *Line) Ask(ctx context.Context, r Request, piece func(Delta)) (Reply, error) {
	if piece == nil {
		piece = func(Delta) {}
	}
	tries := max(1, l.Limits.Tries)
	for try := 1; ; try++ {
		var err error
		if r.Sampling.MaxTokens, err = l.Meter.Allow(r); err != nil {
			return Reply{}, err
		}
		reply, err := l.once(ctx, r, piece)
		l.Meter.Add(reply.Usage)
		reply.Tries = try
		if err == nil {
			return reply, nil
		}
		var f *Failure
		if !errors.As(err, &f) {
			return reply, err
		}
		f.Tries = try
		if try >= tries || !f.passing() || f.Wait > l.Limits.MaxWait {
			return reply, f
		}
		if err := l.pause(ctx, try, f); err != nil {
			return reply, err
		}
	}
}

// once sends one request and bounds its time.
func (l *Line) once(ctx context.Context, r Request, piece func(Delta)) (reply Reply, err error) {
	within, cancel := context.WithTimeoutCause(ctx, l.Limits.Reply, errLate)
	defer cancel()
	recorded, raw := Recording(within)
	defer func() {
		if trouble := recover(); trouble != nil { // the provider's library met something its authors did not think of
			err = &Failure{Kind: Garbled, Endpoint: l.Client.Endpoint(), Detail: Printable(fmt.Sprint(trouble), 100)}
		}
		if reply.Raw == nil {
			reply.Raw = raw()
		}
		if reply.Usage.Input == 0 && reply.Usage.Output == 0 && len(reply.Raw) > 0 {
			reply.Usage = Usage{Input: EstimateTokens(r), Output: len(reply.Raw) / bytesPerToken, Estimated: true}
			if reply.Text != "" || len(reply.Calls) > 0 {
				reply.Usage.Output = estimateReply(reply)
			}
		}
	}()
	reply, err = l.Client.Send(recorded, r, piece)
	if err != nil && ctx.Err() == nil && errors.Is(context.Cause(within), errLate) {
		return reply, &Failure{Kind: Slow, Endpoint: l.Client.Endpoint(), Detail: fmt.Sprintf("a reply may take %s", l.Limits.Reply)}
	}
	if err != nil {
		return reply, FailureOf(ctx, l.Client.Endpoint(), err)
	}
	if reply.Text == "" && len(reply.Calls) == 0 && reply.Stop != Filtered && reply.Stop != TooLong {
		return reply, &Failure{Kind: Garbled, Endpoint: l.Client.Endpoint(), Detail: "the reply is empty"}
	}
	return reply, nil
}

// pause waits as long as the server asks, or half a second, doubled with every try, give or take a quarter.
func (l *Line) pause(ctx context.Context, try int, f *Failure) error {
	wait := f.Wait
	if wait == 0 {
		wait = time.Duration(float64(500*time.Millisecond<<(try-1)) * (0.75 + 0.5*rand.Float64()))
	}
	if l.Notice != nil {
		l.Notice(fmt.Sprintf("%s; trying again in %s", f.Error(), wait.Round(100*time.Millisecond)))
	}
	if l.Sleep != nil {
		return l.Sleep(ctx, wait)
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
