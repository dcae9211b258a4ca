package draco

import "fmt"

// The two ways of coding Edgebreaker's symbols.
const (
	standardTraversal = 0 // one to three bits each
	valenceTraversal  = 2 // by how many triangles meet at the active vertex
)

const (
	minValence = 2
	maxValence = 7
)

// valenceSymbols are the symbols in the order in which valence contexts number them.
var valenceSymbols = [5]int{topologyC, topologyS, topologyL, topologyR, topologyE}

// traversal says which symbol comes next, and holds what else is coded with the symbols.
type traversal struct {
	bits       *bitReader // of the standard traversal
	startFaces *flags
	seams      []*flags // of each attribute group but the positions'

	contexts [maxValence - minValence + 1][]uint32 // symbols yet to come, by valence; the next one last
	valences []int                                 // vertex → triangles so far; nil in the standard traversal
	context  int                                   // −1 before the first symbol
}

func (t *traversal) start(s *source, kind byte, others, vertices int) error {
	t.context = -1
	switch kind {
	case standardTraversal:
		data := s.sized()
		t.bits = &bitReader{data: data}
	case valenceTraversal:
		t.valences = make([]int, vertices)
	default:
		return fmt.Errorf("its Edgebreaker traversal %d is not known", kind)
	}
	t.startFaces = s.flags()
	for range others {
		t.seams = append(t.seams, s.flags())
	}
	if kind == standardTraversal || s.err != nil {
		return s.err
	}
	for i := range t.contexts {
		count := int(s.varint())
		if s.err != nil || count > 3*vertices {
			return errShort
		}
		var err error
		if t.contexts[i], err = s.numbers(count, 1); err != nil {
			return err
		}
	}
	return s.err
}

// symbol decodes the next symbol.
func (t *traversal) symbol() (int, error) {
	if t.valences == nil {
		kind := int(t.bits.read(1))
		if kind != topologyC {
			kind |= int(t.bits.read(2)) << 1
		}
		if t.bits.over {
			return 0, errShort
		}
		return kind, nil
	}
	if t.context < 0 {
		return topologyE, nil
	}
	left := t.contexts[t.context]
	if len(left) == 0 {
		return 0, errShort
	}
	code := left[len(left)-1]
	t.contexts[t.context] = left[:len(left)-1]
	if int(code) >= len(valenceSymbols) {
		return 0, errTopology
	}
	return valenceSymbols[code], nil
}

// reached counts the triangle at the newly active corner and chooses the context of the next symbol.
func (t *traversal) reached(corners *table, kind int, corner int32) {
	if t.valences == nil {
		return
	}
	at, after, before := corners.vertex[corner], corners.vertex[next(corner)], corners.vertex[previous(corner)]
	t.valences[after]++
	t.valences[before]++
	switch kind {
	case topologyR:
		t.valences[at]++
		t.valences[before]++
	case topologyL:
		t.valences[at]++
		t.valences[after]++
	case topologyE:
		t.valences[at] += 2
		t.valences[after]++
		t.valences[before]++
	}
	t.context = min(max(t.valences[after], minValence), maxValence) - minValence
}

func (t *traversal) merge(kept, lost int32) {
	if t.valences != nil {
		t.valences[kept] += t.valences[lost]
	}
}
