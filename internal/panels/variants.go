package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
)

// variantsBody asks what kind of variants are made. They are laid out over the view while they are made.
func (ui *UI) variantsBody() bool {
	d, t := &ui.dialog, &ui.theme
	ui.dialogTitle("Variants of this room")
	ui.wrapped(t.Muted, "Things in other places that their relations allow, others of the same kind and size, other materials and light. "+
		"What is pinned or locked stays, and each variant passes every check.")
	ui.gap(Space1)
	pickFrom(ui, "variants/count", "How many", presenter.VariantCounts(), &d.variants.Count)
	pickFrom(ui, "variants/keep", "All of them keep", presenter.VariantKeeps(), &d.variants.Keep)
	ui.prefRow("Seed", func() {
		seed := int32(d.variants.Seed)
		imgui.SetNextItemWidth(t.Px(120))
		if imgui.InputIntV("##seed", &seed, 1, 10, 0) {
			d.variants.Seed = uint64(max(seed, 1))
		}
		ui.mark("variants/seed")
		ui.tooltip("Another seed gives another family; the same seed gives the same one")
	})
	done, cancel := ui.dialogButtons("Make them", primary, true)
	if done {
		ui.want(d.variants)
		return false
	}
	return !cancel
}
