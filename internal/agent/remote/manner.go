package remote

import (
	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/steps"
)

// Mode is how a model is asked for typed proposals.
type Mode int

// The modes, the best first.
const (
	Tools  Mode = iota // tool calls
	Schema             // a reply that follows a JSON Schema
	Fenced             // JSON in a fence, with the schema in words
)

// String implements fmt.Stringer.
func (m Mode) String() string { return [...]string{"tools", "schema", "fenced"}[m] }

// manner is how a model is spoken to, as far as was found out.
type manner struct {
	met     bool
	mode    Mode
	must    bool // a tool call may be required
	sees    bool
	context int  // tokens; 0 when not known
	plain   bool // sampling parameters other than the length are left out
	learnt  int  // how often it was changed
}

// extent is how much of the vocabulary fits.
func (m *manner) extent() steps.Extent {
	if m.context != 0 && m.context < 32000 || m.mode == Fenced {
		return steps.Brief
	}
	return steps.Full
}

const maxLearnt = 10

// learn changes the manner after a failure so that the next request may go through. It reports whether there is another way.
func (m *manner) learn(f *chat.Failure, hadImages bool) bool {
	if f.Kind != chat.Rejected && !(f.Kind == chat.Overloaded && f.Detail != "") || m.learnt >= maxLearnt {
		return false
	}
	if f.Status/100 == 3 {
		return false // it sends us elsewhere, whatever is asked
	}
	before := *m
	m.change(f, hadImages)
	changed := *m != before
	m.learnt++
	return changed
}

func (m *manner) change(f *chat.Failure, hadImages bool) {
	switch {
	case f.Mentions("context length", "context size", "context window", "context_length", "exceed_context", "n_ctx", "too many tokens", "prompt is too long", "maximum context", "exceeds the available context", "input token count"):
		m.shrink()
	case hadImages && f.Mentions("image", "vision", "multimodal", "mmproj", "image_url", "content type", "content must be a string"):
		m.sees = false
	case m.must && f.Mentions("tool_choice", "required", "function_calling_config"):
		m.must = false
	case m.mode == Tools && f.Mentions("tool", "function", "jinja", "grammar", "schema"):
		m.mode = Schema
	case m.mode == Schema && f.Mentions("schema", "response_format", "grammar", "json", "output_config", "format"):
		m.mode = Fenced
	case !m.plain && f.Mentions("temperature", "top_p", "seed"):
		m.plain = true
	case f.Kind == chat.Overloaded && f.Status != 501:
		// It fails whatever is asked.
	case m.mode < Fenced:
		m.mode++
	case hadImages:
		m.sees = false
	}
}

// shrink makes what is sent fit a smaller context.
func (m *manner) shrink() {
	for _, size := range []int{48000, 24000, 12000, 6000, 3000} {
		if m.context == 0 || m.context > size {
			m.context = size
			return
		}
	}
}
