package brief

import "testing"

func TestClosedLists(t *testing.T) {
	r := NewReader(nil)
	for said, want := range map[string]bool{
		"a bedroom with only a bed and a lamp":           true,
		"only a bed and a lamp":                          true,
		"a bedroom with a bed, a lamp and nothing else":  true,
		"a bedroom with nothing but a bed":               true,
		"a bedroom with a bed and a lamp":                false,
		"a bedroom with only one window and a large bed": false,
		"a bedroom where the bed is only 20 cm from it":  false,
	} {
		if got := r.Read(said).Only; got != want {
			t.Errorf("%q: closed is %v", said, got)
		}
	}
}
