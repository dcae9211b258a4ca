package catalog

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/lookup"
	"scenograph/internal/scene"
	"scenograph/internal/surface"
)

// kind is an entry that can be built.
type kind struct {
	Entry
	slots []slot
	model func(*bench)
}

// slot is a material slot of a kind: a preset's name, or a role of the style's palette such as "$wood".
type slot struct {
	name, material string
	fill           float64 // share of the modelled volume that is solid; 0 means 1
}

// builtin is the parametric catalogue. Its only state is the textures it has drawn.
type builtin struct {
	kinds   []kind
	presets map[string]MaterialPreset
	shelf   *surface.Shelf
	placing sync.Mutex
	placed  map[string]asset.ID // textures that have been in a store, by name
	index   *lookup.Index
}

// Builtin returns the parametric catalogue. Keep one: it keeps the textures it draws, for the next start in the user's cache folder.
func Builtin() Source {
	dir, err := os.UserCacheDir()
	if err != nil {
		return newBuiltin("")
	}
	return newBuiltin(filepath.Join(dir, "scenograph", "surfaces"))
}

// newBuiltin keeps textures in a folder; "" is for memory only.
func newBuiltin(textures string) *builtin {
	kinds := slices.Concat(seatingKinds(), chairKinds(), tableKinds(), storageKinds(), bedKinds(), lampKinds(), softKinds(), plantKinds(), decorKinds(),
		kitchenKinds(), bathKinds(), deviceKinds(), tablewareKinds(), shopKinds(), gameKinds(), cookwareKinds(), officeKinds(), arcadeKinds(), deliKinds(), gardenKinds(), settingKinds(), gadgetKinds(), classroomKinds(), fittingKinds(), sportKinds(), householdKinds(),
		workshopKinds(), gymKinds(), clinicKinds(), outdoorKinds(), fixtureKinds(), dailyKinds(), fixedKinds(), everydayKinds(), personalKinds(), largeKinds())
	for i := range kinds {
		kinds[i].complete()
	}
	slices.SortFunc(kinds, func(a, b kind) int { return cmp.Compare(a.ID, b.ID) })
	return &builtin{kinds: kinds, presets: presetsByName(), shelf: surface.NewShelf(textures), placed: map[string]asset.ID{}, index: indexOf(kinds)}
}

// complete fills in what most entries share.
func (k *kind) complete() {
	if k.Category == "" {
		k.Category = strings.ToLower(k.Name)
	}
	if k.Mount == "" {
		k.Mount = scene.OnFloor
	}
	if k.Styles == nil {
		k.Styles = styleNames()
	}
	if k.MinSize == (geom.Vec3{}) {
		k.MinSize, k.MaxSize = k.Size.Mul(0.75), k.Size.Mul(1.35)
	}
}

func (b *builtin) Entries() []Entry {
	out := make([]Entry, len(b.kinds))
	for i := range b.kinds {
		out[i] = b.kinds[i].Entry
	}
	return out
}

func (b *builtin) Build(store *asset.Store, req Request) (Thing, error) {
	at, ok := slices.BinarySearchFunc(b.kinds, req.Entry, func(k kind, id string) int { return cmp.Compare(k.ID, id) })
	if !ok {
		return Thing{}, fmt.Errorf("catalog: there is no entry %q; search for one", req.Entry)
	}
	k := &b.kinds[at]
	req, err := k.settle(req)
	if err != nil {
		return Thing{}, err
	}
	w := newBench(k, req)
	k.model(w)
	thing, err := w.finish(store, b)
	if err != nil {
		return Thing{}, fmt.Errorf("catalog: building %q: %w", k.ID, err)
	}
	return thing, nil
}

// settle fills in what a request leaves open.
func (k *kind) settle(req Request) (Request, error) {
	for i := range 3 {
		if req.Size[i] <= 0 || !geom.Finite(req.Size[i]) {
			req.Size[i] = k.Size[i]
		}
		req.Size[i] = math.Round(geom.Clamp(req.Size[i], k.MinSize[i], k.MaxSize[i])*1e4) / 1e4
	}
	req.Style = strings.ToLower(strings.TrimSpace(req.Style))
	if alias, ok := styleAliases()[req.Style]; ok {
		req.Style = alias
	}
	if req.Style == "" {
		usual := usualStyles()
		req.Style = usual[randomFor(k.ID, "style", req.Seed).IntN(len(usual))]
	}
	if !slices.Contains(styleNames(), req.Style) {
		return req, fmt.Errorf("catalog: there is no style %q; use %s", req.Style, strings.Join(styleNames(), ", "))
	}
	if !k.Varies {
		req.Seed = 0
	}
	return req, nil
}

// randomFor gives every purpose its own stream, so that one more draw for one purpose does not change another.
func randomFor(entry, purpose string, seed uint64) *rand.Rand {
	hash := uint64(14695981039346656037)
	for _, c := range []byte(entry + "/" + purpose) {
		hash = (hash ^ uint64(c)) * 1099511628211
	}
	return rand.New(rand.NewPCG(seed, hash))
}

func (r Request) recipe() (json.RawMessage, error) {
	return json.Marshal(struct {
		Catalog string `json:"catalog"`
		Request
	}{"builtin", r})
}
