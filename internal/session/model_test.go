package session

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scenograph/internal/agent"
	"scenograph/internal/proposal"
)

func TestTheAgentIsChosenAndRemembered(t *testing.T) {
	dir := t.TempDir()
	var chosen []AgentSettings
	config := Config{FS: lazyDisk{}, ConfigDir: dir, StateDir: t.TempDir(), Policy: &puppet{}, KeyStatus: func(AgentSettings) string { return "from SOME_KEY" }}
	config.Connect = func(a AgentSettings) (agent.Policy, error) {
		chosen = append(chosen, a)
		return &puppet{answer: func(proposal.Observation) []proposal.Proposal { return nil }}, nil
	}
	want := AgentSettings{Policy: "openai", BaseURL: "http://127.0.0.1:1/v1", Model: "made", KeyEnv: "SOME_KEY", CapUSD: 0.5}
	for round := range 2 {
		s, err := New(config)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Do(NewProject{}); err != nil {
			t.Fatal(err)
		}
		if round == 0 {
			if err := s.Do(SetAgent{Settings: AgentSettings{Policy: "openai", BaseURL: " http://127.0.0.1:1/v1 ", Model: "made", KeyEnv: "SOME_KEY", CapUSD: 0.5}}); err != nil {
				t.Fatal(err)
			}
		}
		s.Wait()
		if s.Preferences().Agent != want || len(chosen) != round+1 || chosen[round] != want {
			t.Errorf("round %d: %+v, connected %+v", round, s.Preferences().Agent, chosen)
		}
		if s.Model().Key != "from SOME_KEY" {
			t.Errorf("the key's state is %q", s.Model().Key)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(filepath.Join(dir, preferencesName))
	if err != nil || !strings.Contains(string(text), "SOME_KEY") {
		t.Errorf("the preferences are %s, %v", text, err)
	}
}
