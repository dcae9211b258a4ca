package guest

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// Address is where a running editor lets guests in.
type Address struct {
	URL     string `json:"url"`     // on the loopback interface
	Token   string `json:"token"`   // 256 bits in hexadecimal
	PID     int    `json:"pid"`     // of the editor
	Project string `json:"project"` // the folder that is open, "" while it has no name
}

// Door is an HTTP endpoint on the loopback interface, on a port and behind a token that are new each time.
type Door struct {
	Address Address
	file    string
	server  *http.Server
}

const doorName = "mcp.json"

// OpenDoor lets guests in until Close. Its address is kept in the folder, readable by its owner alone.
func OpenDoor(server *mcp.Server, folder, project string) (*Door, error) {
	var secret [32]byte
	if _, err := rand.Read(secret[:]); err != nil {
		return nil, fmt.Errorf("guest: %w", err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("guest: other agents cannot be let in: %w", err)
	}
	port := listener.Addr().(*net.TCPAddr).Port
	d := &Door{
		Address: Address{URL: fmt.Sprintf("http://127.0.0.1:%d/mcp", port), Token: hex.EncodeToString(secret[:]), PID: os.Getpid(), Project: project},
		file:    filepath.Join(folder, doorName),
	}
	handler := mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return server }, nil)
	d.server = &http.Server{Handler: guarded(handler, d.Address.Token, port), ReadHeaderTimeout: 10 * time.Second}
	if err := d.write(); err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	go func() { _ = d.server.Serve(listener) }() // it ends with Close, and says nothing else
	return d, nil
}

// Move tells which project is open now.
func (d *Door) Move(project string) error {
	if d.Address.Project == project {
		return nil
	}
	d.Address.Project = project
	return d.write()
}

func (d *Door) write() error {
	text, err := json.MarshalIndent(d.Address, "", "  ")
	if err != nil {
		return fmt.Errorf("guest: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(d.file), 0o700); err != nil {
		return fmt.Errorf("guest: %w", err)
	}
	next := d.file + ".new"
	if err := errors.Join(os.RemoveAll(next), os.WriteFile(next, append(text, '\n'), 0o600), os.Rename(next, d.file)); err != nil {
		return fmt.Errorf("guest: the address cannot be kept: %w", err)
	}
	return nil
}

// Close shows guests out.
func (d *Door) Close() error {
	return errors.Join(d.server.Close(), os.Remove(d.file))
}

// guarded lets through what brings the token and comes from this machine: a page in a browser has neither the token nor, after a
// rebinding of names, our host name.
func guarded(next http.Handler, token string, port int) http.Handler {
	want := []byte("Bearer " + token)
	hosts := map[string]bool{fmt.Sprintf("127.0.0.1:%d", port): true, fmt.Sprintf("localhost:%d", port): true}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case !hosts[r.Host]:
			http.Error(w, "wrong host", http.StatusForbidden)
		case !local(r.Header.Get("Origin")):
			http.Error(w, "wrong origin", http.StatusForbidden)
		case subtle.ConstantTimeCompare([]byte(r.Header.Get("Authorization")), want) != 1:
			w.Header().Set("WWW-Authenticate", "Bearer")
			http.Error(w, "the token is missing or wrong", http.StatusUnauthorized)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

func local(origin string) bool {
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && (u.Hostname() == "127.0.0.1" || u.Hostname() == "localhost")
}

// FindDoor reads where the running editor lets guests in. With a project it has to have that one open.
func FindDoor(folder, project string) (Address, error) {
	var at Address
	text, err := os.ReadFile(filepath.Join(folder, doorName))
	if errors.Is(err, os.ErrNotExist) {
		return at, errors.New("no editor runs that lets other agents in: turn on Agent > Let other agents in, or name a project that is not open")
	}
	if err == nil {
		err = json.Unmarshal(text, &at)
	}
	if err != nil {
		return at, fmt.Errorf("guest: %s: %w", filepath.Join(folder, doorName), err)
	}
	if u, err := url.Parse(at.URL); err != nil || u.Hostname() != "127.0.0.1" {
		return at, fmt.Errorf("guest: %s names no address on this machine", filepath.Join(folder, doorName))
	}
	if project == "" {
		return at, nil
	}
	dir, err := filepath.Abs(project)
	if err != nil {
		return at, fmt.Errorf("guest: %w", err)
	}
	if filepath.Clean(at.Project) != dir {
		return at, fmt.Errorf("the editor that lets other agents in has another project open (%s)", strings.TrimSpace(at.Project))
	}
	return at, nil
}

// bearer adds the token to every request.
type bearer struct{ token string }

// RoundTrip implements http.RoundTripper.
func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+b.token)
	return http.DefaultTransport.RoundTrip(r)
}
