package designer

import (
	"context"
	"fmt"
	"os"
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

func TestTry(t *testing.T) {
	prompt := os.Getenv("PROMPT")
	if prompt == "" {
		t.Skip()
	}
	store := asset.NewStore()
	pol := New(store, catalog.Builtin())
	snap := scene.Empty("try")
	start := time.Now()
	err := pol.Propose(context.Background(), proposal.Observation{Scene: snap, Prompt: prompt, Seed: 1, Revision: 1}, func(p proposal.Proposal) error {
		fmt.Printf("%6.0fms  %-70s %.3f %d actions %v\n", float64(time.Since(start).Microseconds())/1000, p.Label, p.Score.Total, len(p.Actions), p.Notes)
		for _, e := range p.Score.Evidence {
			if !e.OK {
				fmt.Println("           !", e.Name, e.Detail)
			}
		}
		next, _, err := action.Preview(snap, agent.Fit(snap, p.Actions))
		if err != nil {
			t.Error(err)
		}
		snap = next
		return nil
	})
	fmt.Println(err, time.Since(start))
	v, err := check.Run(snap, store)
	for _, x := range v {
		fmt.Println(x.Severity, x.Message)
	}
	fmt.Println(err)
}
