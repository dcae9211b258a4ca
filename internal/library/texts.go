package library

import (
	"slices"
	"sync"
)

// mostTexts bounds how many texts are kept as they were read.
const mostTexts = 256

// texts remembers what a model has read. Of what is typed letter by letter only the last text is read in the background.
type texts struct {
	mu     sync.Mutex
	of     map[string][]float32 // nil for what the model cannot read
	order  []string             // the oldest first
	turn   int                  // grows when everything is forgotten
	wanted string               // to be read next in the background
	by     Eyes                 // who is to read it
	busy   bool
	told   func()
}

func (t *texts) forget() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.of, t.order, t.wanted = nil, nil, ""
	t.turn++
}

func (t *texts) whenRead(told func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.told = told
}

// has reports whether a text was read, or was tried to be.
func (t *texts) has(text string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	_, ok := t.of[text]
	return ok
}

// read is the embedding of a text. Without waiting it is nil until the model has read the text; it is nil too for what cannot be read.
func (t *texts) read(eyes Eyes, text string, wait bool) []float32 {
	t.mu.Lock()
	if numbers, ok := t.of[text]; ok {
		t.mu.Unlock()
		return numbers
	}
	turn := t.turn
	if wait {
		t.mu.Unlock()
		return t.learn(eyes, text, turn)
	}
	t.wanted, t.by = text, eyes
	if !t.busy {
		t.busy = true
		go t.follow()
	}
	t.mu.Unlock()
	return nil
}

func (t *texts) learn(eyes Eyes, text string, turn int) []float32 {
	numbers, err := eyes.EmbedText(prompted(text))
	if err != nil {
		numbers = nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.turn != turn {
		return numbers
	}
	if t.of == nil {
		t.of = map[string][]float32{}
	}
	if _, known := t.of[text]; !known {
		if len(t.order) >= mostTexts {
			delete(t.of, t.order[0])
			t.order = slices.Delete(t.order, 0, 1)
		}
		t.order = append(t.order, text)
	}
	t.of[text] = numbers
	return numbers
}

// follow reads what is wanted until nothing is.
func (t *texts) follow() {
	for {
		t.mu.Lock()
		text, eyes, turn, told := t.wanted, t.by, t.turn, t.told
		t.wanted = ""
		if text == "" {
			t.busy = false
			t.mu.Unlock()
			return
		}
		t.mu.Unlock()
		t.learn(eyes, text, turn)
		if told != nil {
			told()
		}
	}
}
