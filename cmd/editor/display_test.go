package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"scenograph/internal/panels"
)

// patience is how long a test waits for something that usually takes a moment: the machine may be busy.
const patience = 90 * time.Second

// needPrograms skips, loudly, where the programs that stand in for a person and a screen are missing.
func needPrograms(t *testing.T, names ...string) {
	t.Helper()
	for _, name := range names {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("SKIPPED: %s is not installed, so the window is not tested", name)
		}
	}
}

// startDisplay runs a virtual screen and returns its name.
func startDisplay(t *testing.T, width, height int) string {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height), "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{write}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	if err := write.Close(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Skipf("SKIPPED: Xvfb does not run here: %v", err)
	}
	return ":" + strings.TrimSpace(line)
}

// person drives the real program through a virtual screen, as somebody at the keyboard would.
type person struct {
	t       *testing.T
	display string
	home    string // the program's home folder
	binary  string
	watch   string // a file for strace to write every call to the network into; "" does not watch
	program *exec.Cmd
	ended   chan error
}

func (p *person) start(args ...string) {
	p.t.Helper()
	_ = os.Remove(p.mapFile())
	p.program = exec.Command(p.binary, args...)
	if p.watch != "" {
		p.program = exec.Command("strace", append([]string{"-f", "--seccomp-bpf", "-e", "trace=network", "-o", p.watch, p.binary}, args...)...)
	}
	p.program.Env = append(os.Environ(), "DISPLAY="+p.display, "HOME="+p.home, "XDG_CONFIG_HOME="+filepath.Join(p.home, "config"),
		"XDG_CACHE_HOME="+filepath.Join(p.home, "cache"), "WAYLAND_DISPLAY=", "SCENOGRAPH_UI_MAP="+p.mapFile(), "LIBGL_ALWAYS_SOFTWARE=1",
		"MESA_SHADER_CACHE_DIR="+filepath.Join(os.TempDir(), "scenograph-test-shaders")) // compiled once for all tests
	p.program.Stdout, p.program.Stderr = os.Stdout, os.Stderr
	if err := p.program.Start(); err != nil {
		p.t.Fatal(err)
	}
	p.ended = make(chan error, 1)
	go func(c *exec.Cmd, ended chan error) { ended <- c.Wait() }(p.program, p.ended)
	p.t.Cleanup(func() { _ = p.program.Process.Kill() })
	p.see("agent/prompt")
}

func (p *person) mapFile() string { return filepath.Join(p.home, "widgets.json") }

// widgets reads where everything was drawn in the last frame.
func (p *person) widgets() panels.Marks {
	var marks panels.Marks
	if data, err := os.ReadFile(p.mapFile()); err == nil {
		_ = json.Unmarshal(data, &marks)
	}
	return marks
}

// until waits for something to become true.
func (p *person) until(what string, true func() bool) {
	p.t.Helper()
	for end := time.Now().Add(patience); !true(); {
		select {
		case err := <-p.ended:
			p.t.Fatalf("the program ended (%v) while waiting for %s", err, what)
		case <-time.After(50 * time.Millisecond):
		}
		if time.Now().After(end) {
			p.screenshot()
			p.t.Fatalf("waited in vain for %s", what)
		}
	}
}

// screenshot keeps what the screen showed when a test failed, where the test may write.
func (p *person) screenshot() {
	file := filepath.Join(os.TempDir(), "scenograph-e2e.png")
	command := exec.Command("import", "-window", "root", file)
	command.Env = append(os.Environ(), "DISPLAY="+p.display)
	if command.Run() == nil {
		p.t.Logf("the screen as it was: %s", file)
	}
}

func (p *person) see(name string) panels.Rect {
	p.t.Helper()
	var rect panels.Rect
	p.until("widget "+name, func() bool {
		var ok bool
		rect, ok = p.widgets()[name]
		return ok
	})
	return rect
}

func (p *person) gone(name string) {
	p.t.Helper()
	p.until("the end of "+name, func() bool { _, ok := p.widgets()[name]; return !ok })
}

func (p *person) xdotool(args ...string) {
	p.t.Helper()
	command := exec.Command("xdotool", args...)
	command.Env = append(os.Environ(), "DISPLAY="+p.display)
	if out, err := command.CombinedOutput(); err != nil {
		p.t.Fatalf("xdotool %v: %v: %s", args, err, out)
	}
	time.Sleep(60 * time.Millisecond)
}

// pointAt moves the mouse onto a widget once it has stopped moving.
func (p *person) pointAt(name string) (x, y int) {
	p.t.Helper()
	rect := p.see(name)
	p.until(name+" to rest", func() bool {
		time.Sleep(150 * time.Millisecond)
		now, ok := p.widgets()[name]
		rested := ok && now == rect
		rect = now
		return rested
	})
	fx, fy := rect.Center()
	x, y = int(fx), int(fy)
	p.xdotool("mousemove", strconv.Itoa(x), strconv.Itoa(y))
	time.Sleep(200 * time.Millisecond)
	return x, y
}

func (p *person) click(name string) {
	p.t.Helper()
	p.pointAt(name)
	p.xdotool("mousedown", "1")
	p.xdotool("mouseup", "1")
	time.Sleep(150 * time.Millisecond)
}

// pull drags a widget sideways by pixels.
func (p *person) pull(name string, pixels int) {
	p.t.Helper()
	x, y := p.pointAt(name)
	p.xdotool("mousedown", "1")
	time.Sleep(300 * time.Millisecond)
	step := 1
	if pixels < 0 {
		step = -1
	}
	for at := 0; at != pixels; at += step {
		p.xdotool("mousemove", strconv.Itoa(x+at+step), strconv.Itoa(y))
	}
	time.Sleep(300 * time.Millisecond)
	p.xdotool("mouseup", "1")
}

// press holds the modifiers of "ctrl+s" down long enough for every input method.
func (p *person) press(chord string) {
	p.t.Helper()
	keys := strings.Split(chord, "+")
	for _, modifier := range keys[:len(keys)-1] {
		p.xdotool("keydown", modifier)
		time.Sleep(200 * time.Millisecond)
	}
	p.xdotool("key", keys[len(keys)-1])
	time.Sleep(200 * time.Millisecond)
	for _, modifier := range keys[:len(keys)-1] {
		p.xdotool("keyup", modifier)
	}
	time.Sleep(150 * time.Millisecond)
}

func (p *person) write(text string) {
	p.t.Helper()
	p.xdotool("type", "--delay", "25", text)
	time.Sleep(300 * time.Millisecond)
}

// fill replaces what a text box holds.
func (p *person) fill(name, text string) {
	p.t.Helper()
	p.click(name)
	p.press("ctrl+a")
	p.write(text)
}

// quit closes the program and checks that it ends well.
func (p *person) quit() {
	p.t.Helper()
	p.press("ctrl+q")
	select {
	case err := <-p.ended:
		if err != nil {
			p.t.Fatalf("the program ended badly: %v", err)
		}
	case <-time.After(patience):
		p.screenshot()
		p.t.Fatal("the program does not quit")
	}
}
