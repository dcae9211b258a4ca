package cli

import (
	"image"
	_ "image/jpeg"
	_ "image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestContactSheets(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("SCENOGRAPH_LIBRARY", filepath.Join(dir, "library"))
	for _, test := range []struct {
		args   []string
		format string
		least  int // pictures
	}{
		{[]string{"library", "sheet", "office chair"}, "png", 1},
		{[]string{"library", "sheet", "--category", "sofa", "--style", "rustic"}, "jpg", 1},
		{[]string{"materials", "sheet", "--family", "leather"}, "jpg", 3},
	} {
		t.Run(strings.Join(test.args, " "), func(t *testing.T) {
			name := filepath.Join(dir, "sheet."+test.format)
			mustRun(t, "", append(test.args, "-o", name)...)
			f, err := os.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			sheet, format, err := image.DecodeConfig(f)
			if err != nil || strings.Replace(format, "jpeg", "jpg", 1) != test.format {
				t.Fatalf("%s: %v", format, err)
			}
			if sheet.Width < test.least*96 || sheet.Height < 96 {
				t.Errorf("%d × %d pixels", sheet.Width, sheet.Height)
			}
		})
	}
	for _, args := range [][]string{{"library", "sheet", "xyzzyqqq"}, {"library", "sheet", "--category", "unicorn"}, {"library", "sheet", "sofa", "--style", "gothic-cyber"}} {
		if o := run(t, "", append(args, "-o", filepath.Join(dir, "none.png"))...); o.status == 0 || o.err == "" {
			t.Errorf("%v: status %d, %q", args, o.status, o.err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "none.png")); err == nil {
		t.Error("a failed sheet was written")
	}
}
