package cli

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
)

// fitSummary is how well the colliders of the whole catalogue fit.
type fitSummary struct {
	Kinds        int     `json:"kinds"`
	MedianMM     float64 `json:"medianMm"` // Hausdorff distance
	P90MM        float64 `json:"p90Mm"`
	WorstMM      float64 `json:"worstMm"`
	MedianVolume float64 `json:"medianVolumeRatio"` // of the kinds that enclose something
}

// catalogueColliders measures every kind of thing in the catalogue, the worst first.
func (c *console) catalogueColliders(args []string) error {
	if len(args) > 0 {
		return usageError{errors.New("--catalogue measures the catalogue and takes no project")}
	}
	source := catalog.Builtin()
	var lines []colliderLine
	for _, e := range source.Entries() {
		store := asset.NewStore()
		built, err := source.Build(store, catalog.Request{Entry: e.ID})
		if err != nil {
			return err
		}
		n := built.Nodes(scene.NodeID(e.ID), e.Name, "", geom.IdentityTransform())[0]
		line, err := colliderLineOf(store, &n, map[asset.ID]rigid.Fitted{})
		if err != nil {
			return fmt.Errorf("%s: %w", e.ID, err)
		}
		lines = append(lines, line)
	}
	slices.SortStableFunc(lines, func(a, b colliderLine) int { return cmp.Compare(b.HausdorffMM, a.HausdorffMM) })
	sum := summaryOf(lines)
	return c.result(map[string]any{"summary": sum, "things": lines}, "%s\nHausdorff distance: median %.1f mm, nine in ten below %.1f mm, worst %.1f mm; volume of the colliders over the thing's: median %.2f",
		colliderText("the catalogue", lines), sum.MedianMM, sum.P90MM, sum.WorstMM, sum.MedianVolume)
}

// summaryOf wants lines with the worst first.
func summaryOf(lines []colliderLine) fitSummary {
	out := fitSummary{Kinds: len(lines)}
	if len(lines) == 0 {
		return out
	}
	out.MedianMM, out.P90MM, out.WorstMM = lines[len(lines)/2].HausdorffMM, lines[len(lines)/10].HausdorffMM, lines[0].HausdorffMM
	var ratios []float64
	for _, l := range lines {
		if l.VolumeRatio > 0 && !math.IsInf(l.VolumeRatio, 0) {
			ratios = append(ratios, l.VolumeRatio)
		}
	}
	if slices.Sort(ratios); len(ratios) > 0 {
		out.MedianVolume = ratios[len(ratios)/2]
	}
	return out
}
