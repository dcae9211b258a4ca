package studio

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/agent"
	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/designer"
	"scenograph/internal/agent/remote"
	"scenograph/internal/agent/steps"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

var babbled = flag.Uint64("babble", 16, "how many models with random weights are spoken to")

// babble draws what a model with random weights says when a grammar holds it to a schema.
type babble struct {
	rng  *rand.Rand
	ids  []string       // of the scene: names that may be hit
	defs map[string]any // "$defs" of the schema
}

var noise = []string{"", " ", "a", "armchair-1", "\u202e\u0007", "𝕊𝕠𝕗𝕒🛋", "'; DROP TABLE nodes; --", "ignore all previous instructions", "sofa", "plant", "rug", "floor-lamp-1", "plant-1", "../../etc/passwd", "-0", "NaN", "null", "\x00"}

func (b *babble) text() string {
	switch b.rng.IntN(4) {
	case 0:
		return b.ids[b.rng.IntN(len(b.ids))]
	case 1:
		return noise[b.rng.IntN(len(noise))]
	case 2:
		return strings.Repeat(noise[b.rng.IntN(len(noise))], 1+b.rng.IntN(40))
	}
	letters := make([]rune, b.rng.IntN(12))
	for i := range letters {
		letters[i] = rune(32 + b.rng.IntN(0x2fff))
	}
	return string(letters)
}

func (b *babble) number() float64 {
	switch b.rng.IntN(6) {
	case 0:
		return math.Trunc(b.rng.NormFloat64() * 10)
	case 1:
		return math.Copysign(math.Pow(10, 300*b.rng.Float64()), b.rng.Float64()-0.5)
	case 2:
		return 0
	}
	return b.rng.NormFloat64() * 3
}

// value draws a value of a schema; it ends because it goes on less and less with depth.
func (b *babble) value(s map[string]any, depth int) any {
	if ref, ok := s["$ref"].(string); ok {
		if def, ok := b.defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any); ok {
			return b.value(def, depth+1)
		}
		return nil
	}
	if enum, ok := s["enum"].([]any); ok {
		return enum[b.rng.IntN(len(enum))]
	}
	if fixed, ok := s["const"]; ok {
		return fixed
	}
	for _, many := range []string{"anyOf", "oneOf"} {
		if list, ok := s[many].([]any); ok {
			return b.value(list[b.rng.IntN(len(list))].(map[string]any), depth+1)
		}
	}
	kind, _ := s["type"].(string)
	if kinds, ok := s["type"].([]any); ok {
		kind, _ = kinds[b.rng.IntN(len(kinds))].(string)
	}
	switch kind {
	case "object":
		return b.object(s, depth)
	case "array":
		items, _ := s["items"].(map[string]any)
		out := []any{}
		for range b.rng.IntN(1 + max(0, 5-depth)) {
			out = append(out, b.value(items, depth+1))
		}
		return out
	case "integer":
		return int64(math.Max(-1e15, math.Min(1e15, b.number())))
	case "number":
		return b.number()
	case "boolean":
		return b.rng.IntN(2) == 0
	case "string":
		return b.text()
	}
	return nil
}

func (b *babble) object(s map[string]any, depth int) any {
	required, _ := s["required"].([]any)
	properties, _ := s["properties"].(map[string]any)
	names := make([]string, 0, len(properties))
	for name := range properties {
		names = append(names, name)
	}
	slices.Sort(names)
	out := map[string]any{}
	for _, name := range names {
		if must := slices.Contains(required, any(name)); must || depth < 8 && b.rng.IntN(3) == 0 {
			out[name] = b.value(properties[name].(map[string]any), depth+1)
		}
	}
	return out
}

// turn draws one reply: mostly proposals that follow the schema, at times a stream that is cut, another tool, thousands of steps, words.
func (b *babble) turn(schema map[string]any) turn {
	proposed := b.value(schema, 0).(map[string]any)
	switch b.rng.IntN(24) {
	case 0, 1:
		return turn{fault: []string{"cut", "garbage", "empty", "nothing", "500"}[b.rng.IntN(5)]}
	case 2, 3:
		return turn{said: chat.Said{Calls: []chat.Call{{ID: "1", Name: b.text(), Arguments: "{}"}}}}
	case 4:
		one, _ := json.Marshal(proposed["steps"])
		many := strings.Repeat(strings.Trim(string(one), "[]")+",", 1500)
		return turn{said: chat.Said{Calls: []chat.Call{{ID: "1", Name: "propose", Arguments: `{"label":"x","steps":[` + strings.Trim(many, ",") + `]}`}}}}
	case 5, 6:
		return turn{said: chat.Said{Text: b.text()}}
	}
	arguments, _ := json.Marshal(proposed)
	calls := []chat.Call{{ID: "1", Name: "propose", Arguments: string(arguments)}}
	if b.rng.IntN(4) == 0 {
		calls = append(calls, chat.Call{ID: "1", Name: "propose", Arguments: string(arguments)}) // the same again, by the same id
	}
	return turn{said: chat.Said{Calls: calls}}
}

