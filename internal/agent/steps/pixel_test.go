package steps

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/floorplan"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

func TestPlaceAtPixel(t *testing.T) {
	b := &Builder{Store: asset.NewStore(), Source: catalog.Builtin()}
	ctx := context.Background()
	built, err := b.Build(ctx, Ask{Scene: scene.Empty("x")}, draft(t, study, `{"action":"place","id":"desk","thing":"desk"}`))
	if err != nil {
		t.Fatal(err)
	}
	head := built.After
	world, err := query.New(head, b.Store)
	if err != nil {
		t.Fatal(err)
	}
	box := world.Bounds("desk", false)
	meant := box.Center()
	meant[2] = box.Max[2]
	pixel, _, ok := floorplan.CloseUp(box, head.WorldFromNode("desk").Rotation.YawAngle(), 640, 480).Project(meant)
	if !ok {
		t.Fatal("the desk's top is not in its close-up")
	}
	step := func(thing string, x, y float64, width int) string {
		return fmt.Sprintf(`{"action":"place_at_pixel","id":"thing","thing":%q,"on":"desk","x":%g,"y":%g,"width":%d}`, thing, x, y, width)
	}
	// twice as large a picture has twice the pixels and means the same
	for scale := 1.0; scale <= 2; scale++ {
		built, err = b.Build(ctx, Ask{Scene: head}, draft(t, step("vase", pixel[0]*scale, pixel[1]*scale, 640*int(scale))))
		if err != nil {
			t.Fatal(err)
		}
		n, ok := built.After.Node("thing")
		if !ok || n.Parent != "desk" {
			t.Fatalf("the vase stands on %q", n.Parent)
		}
		at := built.After.WorldFromNode("thing").Translation
		if off := at.Sub(meant); off.Len() > 0.05 {
			t.Errorf("the vase stands at %v, %v was pointed at", at, meant)
		}
		verdicts, err := check.Run(built.After, b.Store)
		if err != nil || !check.Valid(verdicts) {
			t.Errorf("not valid: %v %v", verdicts, err)
		}
	}
	for words, bad := range map[string]string{
		"is not in a picture": step("vase", 900, 10, 640),
		"width of 3":          step("vase", 1, 1, 3),
		`no node "chair"`:     strings.ReplaceAll(step("vase", 1, 1, 640), `"desk"`, `"chair"`),
		"there is not":        step("vase", 2, 2, 640),
	} {
		if _, err := b.Build(ctx, Ask{Scene: head}, draft(t, bad)); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}
