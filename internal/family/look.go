package family

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// making is one try at a variant.
type making struct {
	base   *Base
	keep   Keep
	seed   uint64
	rng    *rand.Rand
	style  string
	kelvin float64
	looks  map[scene.NodeID]catalog.Thing // new shapes
	calm   map[scene.NodeID]bool          // keep their shapes, and what stands on them
	draft  *scene.Draft
}

const (
	swapShare  = 0.65 // of the kinds of thing that get another shape
	otherShare = 0.5  // of those that come from another entry, where there is one of the size class
	sizeClass  = 1.3  // sizes of a class differ by this factor at most, along every side
	spread     = 0.06 // how much larger or smaller a thing of the same entry may be
	seeds      = 8    // designs of an entry that are told apart
)

// shelf keeps what the catalogue has built, for all variants.
type shelf struct {
	lock  sync.Mutex
	built map[string]catalog.Thing
}

func (s *shelf) build(source catalog.Source, store *asset.Store, req catalog.Request) (catalog.Thing, error) {
	key := fmt.Sprintf("%s/%s/%d/%v", req.Entry, req.Style, req.Seed, req.Size)
	s.lock.Lock()
	thing, ok := s.built[key]
	s.lock.Unlock()
	if ok {
		return thing, nil
	}
	thing, err := source.Build(store, req)
	if err != nil {
		return thing, fmt.Errorf("family: %w", err)
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.built == nil {
		s.built = map[string]catalog.Thing{}
	}
	s.built[key] = thing
	return thing, nil
}

// chooseLooks decides on a style and builds new shapes; things that were alike stay alike.
func (m *making) chooseLooks() error {
	styles := stylesOf(m.base.things)
	m.style = styles[m.rng.IntN(len(styles))]
	m.kelvin = 2500 + 100*float64(m.rng.IntN(11))
	chosen := map[asset.ID]*catalog.Request{}
	for _, t := range m.base.things {
		if !t.built {
			continue
		}
		key := t.node.Model.Asset
		req, decided := chosen[key]
		if !decided {
			req = m.request(t)
			chosen[key] = req
		}
		if req == nil || m.calm[t.node.ID] || m.calm[t.carrier] || m.keep == KeepLayout && m.base.holds(t) {
			continue
		}
		thing, err := m.base.shelf.build(m.base.source, m.base.store, *req)
		if err != nil {
			return err
		}
		if sameClass(thing.Bounds.Size(), t.body.Local.Size()) {
			m.looks[t.node.ID] = thing
		}
	}
	return nil
}

// stylesOf lists the styles that every built thing comes in, or else those of any.
func stylesOf(things []*thing) []string {
	var out []string
	for _, t := range things {
		for _, s := range t.entry.Styles {
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	if len(out) == 0 {
		return []string{""}
	}
	slices.Sort(out)
	return out
}

// request is another thing of the same category and size class, or nil when this kind keeps its shape.
func (m *making) request(t *thing) *catalog.Request {
	if m.rng.Float64() > swapShare {
		return nil
	}
	req := catalog.Request{Entry: t.entry.ID, Style: m.style, Seed: uint64(m.rng.IntN(seeds)), Size: t.request.Size}
	if others := m.others(t); len(others) > 0 && m.rng.Float64() < otherShare {
		req.Entry = others[m.rng.IntN(len(others))]
		return &req
	}
	if m.keep != KeepLayout {
		factor := 1 + spread*math.Round(4*m.rng.Float64()-2)/2
		req.Size = geom.Vec3{round(t.request.Size[0]*factor, 1e3), round(t.request.Size[1]*factor, 1e3), t.request.Size[2]}
	}
	return &req
}

// others lists the entries of a thing's category that can be as large and are carried alike.
func (m *making) others(t *thing) []string {
	var out []string
	for _, e := range m.base.source.Entries() {
		if e.ID == t.entry.ID || e.Category != t.entry.Category || e.Mount != t.entry.Mount || !slices.Contains(e.Styles, m.style) {
			continue
		}
		size := t.request.Size
		for i := range size {
			size[i] = geom.Clamp(size[i], e.MinSize[i], e.MaxSize[i])
		}
		if sameClass(size, t.request.Size) {
			out = append(out, e.ID)
		}
	}
	return out
}

func sameClass(a, b geom.Vec3) bool {
	for i := range a {
		if a[i] > b[i]*sizeClass+0.01 || b[i] > a[i]*sizeClass+0.01 {
			return false
		}
	}
	return true
}

func round(x, steps float64) float64 { return math.Round(x*steps) / steps }

// node is a thing's node as it looks in the variant, in its old place.
func (m *making) node(t *thing) scene.Node {
	n := *t.node
	look, ok := m.looks[n.ID]
	if !ok {
		return n
	}
	made := look.Nodes(n.ID, n.Name, n.Parent, n.Transform)[0]
	n.Model, n.Physics, n.Semantics, n.Joints = made.Model, made.Physics, made.Semantics, nil
	return n
}
