package review

import (
	"testing"

	"scenograph/internal/document"
)

func TestAnAcceptedProposalIsNotFittedToItself(t *testing.T) {
	doc, _, q := begin(t, nil)
	item := offer(t, doc, q, "p1", add("chair", 1))
	doc.Subscribe(func(document.Commit) { q.Rebase() })
	if _, err := q.Accept("p1", "Ada"); err != nil {
		t.Fatal(err)
	}
	if item.State != Pending || item.Problem != "" {
		t.Errorf("the accepted proposal is %s: %s", item.State, item.Problem)
	}
}
