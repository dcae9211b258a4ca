package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"scenograph/internal/session"
)

// TestOnlyTheConfiguredServerIsMet runs the real program with every call to the network watched: with the built-in policy it meets
// nobody, and with a model behind a server it meets that server and nobody else, neither from the window nor from the commands.
func TestOnlyTheConfiguredServerIsMet(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: the window takes a minute")
	}
	needPrograms(t, "Xvfb", "xdotool", "strace")
	work := t.TempDir()
	binary := build(t, work)
	probe := filepath.Join(work, "probe.strace")
	if out, err := exec.Command("strace", "-f", "-o", probe, binary, "version").CombinedOutput(); err != nil {
		t.Skipf("SKIPPED: processes cannot be watched here: %v: %s", err, out)
	}
	server := newListener(t)
	watched := func(name string, args ...string) []string {
		t.Helper()
		log := filepath.Join(work, name+".strace")
		command := exec.Command("strace", append([]string{"-f", "--seccomp-bpf", "-e", "trace=network", "-o", log, binary}, args...)...)
		command.Env = append(os.Environ(), "HOME="+work, "XDG_CONFIG_HOME="+filepath.Join(work, "config"))
		if out, err := command.CombinedOutput(); err != nil && !strings.Contains(string(out), "nothing") {
			t.Logf("%s: %v\n%s", name, err, out)
		}
		return met(t, log)
	}
	room := filepath.Join(work, "room.scene")
	if peers := watched("designer", "compose", "--prompt", "a sofa and a lamp", "--out", room); len(peers) != 0 {
		t.Errorf("the built-in policy met %v", peers)
	}
	server.alone(t, "compose", watched("compose", "edit", room, "make it cosier", "--policy", "openai", "--base-url", server.URL+"/v1", "--model", "made"))
	server.alone(t, "probe", watched("probe", "probe", "--policy", "openai", "--base-url", server.URL+"/v1", "--model", "made"))

	p := &person{t: t, display: startDisplay(t, 1600, 900), home: work, binary: binary, watch: filepath.Join(work, "window.strace")}
	agent, err := json.Marshal(session.Preferences{Agent: session.AgentSettings{Policy: "openai", BaseURL: server.URL + "/v1", Model: "made", NoPictures: true}})
	if err != nil {
		t.Fatal(err)
	}
	config := filepath.Join(work, "config", "scenograph")
	if err := os.MkdirAll(config, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(config, "preferences.json"), agent, 0o644); err != nil {
		t.Fatal(err)
	}
	asked := server.count()
	p.start("open", room)
	p.fill("agent/prompt", "a plant")
	p.click("agent/ask")
	p.until("the request", func() bool { return server.count() > asked })
	p.see("agent/ask")
	p.quit()
	server.alone(t, "the window", met(t, p.watch))
}

// inet matches the address of a peer in a watched call: IPv4, and IPv6.
var inet = regexp.MustCompile(`sin6?_port=htons\((\d+)\), (?:sin6_flowinfo=[^,]*, )?(?:sin_addr=inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)")`)

// met lists the addresses that a watched program has reached out to over IP, each once. Sockets of the machine, such as the screen's,
// are not the network.
func met(t *testing.T, log string) []string {
	t.Helper()
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	seen := map[string]bool{}
	for line := range bytes.Lines(text) {
		call := string(line)
		if !strings.Contains(call, "connect(") && !strings.Contains(call, "sendto(") && !strings.Contains(call, "sendmsg(") && !strings.Contains(call, "sendmmsg(") {
			continue
		}
		for _, m := range inet.FindAllStringSubmatch(call, -1) {
			peer := fmt.Sprintf("%s%s:%s", m[2], m[3], m[1])
			if !seen[peer] {
				seen[peer] = true
				out = append(out, peer)
			}
		}
	}
	return out
}

// listener is a server that speaks just enough of OpenAI's format to end a conversation, and counts what it is sent.
type listener struct {
	*httptest.Server
	mu     sync.Mutex
	bodies []string
}

func newListener(t *testing.T) *listener {
	l := &listener{}
	l.Server = httptest.NewServer(http.HandlerFunc(l.answer))
	t.Cleanup(l.Close)
	return l
}

func (l *listener) answer(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	if r.Method != http.MethodPost {
		fmt.Fprint(w, `{"object":"list","data":[{"id":"made","object":"model"}]}`)
		return
	}
	l.mu.Lock()
	l.bodies = append(l.bodies, string(body))
	l.mu.Unlock()
	w.Header().Set("Content-Type", "text/event-stream")
	const head = `data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"made","choices":[{"index":0,"delta":`
	fmt.Fprint(w, head+`{"role":"assistant","tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"finish","arguments":"{}"}}]},"finish_reason":null}]}`+"\n\n")
	fmt.Fprint(w, head+`{},"finish_reason":"tool_calls"}]}`+"\n\ndata: [DONE]\n\n")
}

func (l *listener) count() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.bodies)
}

// alone fails unless the server, and nobody else, was met.
func (l *listener) alone(t *testing.T, who string, peers []string) {
	t.Helper()
	own, err := url.Parse(l.URL)
	if err != nil {
		t.Fatal(err)
	}
	if len(peers) != 1 || peers[0] != own.Host {
		t.Errorf("%s met %v, and only %s is configured", who, peers, own.Host)
	}
}

func TestPeersAreReadFromWatchedCalls(t *testing.T) {
	log := filepath.Join(t.TempDir(), "log")
	lines := `12 connect(9, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("1.2.3.4")}, 16) = 0
12 connect(9, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X1"}, 20) = 0
12 sendto(5, "x", 1, 0, {sa_family=AF_INET6, sin6_port=htons(53), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28) = 1
12 bind(9, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("5.6.7.8")}, 16) = 0
`
	if err := os.WriteFile(log, []byte(lines), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(met(t, log), " "); got != "1.2.3.4:443 2001:db8::1:53" {
		t.Errorf("met %s", got)
	}
}
