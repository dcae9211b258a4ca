package clip

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Tokenizer is the byte-pair encoding of CLIP (Radford et al., 2021; Sennrich et al., 2016): lower-case words as bytes written as
// printable letters, joined by the merges in their order. The vocabulary follows from the merges: 256 letters, the same at the end of
// a word, one token for each merge, and two that begin and end a text.
type Tokenizer struct {
	letters [256]string
	ids     map[string]int64
	ranks   map[[2]string]int
	start   int64
	end     int64
}

// Merges of the published vocabulary that are used: files may list more.
const (
	usedMerges = 49152 - 256 - 2
	maxMerges  = 16 << 20 // bytes of a file
)

// NewTokenizer reads merges, a pair in a line; a first line that begins with # or a quotation mark is a heading.
func NewTokenizer(merges []byte) (*Tokenizer, error) {
	if len(merges) > maxMerges || !utf8.Valid(merges) {
		return nil, errors.New("it is no list of merges")
	}
	t := &Tokenizer{ids: map[string]int64{}, ranks: map[[2]string]int{}}
	order := t.alphabet()
	var vocabulary []string
	vocabulary = append(vocabulary, order...)
	for _, letter := range order {
		vocabulary = append(vocabulary, letter+endOfWord)
	}
	for i, line := range bytes.Split(merges, []byte("\n")) {
		text := strings.TrimRight(string(line), "\r")
		if i == 0 && (strings.HasPrefix(text, "#version") || strings.HasPrefix(text, "\"")) || text == "" {
			continue
		}
		a, b, ok := strings.Cut(text, " ")
		if !ok || a == "" || b == "" || strings.Contains(b, " ") {
			return nil, fmt.Errorf("line %d is no pair", i+1)
		}
		if len(t.ranks) == usedMerges {
			break
		}
		if _, twice := t.ranks[[2]string{a, b}]; twice {
			return nil, fmt.Errorf("line %d repeats a pair", i+1)
		}
		t.ranks[[2]string{a, b}] = len(t.ranks)
		vocabulary = append(vocabulary, a+b)
	}
	if len(t.ranks) == 0 {
		return nil, errors.New("it lists no pair")
	}
	for i, token := range vocabulary {
		if _, twice := t.ids[token]; !twice {
			t.ids[token] = int64(i)
		}
	}
	t.start, t.end = int64(len(vocabulary)), int64(len(vocabulary)+1)
	return t, nil
}

const endOfWord = "</w>"

// alphabet gives every byte a letter: itself where it is printable, else one from U+0100 on. It returns the letters in the order of the
// vocabulary.
func (t *Tokenizer) alphabet() []string {
	var order []string
	printable := func(b int) bool { return b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae }
	for b := range 256 {
		if printable(b) {
			t.letters[b] = string(rune(b))
			order = append(order, t.letters[b])
		}
	}
	next := rune(256)
	for b := range 256 {
		if !printable(b) {
			t.letters[b] = string(next)
			order = append(order, t.letters[b])
			next++
		}
	}
	return order
}

var (
	pieces = regexp.MustCompile(`(?i)<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\s\p{L}\p{N}]+`)
	spaces = regexp.MustCompile(`\s+`)
)

// Encode writes a text as length ids, begun, ended and cut where it is too long, and the mask of those that count.
func (t *Tokenizer) Encode(text string, length int) (ids, mask []int64) {
	ids, mask = make([]int64, length), make([]int64, length)
	const enough = 64 // bytes for each token, at the most looked at
	if len(text) > enough*length {
		text = text[:enough*length]
	}
	text = strings.ToLower(strings.TrimSpace(spaces.ReplaceAllString(html.UnescapeString(html.UnescapeString(strings.ToValidUTF8(text, ""))), " ")))
	out := []int64{t.start}
	for _, piece := range pieces.FindAllString(text, -1) {
		for _, token := range t.split(piece) {
			if id, ok := t.ids[token]; ok {
				out = append(out, id)
			}
		}
		if len(out) >= length {
			break
		}
	}
	out = append(out[:min(len(out), length-1)], t.end)
	copy(ids, out)
	for i := range out {
		mask[i] = 1
	}
	return ids, mask
}

// split joins the letters of a word by the merges, always the earliest in the list first.
func (t *Tokenizer) split(word string) []string {
	var parts []string
	for _, b := range []byte(word) {
		parts = append(parts, t.letters[b])
	}
	parts[len(parts)-1] += endOfWord
	for len(parts) > 1 {
		best, at := -1, 0
		for i := range parts[:len(parts)-1] {
			if rank, ok := t.ranks[[2]string{parts[i], parts[i+1]}]; ok && (best < 0 || rank < best) {
				best, at = rank, i
			}
		}
		if best < 0 {
			break
		}
		a, b := parts[at], parts[at+1]
		var next []string
		for i := 0; i < len(parts); i++ {
			if i+1 < len(parts) && parts[i] == a && parts[i+1] == b {
				next = append(next, a+b)
				i++
				continue
			}
			next = append(next, parts[i])
		}
		parts = next
	}
	return parts
}
