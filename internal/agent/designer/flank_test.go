package designer

import (
	"testing"

	"scenograph/internal/catalog"
	"scenograph/internal/scene"
)

func TestWhatStandsBetweenTwoIsFlankedByThem(t *testing.T) {
	between := want{kind: "between", object: "candle", asked: true}
	shelf := want{kind: "on", object: "sideboard", asked: true}
	for name, c := range map[string]struct {
		mount   scene.Mount
		count   int
		pair    []want
		flanked bool
	}{
		"two on the same":          {scene.OnSurface, 2, nil, true},
		"two on something":         {scene.OnSurface, 2, []want{shelf}, true},
		"two with a place already": {scene.OnSurface, 2, []want{{kind: "by_window", object: "window", asked: true}}, false},
		"three":                    {scene.OnSurface, 3, nil, false},
		"two that stand elsewhere": {scene.OnFloor, 2, nil, false},
	} {
		vase := &wish{noun: "vase", count: 1, asked: true, entry: catalog.Entry{Mount: scene.OnSurface}, wants: []want{between, shelf}}
		pair := &wish{noun: "candle", count: c.count, asked: true, entry: catalog.Entry{Mount: c.mount}, wants: c.pair}
		p := &plan{wishes: []*wish{vase, pair}}
		p.flank(vase)
		if flanked := wants(pair, "beside") && !wants(vase, "between") && wants(pair, "on"); flanked != c.flanked {
			t.Errorf("%s: the vase is %+v, the candles %+v", name, vase.wants, pair.wants)
		}
	}
}

func TestWhatFacesADoor(t *testing.T) {
	facing := want{kind: "facing", object: "door", asked: true}
	for name, c := range map[string]struct {
		wants []want
		faces bool
	}{
		"nothing else said":       {[]want{facing}, true},
		"usually against a wall":  {[]want{facing, {kind: "against_wall", soft: true}}, true},
		"in the middle":           {[]want{facing, {kind: "centred_in", object: "room", asked: true}}, false},
		"facing something else":   {[]want{{kind: "facing", object: "sofa", asked: true}}, false},
		"only usually facing one": {[]want{{kind: "facing", object: "door", soft: true}}, false},
	} {
		if w := (&wish{count: 1, entry: catalog.Entry{Mount: scene.OnFloor}, wants: c.wants}); facesDoor(w) != c.faces {
			t.Errorf("%s: it is not %v", name, c.faces)
		}
	}
}
