package journal

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"scenograph/internal/document"
)

// kills is how many processes TestKilledProcessLosesNothing ends with SIGKILL.
const kills = 200

const (
	victimFolder = "SCENOGRAPH_VICTIM_FOLDER"
	victimSeed   = "SCENOGRAPH_VICTIM_SEED"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(victimFolder); dir != "" {
		if err := beVictim(dir, os.Getenv(victimSeed)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// beVictim works on a project until it is killed, and says on its standard output what has been acknowledged.
func beVictim(dir, seedText string) error {
	seed, err := strconv.ParseUint(seedText, 10, 64)
	if err != nil {
		return err
	}
	t := &fakeT{}
	options := Options{Clock: time.Now}
	p, _, err := Open(dir, options)
	var none *NoProjectError
	if errors.As(err, &none) {
		p, err = Create(dir, options, Start{Name: "victim"})
	}
	if err != nil {
		return err
	}
	rng := rand.New(rand.NewPCG(seed, 5))
	for i := range 100000 {
		if err := randomStep(t, rng, p, int(seed)*100000+i); err != nil && !errors.Is(err, document.ErrNoChange) {
			return err
		}
		if !p.Queued() {
			fmt.Printf("%d %s\n", p.last.Seq, p.last.hash)
		}
		if i%20 == 19 {
			if err := p.WriteCaches(); err != nil {
				return err
			}
		}
	}
	return nil
}

// fakeT lets the helpers of the tests run outside a test.
type fakeT struct{ testing.TB }

func (*fakeT) Helper()           {}
func (*fakeT) Fatal(args ...any) { panic(fmt.Sprint(args...)) }

// TestKilledProcessLosesNothing kills real processes at random moments while they commit, and holds the project to every
// acknowledgement that came through the pipe.
func TestKilledProcessLosesNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(2026, 9))
	root := t.TempDir()
	acknowledgements, cuts := 0, 0
	for kill := range kills {
		dir := filepath.Join(root, fmt.Sprintf("project-%d.scene", kill/10))
		seen := killOne(t, dir, uint64(kill), rng)
		acknowledgements += len(seen)
		if checkVictim(t, dir, seen) {
			cuts++
		}
		if t.Failed() {
			return
		}
	}
	t.Logf("%d processes killed, %d acknowledged events checked, %d torn ends cut", kills, acknowledgements, cuts)
	if acknowledgements < kills {
		t.Errorf("only %d acknowledgements in %d runs: the processes were killed too early to prove anything", acknowledgements, kills)
	}
}

// killOne starts a victim, reads some of its acknowledgements, kills it a little later and returns all that it said.
func killOne(t *testing.T, dir string, seed uint64, rng *rand.Rand) []acknowledged {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	victim := exec.Command(self)
	victim.Env = append(os.Environ(), victimFolder+"="+dir, victimSeed+"="+strconv.FormatUint(seed, 10))
	var complaint strings.Builder
	victim.Stderr = &complaint
	pipe, err := victim.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := victim.Start(); err != nil {
		t.Fatal(err)
	}
	var seen []acknowledged
	lines := bufio.NewScanner(pipe)
	enough, pause := rng.IntN(12), time.Duration(rng.IntN(4000))*time.Microsecond
	killed := false
	for {
		if !killed && len(seen) >= enough {
			time.Sleep(pause)
			if len(seen) > 0 {
				refuseSecond(t, dir, victim.Process.Pid)
			}
			if err := victim.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			killed = true
		}
		if !lines.Scan() {
			break
		}
		var a acknowledged
		if _, err := fmt.Sscanf(lines.Text(), "%d %s", &a.seq, &a.hash); err == nil && len(a.hash) == hashLength {
			seen = append(seen, a)
		}
	}
	if err := victim.Wait(); err == nil || complaint.Len() > 0 {
		t.Fatalf("the victim of seed %d ended by itself: %s", seed, complaint.String())
	}
	return seen
}

// refuseSecond expects to be told which process writes the project.
func refuseSecond(t *testing.T, dir string, pid int) {
	t.Helper()
	_, _, err := Open(dir, Options{})
	var locked *LockedError
	if !errors.As(err, &locked) || locked.PID != strconv.Itoa(pid) || !strings.Contains(err.Error(), "process "+locked.PID) {
		t.Errorf("process %d writes the project, but a second one is told %v", pid, err)
	}
}

// checkVictim holds a project to what was acknowledged and reports whether a torn end had to be cut.
func checkVictim(t *testing.T, dir string, seen []acknowledged) bool {
	t.Helper()
	p, recovery, err := Open(dir, Options{Clock: time.Now})
	var none *NoProjectError
	if errors.As(err, &none) && len(seen) == 0 {
		return false
	}
	if err != nil {
		t.Errorf("%s: %v", dir, err)
		return false
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, journalName))
	if err != nil {
		t.Fatal(err)
	}
	lines, _, err := scan(dir, text)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range seen {
		if uint64(len(lines)) < a.seq || lines[a.seq-1].hash != a.hash {
			t.Errorf("%s: event %d was acknowledged and is lost; %d lines are left", dir, a.seq, len(lines))
		}
	}
	if _, _, err := Verify(dir, Options{}); err != nil {
		t.Errorf("%s: %v", dir, err)
	}
	return recovery.CutBytes > 0
}
