package chat

import (
	"context"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// Key is a secret. It never prints or encodes itself.
type Key struct {
	value string
	From  string // where it was found, such as OPENAI_API_KEY; "" when there is none
}

// KeyFromEnv takes the first environment variable of names that is set.
func KeyFromEnv(getenv func(string) string, names ...string) Key {
	for _, name := range names {
		if value := strings.TrimSpace(getenv(name)); value != "" {
			return Key{value: value, From: name}
		}
	}
	return Key{}
}

// KeyNames lists the environment variables in which a provider's key is looked for.
func KeyNames(provider string) []string {
	upper := strings.ToUpper(provider)
	names := []string{"SCENOGRAPH_" + upper + "_API_KEY", upper + "_API_KEY"}
	if provider == "gemini" {
		names = append(names, "GOOGLE_API_KEY")
	}
	return names
}

// FindKey looks in the environment and then in the system's keychain, under the service "scenograph" and the provider's name. own
// is an environment variable that is looked at instead of the usual ones; "" for none.
func FindKey(ctx context.Context, provider, own string) Key {
	if own != "" {
		return KeyFromEnv(os.Getenv, own)
	}
	if key := KeyFromEnv(os.Getenv, KeyNames(provider)...); key.Present() {
		return key
	}
	return keychain(ctx, provider)
}

// keychain asks the system's own tool: libsecret's on Linux, the keychain's on macOS.
func keychain(ctx context.Context, provider string) Key {
	command := []string{"secret-tool", "lookup", "service", "scenograph", "account", provider}
	if runtime.GOOS == "darwin" {
		command = []string{"security", "find-generic-password", "-s", "scenograph", "-a", provider, "-w"}
	}
	path, err := exec.LookPath(command[0])
	if err != nil {
		return Key{}
	}
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	found, err := exec.CommandContext(ctx, path, command[1:]...).Output()
	if value := strings.TrimSpace(string(found)); err == nil && value != "" {
		return Key{value: value, From: "the keychain"}
	}
	return Key{}
}

// Present reports whether there is a key.
func (k Key) Present() bool { return k.value != "" }

// Reveal is the secret itself, for the header of a request and nothing else.
func (k Key) Reveal() string { return k.value }

// String tells where the key is from.
func (k Key) String() string {
	if !k.Present() {
		return "missing"
	}
	return "from " + k.From
}

// GoString keeps %#v from printing the secret.
func (k Key) GoString() string { return "chat.Key(" + k.String() + ")" }

// MarshalJSON writes where the key is from.
func (k Key) MarshalJSON() ([]byte, error) { return []byte(`"` + k.String() + `"`), nil }

// Hide takes the secret out of a text, such as a server's that quotes it.
func (k Key) Hide(text string) string {
	if len(k.value) < 4 {
		return text
	}
	return strings.ReplaceAll(text, k.value, "[key]")
}
