package guest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"

	"scenograph/internal/agent/chat"
)

// Relay serves a guest's transport with the tools of the editor whose address is found. The editor hears the guest's own name. When it is
// closed and another is opened meanwhile, the guest goes on with that one.
func Relay(ctx context.Context, find func() (Address, error), guest mcp.Transport, version string) error {
	r := &relay{find: find, version: version, named: map[string]*mcp.ClientSession{}}
	defer r.close()
	own, err := r.connect(ctx, "scenograph-relay")
	if err != nil {
		return err
	}
	server := mcp.NewServer(&mcp.Implementation{Name: "scenograph", Title: "Scenograph", Version: version}, &mcp.ServerOptions{Instructions: instructions})
	for tool, err := range own.Tools(ctx, nil) {
		if err != nil {
			return fmt.Errorf("guest: the editor's tools: %w", err)
		}
		server.AddTool(tool, r.call)
	}
	return server.Run(ctx, guest)
}

// relay is the way to an editor, under each name that is used.
type relay struct {
	find    func() (Address, error)
	version string
	turn    sync.Mutex
	named   map[string]*mcp.ClientSession
}

func (r *relay) connect(ctx context.Context, name string) (*mcp.ClientSession, error) {
	r.turn.Lock()
	defer r.turn.Unlock()
	if known := r.named[name]; known != nil {
		return known, nil
	}
	at, err := r.find()
	if err != nil {
		return nil, err
	}
	client := mcp.NewClient(&mcp.Implementation{Name: name, Version: r.version}, nil)
	way := &mcp.StreamableClientTransport{Endpoint: at.URL, HTTPClient: &http.Client{Transport: bearer{at.Token}}, DisableStandaloneSSE: true}
	session, err := client.Connect(ctx, way, nil)
	if err != nil {
		return nil, fmt.Errorf("guest: the editor (process %d) does not answer: %w", at.PID, err)
	}
	r.named[name] = session
	return session, nil
}

func (r *relay) call(ctx context.Context, request *mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	name := "scenograph-relay"
	if p := request.Session.InitializeParams(); p != nil && p.ClientInfo != nil && p.ClientInfo.Name != "" {
		name = p.ClientInfo.Name
	}
	params := &mcp.CallToolParams{Name: request.Params.Name, Arguments: request.Params.Arguments}
	for again := false; ; again = true {
		editor, err := r.connect(ctx, name)
		if err != nil {
			return gone(err), nil
		}
		result, err := editor.CallTool(ctx, params)
		if err == nil || ctx.Err() != nil {
			return result, err
		}
		var said *jsonrpc.Error
		if errors.As(err, &said) && !strings.Contains(err.Error(), "rejected by transport") {
			return nil, err // the editor's own answer
		}
		r.forget(name, editor)
		if again || !unreached(err) {
			return gone(err), nil
		}
	}
}

// unreached reports whether a call did not arrive, so that it may be made again.
func unreached(err error) bool {
	var network *net.OpError
	return errors.As(err, &network) && network.Op == "dial" || strings.Contains(err.Error(), "connection refused")
}

// gone answers a call for which there is no editor any more.
func gone(err error) *mcp.CallToolResult {
	text := "the editor does not answer: " + chat.Printable(err.Error(), 300) + ". Ask the person to open it and to turn on Agent > Let other agents in, then call again; what was proposed is kept in the project."
	return &mcp.CallToolResult{IsError: true, Content: []mcp.Content{&mcp.TextContent{Text: text}}}
}

func (r *relay) forget(name string, session *mcp.ClientSession) {
	r.turn.Lock()
	defer r.turn.Unlock()
	if r.named[name] == session {
		delete(r.named, name)
	}
	_ = session.Close() // it does not answer
}

func (r *relay) close() {
	for _, s := range r.named {
		_ = s.Close() // the editor may have gone
	}
}
