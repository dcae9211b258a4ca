package frame

import (
	"math"
	"reflect"

	"scenograph/internal/scene"
)

// fingerprints sets Shaded and Contents: equal frames give equal pictures.
func (f *Frame) fingerprints(base uint64, o *Overlay) {
	h := newDigest()
	h.word(base)
	if o.Ghost != nil && o.Ghost.After != nil {
		h.word(sceneFingerprint(o.Ghost.After))
		if o.Ghost.Misfit {
			h.word(1)
		}
	}
	h.value(reflect.ValueOf(&f.View).Elem())
	h.value(reflect.ValueOf(&f.Style).Elem())
	h.value(reflect.ValueOf(&f.Segments).Elem())
	h.value(reflect.ValueOf(&f.Dots).Elem())
	f.Shaded = uint64(h)
	if o.Ghost != nil {
		h.text(string(o.Ghost.Highlight))
	}
	for _, list := range [2][]scene.NodeID{o.Selected, o.Hovered} {
		h.word(uint64(len(list)))
		for _, id := range list {
			h.text(string(id))
		}
	}
	f.Contents = uint64(h)
}

// digest is a running hash of words: multiplied and folded as in FNV, with a finer mix (Steele et al. 2014, splitmix64).
type digest uint64

func newDigest() digest { return 0x9E3779B97F4A7C15 }

func (d *digest) word(x uint64) {
	h := (uint64(*d) ^ x) * 0xBF58476D1CE4E5B9
	h = (h ^ h>>29) * 0x94D049BB133111EB
	*d = digest(h ^ h>>32)
}

func (d *digest) text(s string) {
	d.word(uint64(len(s)))
	word := uint64(0)
	for i := range len(s) {
		word = word<<8 | uint64(s[i])
		if i%8 == 7 {
			d.word(word)
			word = 0
		}
	}
	d.word(word)
}

// value adds plain data of any type, without allocating: numbers, texts and what is made of them, pointers followed.
func (d *digest) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		word := uint64(0)
		if v.Bool() {
			word = 1
		}
		d.word(word)
	case reflect.Float32, reflect.Float64:
		d.word(math.Float64bits(v.Float()))
	case reflect.String:
		d.text(v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			d.value(v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		d.word(uint64(v.Len()))
		for i := range v.Len() {
			d.value(v.Index(i))
		}
	case reflect.Pointer:
		if v.IsNil() {
			d.word(0)
			return
		}
		d.value(v.Elem())
	default:
		if v.CanInt() {
			d.word(uint64(v.Int()))
			return
		}
		d.word(v.Uint())
	}
}
