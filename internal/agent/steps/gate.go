package steps

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"unicode/utf8"

	"scenograph/internal/action"
	"scenograph/internal/agent/chat"
)

// Bounds of what a model may write, far beyond anything sensible.
const (
	maxString = 2000
	maxNumber = 1e7
	maxDepth  = 32
	maxValues = 20000
)

// gate looks at every value of a JSON text before any of it is understood: size, depth, the length and letters of strings, the range
// of numbers.
func gate(text []byte) error {
	if len(text) > maxProposals*maxBytes {
		return whole("the JSON has %d bytes; %d are the most", len(text), maxProposals*maxBytes)
	}
	if !utf8.Valid(text) {
		return whole("the JSON is not UTF-8")
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	depth := 0
	for count := 0; ; count++ {
		token, err := decoder.Token()
		if err == io.EOF && count > 0 {
			return nil
		}
		if err != nil {
			return whole("it is no JSON: %s", jsonTrouble(err))
		}
		if count > maxValues {
			return whole("the JSON has more than %d values", maxValues)
		}
		if err := gateToken(token, &depth); err != nil {
			return err
		}
	}
}

func gateToken(token json.Token, depth *int) error {
	switch t := token.(type) {
	case json.Delim:
		if t == '{' || t == '[' {
			*depth++
		} else {
			*depth--
		}
		if *depth > maxDepth {
			return whole("the JSON is nested more than %d deep", maxDepth)
		}
	case json.Number:
		x, err := t.Float64()
		if err != nil || math.IsInf(x, 0) || math.Abs(x) > maxNumber {
			return whole("the number %s is out of all bounds", chat.Printable(t.String(), 40))
		}
	case string:
		return gateString(t)
	}
	return nil
}

func gateString(s string) error {
	if len(s) > maxString {
		return whole("a text of %d bytes is too long; it begins with %q", len(s), chat.Printable(s, 40))
	}
	for _, r := range s {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return whole("the text %q has the control character U+%04X", chat.Printable(s, 40), r)
		}
	}
	return nil
}

// strictly decodes into a struct; unknown fields are errors.
func strictly(text []byte, into any) error {
	if err := action.Strictly(text, into); err != nil {
		return fmt.Errorf("%s", chat.Printable(err.Error(), 300))
	}
	return nil
}
