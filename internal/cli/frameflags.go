package cli

import (
	"github.com/spf13/cobra"

	"scenograph/internal/assembly"
	"scenograph/internal/intake"
)

// frameFlags tell the unit and the upward axis of files that do not say theirs.
type frameFlags struct{ unit, up string }

func (f *frameFlags) add(command *cobra.Command) {
	command.Flags().StringVar(&f.unit, "unit", "", "UNIT of an .obj or .stl file: m, cm, mm, in, ft or a number of metres (default: m; mm for an .stl larger than a house)")
	command.Flags().StringVar(&f.up, "up", "", "AXIS of an .obj or .stl file that points upwards: x, y or z (default: y for .obj, z for .stl)")
}

// frame returns metres per unit, 0 where nothing was said, and the axis.
func (f *frameFlags) frame() (unitM float64, up string, err error) {
	if unitM, err = intake.Unit(f.unit); err != nil {
		return 0, "", usageError{err}
	}
	if err := (assembly.Options{Up: assembly.Axis(f.up)}).Check(); err != nil {
		return 0, "", usageError{err}
	}
	return unitM, f.up, nil
}
