package cli

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

func TestPlaceWhereAPixelPoints(t *testing.T) {
	room := filepath.Join(t.TempDir(), "room.scene")
	mustRun(t, "", "compose", "--prompt", "a round dining table in the middle of the room", "--seed", "1", "--out", room, "--steps", "3")
	at := []string{"--pose", "0.3,-1.2,2.3,0,0,0.75", "--size", "400x300", "--at", "200,150"}
	place := func(thing string) (out placed) {
		t.Helper()
		if err := json.Unmarshal([]byte(mustRun(t, "", append([]string{"place", room, thing, "--json"}, at...)...).out), &out); err != nil {
			t.Fatal(err)
		}
		return out
	}
	mug := place("mug")
	if off := mug.At.Vec2().Sub(mug.Pointed.Vec2()).Len(); off > 0.6 || mug.On == "" || mug.Node == "" || mug.At[2] < mug.Pointed[2]-0.02 {
		t.Errorf("the mug is %.2f m off: %+v", off, mug)
	}
	if second := place("mug"); second.Node == mug.Node || second.Revision != mug.Revision+1 || second.At == mug.At {
		t.Errorf("a second mug: %+v after %+v", second, mug)
	}
	if o := mustRun(t, "", "check", room); !strings.Contains(o.out, " 0 error(s)") {
		t.Errorf("checks: %s", o.out)
	}
	for _, c := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"mug", "--at", "400,20", "--size", "400x300"}, 2, "not in a picture of 400×300"},
		{[]string{"mug"}, 2, "give X,Y"},
		{[]string{"qwertz", "--at", "20,20"}, 1, `nothing is called "qwertz"`},
		{[]string{"mug", "--at", "1,1", "--pose", "0,0,60,0,0,90", "--size", "400x300"}, 1, "nothing is seen at 1,1"},
	} {
		if o := run(t, "", append([]string{"place", room}, c.args...)...); o.status != c.status || !strings.Contains(o.err, c.says) {
			t.Errorf("place %v: %d, %s", c.args, o.status, o.err)
		}
	}
	mustRun(t, "", "replay", room, "--verify")
}
