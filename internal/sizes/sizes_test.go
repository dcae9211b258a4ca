package sizes

import (
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/lookup"
	"scenograph/internal/scene"
)

func TestNamesOfEveryKind(t *testing.T) {
	for name, want := range map[string]string{
		"pallet_racks": "pallet rack", "TV stand": "TV stand", "coffeetable": "coffee table", "knives": "knife", "cardboard_boxes": "cardboard box",
		"bicycles": "bicycle", "workbench": "workbench", "IV_stand": "iv stand", "tires": "tire", "lower_cabinets": "kitchen cabinet", "wine glass": "wine glass",
	} {
		got, ok := Of(name)
		if !ok || got.Name != want || got.Kind == lookup.Near {
			t.Errorf("%q: %q (%s), want %q", name, got.Name, got.Kind, want)
		}
	}
	for _, name := range []string{"", "zorblax", "flux capacitor"} {
		if got, ok := Of(name); ok {
			t.Errorf("%q is taken for %q", name, got.Name)
		}
	}
	if got, ok := Of("industrial forklift"); !ok || got.Name != "forklift" {
		t.Errorf("a described thing is %q", got.Name)
	}
}

// requested are the names in the asset lists of LayoutVLM's tasks.
var requested = []string{
	"TV stand", "air hockey table", "arcade machine", "bar stool", "bar table", "bed", "blanket", "book", "bookshelf", "bread_basket", "buffet table", "cable management box", "candleholder",
	"cash register", "cash_register", "centerpiece", "chair", "chairs", "chandelier", "cheese_board", "clock", "coaster", "coffee table", "coffeetable", "colorful mat", "computer monitor",
	"counter", "darts board", "decorative plant", "deli_counter", "desk", "dessert station", "dinner plate", "drink dispenser", "educational poster", "fertilizer", "floor lamp", "flower vase",
	"food warmer", "foosball table", "forks", "gaming chair", "gaming console", "gloves", "gourmet_goods", "headset", "keyboard", "knives", "large table", "loveseat", "meat_slicer", "mouse",
	"napkin holder", "napkins", "nightstand", "pencil holder", "ping pong table", "plant", "plant markers", "plates", "play mat", "pool table", "popcorn machine", "potting station",
	"pruning shears", "reading chair", "reading lamp", "remote control", "rug", "scale", "shopping_basket", "signage", "small table", "speaker", "spoons", "stuffed animal", "succulent", "table",
	"tablecloth", "terrarium", "throw pillow", "toy basket", "toy box", "toy chest", "vending machine", "wall art", "watering can", "whiteboard", "wine glass", "wine_bottle", "wooden_shelf",
	"workshop apron",
}

func TestEverythingRequestedHasASize(t *testing.T) {
	for _, name := range requested {
		if got, ok := Of(name); !ok || got.Kind == lookup.Near {
			t.Errorf("%q: %q (%s)", name, got.Name, got.Kind)
		}
	}
	missing := 0
	for _, e := range catalog.Builtin().Entries() {
		if got, ok := Of(e.Category); !ok || got.Kind == lookup.Near {
			t.Logf("a row for %q would be:\n\t%s | %.2f %.2f %.2f | %s | %s | catalogue", e.ID, e.Category, e.Size[0], e.Size[1], e.Size[2], e.Mount, e.ID)
			missing++
		}
	}
	if all := len(catalog.Builtin().Entries()); missing > all/20 {
		t.Errorf("%d of the catalogue's %d things have no row", missing, all)
	}
}

func TestTheTable(t *testing.T) {
	known := map[string]catalog.Entry{}
	for _, e := range catalog.Builtin().Entries() {
		known[e.ID] = e
	}
	seen := map[string]string{}
	for _, r := range Rows() {
		for _, n := range append([]string{r.Name}, r.Others...) {
			if other, twice := seen[n]; twice {
				t.Errorf("%q names %q and %q", n, other, r.Name)
			}
			seen[n] = r.Name
		}
		if r.Source == "" {
			t.Errorf("%q has no source", r.Name)
		}
		e, ok := known[r.Like]
		if r.Like != "" && !ok {
			t.Errorf("%q is to look like %q, which the catalogue does not have", r.Name, r.Like)
		}
		if ok && hangs(e.Mount) != hangs(r.Mount) {
			t.Errorf("%q is kept %s and looks like %q, which is kept %s", r.Name, r.Mount, r.Like, e.Mount)
		}
	}
}

// keepTheirShape are things of which the width follows the height.
var keepTheirShape = map[string]bool{"violin": true, "bouquet": true, "workshop apron": true, "curtain": true, "sculpture": true}

// TestTheCatalogueDrawsItsRows builds every row's thing at the row's size: the answer of "--sizes table" must have exactly that.
func TestTheCatalogueDrawsItsRows(t *testing.T) {
	store := asset.NewStore()
	for _, r := range Rows() {
		if r.Like == "" || r.Source == "catalogue" || keepTheirShape[r.Name] {
			continue
		}
		thing, err := catalog.Builtin().Build(store, catalog.Request{Entry: r.Like, Size: r.Size})
		if err != nil {
			t.Fatal(err)
		}
		if d := thing.Bounds.Size().Sub(r.Size); max(math.Abs(d[0]), math.Abs(d[1]), math.Abs(d[2])) > 0.005 {
			t.Errorf("%q is built %.3f instead of %.3f", r.Name, thing.Bounds.Size(), r.Size)
		}
	}
}

func hangs(m scene.Mount) bool { return m == scene.OnWall || m == scene.OnCeiling }

func TestBadTables(t *testing.T) {
	for _, text := range []string{"chair | 1 1 1 | floor | x", "chair | 1 1 | floor | | retail", "chair | 1 1 0 | floor | | retail", "chair | 1 1 x | floor | | retail", "chair | 1 1 1 | air | | retail"} {
		if _, err := parse(text); err == nil {
			t.Errorf("%q is accepted", text)
		}
	}
	rows, err := parse("# note\n\nchair, seat | 0.5 0.6 0.9 | floor | dining-chair | EN 1\n")
	if err != nil || len(rows) != 1 || rows[0].Size != (geom.Vec3{0.5, 0.6, 0.9}) || rows[0].Others[0] != "seat" {
		t.Errorf("%+v, %v", rows, err)
	}
}
