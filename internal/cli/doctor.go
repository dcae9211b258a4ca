package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"
)

// finding is one thing doctor looked at.
type finding struct {
	Name   string `json:"name"`
	OK     bool   `json:"ok"`
	Found  string `json:"found"`
	Advice string `json:"advice,omitempty"`
}

func (c *console) doctorCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "doctor",
		Short:   "Look at graphics, libraries and folders, and say what to do about trouble",
		Example: "  scenograph doctor --json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			findings := []finding{c.graphics(), display(), writable("settings folder", configFolder()), writable("cache folder", cacheFolder()), writable("working folder", ".")}
			healthy := true
			var b strings.Builder
			for _, f := range findings {
				healthy = healthy && f.OK
				mark := "ok  "
				if !f.OK {
					mark = "FAIL"
				}
				fmt.Fprintf(&b, "%s  %-16s %s\n", mark, f.Name, f.Found)
				if f.Advice != "" {
					fmt.Fprintf(&b, "      %-16s %s\n", "", f.Advice)
				}
			}
			if err := c.result(map[string]any{"healthy": healthy, "findings": findings}, "%s", strings.TrimRight(b.String(), "\n")); err != nil {
				return err
			}
			if !healthy {
				return fmt.Errorf("doctor found trouble; see its advice")
			}
			return nil
		},
	}
}

func (c *console) graphics() finding {
	info, err := c.host.GL()
	if err != nil {
		return finding{Name: "graphics", Found: err.Error(), Advice: "install a Mesa driver: on Debian and Ubuntu libegl1 and libgl1-mesa-dri"}
	}
	f := finding{Name: "graphics", OK: true, Found: fmt.Sprintf("OpenGL %s, %s (%s)", info.Version, info.Renderer, info.Platform)}
	if info.Software {
		f.Advice = "pictures are drawn by the processor; a graphics driver would be faster"
	}
	return f
}

func display() finding {
	if runtime.GOOS != "linux" {
		return finding{Name: "display", OK: true, Found: runtime.GOOS}
	}
	for _, name := range []string{"WAYLAND_DISPLAY", "DISPLAY"} {
		if value := os.Getenv(name); value != "" {
			return finding{Name: "display", OK: true, Found: name + "=" + value}
		}
	}
	return finding{Name: "display", OK: true, Found: "none", Advice: "the window needs a display; every other command works without"}
}

func configFolder() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "scenograph")
}

func cacheFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "scenograph")
}

// writable tries to write a file in a folder, or in its nearest parent that exists.
func writable(name, dir string) finding {
	if dir == "" {
		return finding{Name: name, Found: "not known", Advice: "set HOME or XDG_CONFIG_HOME"}
	}
	probe := dir
	for {
		if info, err := os.Stat(probe); err == nil && info.IsDir() {
			break
		}
		if parent := filepath.Dir(probe); parent != probe {
			probe = parent
			continue
		}
		break
	}
	file, err := os.CreateTemp(probe, ".scenograph-*")
	if err != nil {
		return finding{Name: name, Found: dir, Advice: fmt.Sprintf("cannot be written: %v", err)}
	}
	file.Close()
	if err := os.Remove(file.Name()); err != nil {
		return finding{Name: name, Found: dir, Advice: err.Error()}
	}
	return finding{Name: name, OK: true, Found: dir}
}
