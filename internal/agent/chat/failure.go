package chat

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"syscall"
	"time"
	"unicode"
)

// Kind sorts failures by what can be done about them.
type Kind string

// The kinds of failure.
const (
	Unreachable  Kind = "unreachable"  // nobody answers: offline, refused, no such host
	Unauthorized Kind = "unauthorized" // the key is missing, wrong or not allowed to
	NotFound     Kind = "not found"    // no such path or model
	Limited      Kind = "limited"      // too many requests, or the quota is used up
	Overloaded   Kind = "overloaded"   // the server failed
	Rejected     Kind = "rejected"     // the server does not take such a request
	Garbled      Kind = "garbled"      // what came back is no reply
	Cut          Kind = "cut"          // the reply broke off
	Slow         Kind = "slow"         // nothing came in time
	Capped       Kind = "capped"       // the spending cap is reached
)

// Failure is why there is no reply, in one line.
type Failure struct {
	Kind     Kind
	Endpoint string
	Status   int           // HTTP, 0 when there was none
	Detail   string        // the server's own words, bounded and printable
	Wait     time.Duration // what the server asks to wait, 0 for nothing
	Final    bool          // asking again cannot help
	Tries    int
}

// Error implements error.
func (f *Failure) Error() string {
	text := f.sentence()
	if f.Detail != "" {
		text += ": " + f.Detail
	}
	if f.Tries > 1 {
		text += fmt.Sprintf(" (after %d tries)", f.Tries)
	}
	return text
}

func (f *Failure) sentence() string {
	switch f.Kind {
	case Unreachable:
		return f.Endpoint + " cannot be reached"
	case Unauthorized:
		return fmt.Sprintf("%s refused the key (status %d)", f.Endpoint, f.Status)
	case NotFound:
		return fmt.Sprintf("%s has no such model or path (status %d)", f.Endpoint, f.Status)
	case Limited:
		if f.Wait > 0 {
			return fmt.Sprintf("%s takes no more requests now and asks to wait %s (status %d)", f.Endpoint, f.Wait.Round(time.Second), f.Status)
		}
		return fmt.Sprintf("%s takes no more requests now (status %d)", f.Endpoint, f.Status)
	case Overloaded:
		return fmt.Sprintf("%s failed (status %d)", f.Endpoint, f.Status)
	case Rejected:
		return fmt.Sprintf("%s did not take the request (status %d)", f.Endpoint, f.Status)
	case Garbled:
		return f.Endpoint + " answered with something that is no reply"
	case Cut:
		return "the reply of " + f.Endpoint + " broke off"
	case Slow:
		return f.Endpoint + " did not answer in time"
	case Capped:
		return "the spending cap is reached"
	}
	return f.Endpoint + " failed"
}

// passing reports whether the same request may go through a little later.
func (f *Failure) passing() bool {
	if f.Final {
		return false
	}
	switch f.Kind {
	case Limited, Overloaded, Garbled, Cut:
		return true
	}
	return false
}

// Mentions reports whether the server's words hold one of some words.
func (f *Failure) Mentions(words ...string) bool {
	detail := strings.ToLower(f.Detail)
	for _, w := range words {
		if strings.Contains(detail, w) {
			return true
		}
	}
	return false
}

// FailureOf finds or makes the Failure in an error of a client. A context's own error is returned as it is.
func FailureOf(ctx context.Context, endpoint string, err error) error {
	if err == nil {
		return nil
	}
	var known *Failure
	if errors.As(err, &known) {
		return known
	}
	if cause := ctx.Err(); cause != nil {
		return cause
	}
	f := &Failure{Kind: Garbled, Endpoint: endpoint, Detail: Printable(err.Error(), 200)}
	var dns *net.DNSError
	var network net.Error
	switch {
	case errors.As(err, &dns):
		f.Kind, f.Final, f.Detail = Unreachable, true, fmt.Sprintf("the name %q is not known; is this machine offline?", dns.Name)
	case errors.Is(err, syscall.ECONNREFUSED):
		f.Kind, f.Final, f.Detail = Unreachable, true, "the connection was refused; is the server running?"
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH):
		f.Kind, f.Final, f.Detail = Unreachable, true, "there is no route to it; is this machine offline?"
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		f.Kind, f.Detail = Cut, "the connection was closed"
	case errors.As(err, &network) && network.Timeout():
		f.Kind, f.Detail = Slow, ""
	case strings.Contains(err.Error(), "x509") || strings.Contains(err.Error(), "tls:"):
		f.Kind, f.Final = Unreachable, true
	}
	return f
}

// Printable makes one bounded line of any text: no control characters, no more than so many runes.
func Printable(text string, limit int) string {
	var b strings.Builder
	count := 0
	blank := false
	for _, r := range text {
		if unicode.IsSpace(r) {
			blank = b.Len() > 0
			continue
		}
		if !unicode.IsPrint(r) || r == unicode.ReplacementChar {
			r = '·'
		}
		if blank {
			b.WriteByte(' ')
			blank = false
			count++
		}
		if count++; count > limit {
			b.WriteString("…")
			break
		}
		b.WriteRune(r)
	}
	return b.String()
}
