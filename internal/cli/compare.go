package cli

import (
	"fmt"
	"image"
	"os"

	"github.com/spf13/cobra"

	"scenograph/internal/pix"
)

func (c *console) compareCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "compare first.png second.png",
		Short: "Tell how much two pictures are alike",
		Long: `Tell how much two pictures of one size are alike:
structure, the mean structural similarity (SSIM) of their luma, 1 for equal pictures;
colour, the mean difference of a channel; and offset, how much brighter the second is, both in levels of 255.`,
		Example: "  scenograph compare raster.png traced.png",
		Args:    exactly(2, "two pictures"),
		RunE: func(_ *cobra.Command, args []string) error {
			var pictures [2]*image.NRGBA
			for i, path := range args {
				data, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				if pictures[i], err = pix.Decode(data, pix.DefaultLimits()); err != nil {
					return fmt.Errorf("%s: %w", path, err)
				}
			}
			l, err := pix.Compare(pictures[0], pictures[1])
			if err != nil {
				return err
			}
			value := map[string]float64{"structure": l.Structure, "colour": l.Color, "offset": l.Offset}
			return c.result(value, "structure %.3f  colour %.1f  offset %+.1f", l.Structure, l.Color, l.Offset)
		},
	}
}
