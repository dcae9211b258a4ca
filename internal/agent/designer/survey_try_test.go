package designer

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"scenograph/internal/action"
	"scenograph/internal/agent"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

func TestMany(t *testing.T) {
	f, err := os.Open(os.Getenv("PROMPTS"))
	if err != nil {
		t.Skip()
	}
	src := catalog.Builtin()
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		prompt := sc.Text()
		if strings.TrimSpace(prompt) == "" {
			continue
		}
		store := asset.NewStore()
		pol := New(store, src)
		snap := scene.Empty("try")
		if os.Getenv("STARTER") != "" {
			snap = starterScene(t, store, src)
		}
		start := time.Now()
		fmt.Println("##", prompt)
		first := time.Duration(0)
		err := pol.Propose(context.Background(), proposal.Observation{Scene: snap, Prompt: prompt, Seed: 1, Revision: 1}, func(p proposal.Proposal) error {
			if first == 0 {
				first = time.Since(start)
			}
			bad := ""
			for _, e := range p.Score.Evidence {
				if !e.OK {
					bad += " !" + e.Detail
				}
			}
			fmt.Printf("   %.2f %s%s\n", p.Score.Total, p.Label, bad)
			for _, n := range p.Notes {
				fmt.Println("         -", n)
			}
			next, _, err := action.Preview(snap, agent.Fit(snap, p.Actions))
			if err != nil {
				t.Error(err)
				return nil
			}
			snap = next
			return nil
		})
		fmt.Println("   END", err, "first", first.Round(time.Millisecond), "all", time.Since(start).Round(time.Millisecond))
		v, _ := check.Run(snap, store)
		for _, x := range v {
			fmt.Println("   CHECK", x.Severity, x.Message)
		}
	}
}
