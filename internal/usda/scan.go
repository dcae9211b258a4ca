package usda

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// scanner reads the tokens of the grammar.
type scanner struct {
	text    string
	at      int
	counted int // bytes up to which line breaks were counted
	breaks  int
}

func (s *scanner) peek() byte {
	if s.at >= len(s.text) {
		return 0
	}
	return s.text[s.at]
}

// line is the number of the line that is being read. Lines are counted once, as reading goes on.
func (s *scanner) line() int {
	at := min(s.at, len(s.text))
	if at < s.counted {
		return 1 + strings.Count(s.text[:at], "\n")
	}
	s.breaks += strings.Count(s.text[s.counted:at], "\n")
	s.counted = at
	return 1 + s.breaks
}

func (s *scanner) fail(format string, args ...any) error {
	return fmt.Errorf("usda: line %d: %s", s.line(), fmt.Sprintf(format, args...))
}

// blank skips spaces within a line.
func (s *scanner) blank() {
	for s.at < len(s.text) && (s.text[s.at] == ' ' || s.text[s.at] == '\t' || s.text[s.at] == '\r') {
		s.at++
	}
}

// space skips white space and comments.
func (s *scanner) space() {
	for s.at < len(s.text) {
		switch s.text[s.at] {
		case ' ', '\t', '\r', '\n':
			s.at++
		case '#':
			end := strings.IndexByte(s.text[s.at:], '\n')
			if end < 0 {
				s.at = len(s.text)
				return
			}
			s.at += end
		default:
			return
		}
	}
}

// separators skips white space, comments and the marks between statements.
func (s *scanner) separators() {
	for {
		s.space()
		if c := s.peek(); c != ';' && c != ',' {
			return
		}
		s.at++
	}
}

// take skips white space and takes a byte if it is next.
func (s *scanner) take(c byte) bool {
	s.space()
	if s.peek() != c {
		return false
	}
	s.at++
	return true
}

func wordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '+' || c == '.' || c == ':' || c >= utf8.RuneSelf
}

func (s *scanner) word() string {
	start := s.at
	for s.at < len(s.text) && wordByte(s.text[s.at]) {
		s.at++
	}
	return s.text[start:s.at]
}

// identifier reads a word that begins with a letter.
func (s *scanner) identifier() (string, error) {
	s.space()
	c := s.peek()
	if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= utf8.RuneSelf) {
		return "", s.fail("wants a name, not %.20q", s.text[min(s.at, len(s.text)):])
	}
	return s.word(), nil
}

// key is an identifier or a quoted string.
func (s *scanner) key() (string, error) {
	s.space()
	if c := s.peek(); c == '"' || c == '\'' {
		return s.quoted()
	}
	return s.identifier()
}

var errUnclosed = errors.New("is not closed")

// quoted reads a string literal, single or in triple quotes.
func (s *scanner) quoted() (string, error) {
	quote := s.text[s.at]
	mark := string(quote)
	if long := strings.Repeat(mark, 3); strings.HasPrefix(s.text[s.at:], long) {
		mark = long
	}
	start := s.at
	s.at += len(mark)
	var b strings.Builder
	for s.at < len(s.text) {
		switch {
		case strings.HasPrefix(s.text[s.at:], mark):
			s.at += len(mark)
			return b.String(), nil
		case s.text[s.at] == '\\' && s.at+1 < len(s.text):
			s.escape(&b)
		case s.text[s.at] == '\n' && len(mark) == 1:
			return "", s.fail("a string %v", errUnclosed)
		default:
			b.WriteByte(s.text[s.at])
			s.at++
		}
	}
	s.at = start
	return "", s.fail("a string that begins here %v", errUnclosed)
}

func (s *scanner) escape(b *strings.Builder) {
	c := s.text[s.at+1]
	s.at += 2
	switch c {
	case 'n':
		b.WriteByte('\n')
	case 't':
		b.WriteByte('\t')
	case 'r':
		b.WriteByte('\r')
	case 'x':
		if s.at+2 <= len(s.text) {
			if code, err := strconv.ParseUint(s.text[s.at:s.at+2], 16, 8); err == nil {
				b.WriteByte(byte(code))
				s.at += 2
				return
			}
		}
		b.WriteByte('x')
	default:
		b.WriteByte(c)
	}
}

// asset reads @path@ or @@@path@@@.
func (s *scanner) asset() (string, error) {
	mark := "@"
	if strings.HasPrefix(s.text[s.at:], "@@@") {
		mark = "@@@"
	}
	end := strings.Index(s.text[s.at+len(mark):], mark)
	if end < 0 {
		return "", s.fail("an asset path %v", errUnclosed)
	}
	start := s.at + len(mark)
	s.at = start + end + len(mark)
	return s.text[start : start+end], nil
}

// path reads <path>.
func (s *scanner) path() (string, error) {
	end := strings.IndexAny(s.text[s.at:], ">\n")
	if end < 0 || s.text[s.at+end] == '\n' {
		return "", s.fail("a path %v", errUnclosed)
	}
	start := s.at + 1
	s.at += end + 1
	return s.text[start : s.at-1], nil
}
