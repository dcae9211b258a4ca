package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"scenograph/internal/diag"
)

// console writes results and progress.
type console struct {
	host Host
	json bool
	line int // length of the unfinished progress line on a terminal

	prefer     string // the folder of the library whose things the agent takes first
	libraryDir string // the folder of the library's index; "" for the user's
}

// result writes a command's outcome: value as JSON with --json, else the text.
func (c *console) result(value any, text string, args ...any) error {
	c.endLine()
	if !c.json {
		_, err := fmt.Fprintf(c.host.Out, text+"\n", args...)
		return err
	}
	encoder := json.NewEncoder(c.host.Out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}

// step tells that something begins or has got on: one rewritten line on a terminal, plain lines in a pipe.
func (c *console) step(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if !c.terminal() {
		fmt.Fprintln(c.host.Err, text)
		return
	}
	padding := max(0, c.line-len(text))
	fmt.Fprintf(c.host.Err, "\r%s%s", text, strings.Repeat(" ", padding))
	c.line = len(text)
}

func (c *console) endLine() {
	if c.line > 0 {
		fmt.Fprintf(c.host.Err, "\r%s\r", strings.Repeat(" ", c.line))
		c.line = 0
	}
}

// report writes findings that a person should see.
func (c *console) report(r diag.Report) {
	c.endLine()
	for _, f := range r.Findings {
		if f.Severity != diag.Info {
			fmt.Fprintln(c.host.Err, f)
		}
	}
}

func (c *console) terminal() bool {
	file, ok := c.host.Err.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
