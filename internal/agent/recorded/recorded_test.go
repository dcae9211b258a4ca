package recorded

import (
	"context"
	"testing"

	"scenograph/internal/agent/chat"
)

func TestWhatIsWrittenIsRead(t *testing.T) {
	replies := []chat.Said{{Text: "hello", Stop: chat.Ended}, {Calls: []chat.Call{{ID: "1", Name: "propose", Arguments: `{"label":`}}}}
	text, err := Write(replies)
	if err != nil {
		t.Fatal(err)
	}
	client, err := Read("x.txtar", text)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range replies {
		got, err := client.Send(context.Background(), chat.Request{}, func(chat.Delta) {})
		if err != nil || got.Text != want.Text || len(got.Calls) != len(want.Calls) || len(want.Calls) > 0 && got.Calls[0].Arguments != want.Calls[0].Arguments {
			t.Errorf("got %+v, %v", got, err)
		}
	}
	if _, err := client.Send(context.Background(), chat.Request{}, func(chat.Delta) {}); err == nil {
		t.Error("a recording goes on for ever")
	}
	if _, err := Read("empty", []byte("nothing in it")); err == nil {
		t.Error("a text without replies was read")
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("-- 1.reply.json --\n{\"text\":\"x\"}\n"))
	f.Add([]byte("-- 1.reply.json --\n{\"calls\":[{\"name\":\"a\",\"arguments\":{}}]}\n-- 2.reply.json --\n"))
	f.Add([]byte("-- --"))
	f.Fuzz(func(_ *testing.T, text []byte) {
		if c, err := Read("fuzz", text); err == nil {
			_, _ = c.Send(context.Background(), chat.Request{}, func(chat.Delta) {})
		}
	})
}
