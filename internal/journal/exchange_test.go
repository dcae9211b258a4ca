package journal

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"scenograph/internal/asset"
	"scenograph/internal/proposal"
)

func TestWhatWasSaidIsKeptAndCanBeErased(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "talk.scene")
	project, err := Create(dir, Options{}, Start{Name: "talk"})
	if err != nil {
		t.Fatal(err)
	}
	seed := int64(7)
	x := proposal.Exchange{
		ID: "x1", Prompt: "a sofa", Policy: "openai", Model: "made", Endpoint: "http://127.0.0.1/v1", Mode: "tools", Schema: "abc", Sampling: proposal.Sampling{MaxTokens: 100, Seed: &seed},
		Request: []byte(`{"system":"…"}`), Pictures: [][]byte{[]byte("picture one"), []byte("picture two")}, Completion: []byte("data: …"), Reply: []byte(`{"text":"hello"}`),
		Input: 10, Output: 20, CostUSD: 0.5, Latency: 1500 * time.Millisecond, Tries: 2, Proposals: []string{"p1"},
	}
	if err := project.KeepExchange(x); err != nil {
		t.Fatal(err)
	}
	if err := project.Propose(proposal.Proposal{ID: "p1", Label: "Place a sofa", Exchange: "x1"}); err != nil {
		t.Fatal(err)
	}
	if err := project.Close(); err != nil {
		t.Fatal(err)
	}
	project, _, err = Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer project.Close()
	all := project.Exchanges()
	if len(all) != 1 || all[0].Model != "made" || len(all[0].Pictures) != 2 || *all[0].Sampling.Seed != 7 || all[0].LatencyMS != 1500 {
		t.Fatalf("kept %+v", all)
	}
	if p, ok := project.Proposal("p1"); !ok || p.Exchange != "x1" {
		t.Error("the proposal does not name its exchange")
	}
	for _, id := range append([]asset.ID{all[0].Request, all[0].Completion, all[0].Reply}, all[0].Pictures...) {
		if _, err := project.Blob(id); err != nil {
			t.Errorf("blob %s: %v", id, err)
		}
	}
	before, err := os.ReadFile(filepath.Join(dir, journalName))
	if err != nil || bytes.Contains(before, []byte("picture one")) {
		t.Fatalf("the journal holds the bytes themselves, %v", err)
	}
	if gone, err := project.Forget(); err != nil || gone != 5 {
		t.Fatalf("%d files were erased, %v", gone, err)
	}
	if _, err := project.Blob(all[0].Request); !errors.Is(err, asset.ErrMissing) {
		t.Error("an erased text is still there")
	}
	after, _ := os.ReadFile(filepath.Join(dir, journalName))
	if !bytes.Equal(before, after) {
		t.Error("erasing changed the journal")
	}
	if _, _, err := Verify(dir, Options{}); err != nil {
		t.Errorf("the chain is broken: %v", err)
	}
}
