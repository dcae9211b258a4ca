package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/certificate"
	"scenograph/internal/proof"
)

// verified is what `verify --json` prints.
type verified struct {
	Folder       string                `json:"folder"`
	OK           bool                  `json:"ok"`
	Certificates []certified           `json:"certificates"`
	Files        int                   `json:"files"`
	Bytes        int64                 `json:"bytes"`
	Problems     []certificate.Problem `json:"problems"`
	Reread       []proof.Finding       `json:"reread"`   // computed anew from the files
	HashOnly     []string              `json:"hashOnly"` // main files of which only the hash was compared
	Notes        []string              `json:"notes"`
}

type certified struct {
	Name     string `json:"name"`
	Document string `json:"document"`
	Revision uint64 `json:"revision"`
	Scene    string `json:"scene"`
	Tool     string `json:"tool"`
	Valid    bool   `json:"valid"`
}

func (c *console) verifyCommand() *cobra.Command {
	var quick bool
	command := &cobra.Command{
		Use:   "verify out/",
		Short: "Compare an exported folder with its certificate",
		Long: `Compare an exported folder with its certificate, from its files alone: every hash and size, nothing missing, nothing added,
the certificate itself. What can be is computed anew from the files and compared too: glTF is imported and judged by every check again,
a MuJoCo model is counted and weighed and, where MuJoCo is installed, simulated as long as it was; of the other formats the hash is compared.
A single file is compared with the certificate beside it.

The exit status is 1 when anything differs; the file and the difference are named. A certificate shows that nothing changed since the
export; it is not signed, so it does not show who wrote it.`,
		Example: "  scenograph verify out/\n  scenograph verify out/ --json\n  scenograph verify room.glb",
		Args:    exactly(1, "one exported folder or file"),
	}
	command.Flags().BoolVar(&quick, "quick", false, "compare hashes only, compute nothing anew")
	command.RunE = func(command *cobra.Command, args []string) error {
		c.step("hashing")
		in, err := certificate.Inspect(args[0])
		if err != nil {
			return err
		}
		out := newVerified(in)
		if !quick {
			if err := c.reread(command.Context(), in, &out); err != nil {
				return err
			}
		}
		out.OK = len(out.Problems) == 0
		if err := c.result(out, "%s", out.text()); err != nil {
			return err
		}
		if !out.OK {
			first := out.Problems[0]
			return fmt.Errorf("%s is not as it was exported: %d difference(s), such as %s: %s", args[0], len(out.Problems), first.File, first.Detail)
		}
		return nil
	}
	return command
}

func newVerified(in *certificate.Inspection) verified {
	out := verified{
		Folder: in.Folder, Certificates: []certified{}, Files: in.Files, Bytes: in.Bytes, Problems: in.Problems, Reread: []proof.Finding{}, HashOnly: []string{}, Notes: []string{},
	}
	if out.Problems == nil {
		out.Problems = []certificate.Problem{}
	}
	for _, n := range in.Certificates {
		out.Certificates = append(out.Certificates, certified{n.Name, n.Document.Name, n.Document.Revision, n.Document.Scene, n.Tool, n.Valid})
	}
	return out
}

// reread computes anew what the files say. Files that differ already are not looked into.
func (c *console) reread(ctx context.Context, in *certificate.Inspection, out *verified) error {
	if len(in.Problems) > 0 {
		out.Notes = append(out.Notes, "nothing was computed anew, since files differ")
		return nil
	}
	for i := range in.Certificates {
		n := &in.Certificates[i]
		for _, e := range n.Exports {
			if !proof.Rereads(e) {
				out.HashOnly = append(out.HashOnly, e.Main)
			}
		}
		c.step("reading the files again")
		found, err := proof.Reread(ctx, in.Folder, &n.Certificate)
		if err != nil {
			return err
		}
		out.Reread, out.Notes = append(out.Reread, found.Findings...), append(out.Notes, found.Notes...)
		for _, f := range found.Findings {
			if !f.Agrees {
				detail := fmt.Sprintf("%s is %s, and %s says %s", f.What, f.Found, n.Name, f.Certified)
				out.Problems = append(out.Problems, certificate.Problem{File: f.File, Kind: certificate.Disagrees, Detail: detail})
			}
		}
	}
	return nil
}

func (v verified) text() string {
	var b strings.Builder
	for _, p := range v.Problems {
		fmt.Fprintf(&b, "%-11s  %s %s\n", p.Kind, p.File, p.Detail)
	}
	for _, note := range v.Notes {
		fmt.Fprintf(&b, "note: %s\n", note)
	}
	if len(v.HashOnly) > 0 {
		fmt.Fprintf(&b, "note: only the hash was compared of %s\n", strings.Join(v.HashOnly, ", "))
	}
	for _, c := range v.Certificates {
		verdict := "valid"
		if !c.Valid {
			verdict = "certified with errors"
		}
		fmt.Fprintf(&b, "%s: %s at revision %d, %s, by %s\n", c.Name, c.Document, c.Revision, verdict, c.Tool)
	}
	word := "as it was exported"
	if !v.OK {
		word = fmt.Sprintf("%d difference(s)", len(v.Problems))
	}
	fmt.Fprintf(&b, "%s: %s: %d file(s), %d bytes compared, %d figure(s) computed anew", v.Folder, word, v.Files, v.Bytes, len(v.Reread))
	return b.String()
}
