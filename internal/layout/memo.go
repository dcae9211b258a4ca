package layout

import "sync"

// memo keeps answers that are asked for again, by several goroutines at once. An answer depends on its key alone.
type memo[K comparable, V any] struct {
	lock  sync.Mutex
	known map[K]V
}

func (m *memo[K, V]) of(key K, find func() V) V {
	m.lock.Lock()
	v, ok := m.known[key]
	m.lock.Unlock()
	if ok {
		return v
	}
	v = find()
	m.lock.Lock()
	defer m.lock.Unlock()
	if m.known == nil {
		m.known = map[K]V{}
	}
	m.known[key] = v
	return v
}