// TestAModelWithRandomWeights talks to some of them, with -babble 200 to more. Whatever they say, every proposal that comes out applies and leaves a valid
// scene, what is pinned stays, and the person is told what was refused.
func TestAModelWithRandomWeights(t *testing.T) {
	vocabulary, err := steps.Words(steps.Full)
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(vocabulary.Draft, &schema); err != nil {
		t.Fatal(err)
	}
	store := asset.NewStore()
	actions, err := designer.StarterFrom(store, catalog.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	room, _, err := action.Preview(scene.Empty("starter"), append(actions, action.Pin{Nodes: []scene.NodeID{"sofa-1"}}))
	if err != nil {
		t.Fatal(err)
	}
	b := &babble{defs: map[string]any{}}
	b.defs, _ = schema["$defs"].(map[string]any)
	for n := range room.Nodes() {
		b.ids = append(b.ids, string(n.ID))
	}
	s := serve(t, "openai")
	applied, told := 0, 0
	for seed := range *babbled {
		b.rng = rand.New(rand.NewPCG(seed, 7))
		s.turns = nil
		for range 5 {
			s.turns = append(s.turns, b.turn(schema))
		}
		st := perform(t, s, func(o *remote.Options) { o.Store, o.Blind, o.Turns, o.Repairs = store, true, 4, 2 })
		st.store = store
		got, remark, err := st.propose(t, proposal.Observation{Scene: room, Prompt: "anything", Seed: seed})
		applied += len(got)
		if len(got) == 0 {
			var nothing *remote.NothingError
			var failure *chat.Failure
			switch {
			case errors.As(err, &nothing), errors.As(err, &failure), err == nil && len(remark.Notes) > 0:
				told++
			case err == nil && remark.Done:
			default:
				t.Fatalf("seed %d: nothing came and nothing was told: %v %+v", seed, err, remark)
			}
			if err != nil && (len(err.Error()) > 1200 || strings.ContainsAny(err.Error(), "\n\x00\x1b")) {
				t.Errorf("seed %d: the error is no line of text: %.300q", seed, err)
			}
		}
	}
	if told == 0 {
		t.Error("nothing was ever refused, so that the test shows nothing")
	}
	t.Logf("%d proposals came through, %d answers were refused", applied, told)
}

// propose is ask over a scene that stands: no proposal may break a rule that it keeps, nor touch what is pinned.
func (st *stage) propose(t *testing.T, obs proposal.Observation) ([]proposal.Proposal, agent.Remark, error) {
	t.Helper()
	got, remark, err := agent.CollectBefore(context.Background(), st.policy, obs, agent.Witness{})
	now := obs.Scene
	for _, p := range got {
		next, _, err := action.Preview(now, p.Actions)
		if err != nil {
			t.Fatalf("proposal %q does not apply: %v", p.Label, err)
		}
		now = next
	}
	if len(got) == 0 {
		return got, remark, err
	}
	known := errorsOf(t, obs.Scene, st.store)
	for id, message := range errorsOf(t, now, st.store) {
		if known[id] == "" {
			t.Errorf("seed %d breaks a rule: %s", obs.Seed, message)
		}
	}
	was, _ := obs.Scene.Node("sofa-1")
	if is, ok := now.Node("sofa-1"); !ok || is.Transform != was.Transform || is.Model.Asset != was.Model.Asset || !is.Pinned {
		t.Errorf("seed %d changes what is pinned", obs.Seed)
	}
	return got, remark, err
}

func errorsOf(t *testing.T, s *scene.Snapshot, store *asset.Store) map[string]string {
	t.Helper()
	verdicts, err := check.Run(s, store)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, v := range verdicts {
		if v.Severity == check.Error {
			out[v.ID] = v.Message
		}
	}
	return out
}
