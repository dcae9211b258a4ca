package matio

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"scenograph/internal/asset"
	"scenograph/internal/diag"
)

// packed zips files: names within the archive to those on the disk, or to their text.
func packed(t testing.TB, files map[string][]byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, data := range files {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAnArchiveIsUnpackedOnce(t *testing.T) {
	dir := ambient(t)
	files := map[string][]byte{"Wood051_1K-JPG.usdc": {1}, "../../evil_Color.txt": {2}, ".DS_Store": {3}, `textures\deep/asset.json`: []byte(`{"dimensionX": 80}`)}
	for _, name := range []string{"Wood051_1K-JPG_Color.jpg", "Wood051_1K-JPG_NormalDX.png", "Wood051_1K-JPG_Roughness.jpg", "Wood051.png"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		files["textures/../../"+name] = data
	}
	archive, below := filepath.Join(t.TempDir(), "Wood051_1K-JPG.zip"), filepath.Join(t.TempDir(), "own")
	if err := os.WriteFile(archive, packed(t, files), 0o600); err != nil {
		t.Fatal(err)
	}
	folder, err := Unpack(archive, below)
	if err != nil || filepath.Dir(folder) != below {
		t.Fatal(folder, err)
	}
	var names []string
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if got := strings.Join(names, " "); got != "Wood051.png Wood051_1K-JPG_Color.jpg Wood051_1K-JPG_NormalDX.png Wood051_1K-JPG_Roughness.jpg asset.json" {
		t.Errorf("unpacked %s", got)
	}
	sets, report, err := Find(folder)
	if err != nil || len(sets) != 1 || sets[0].SizeM != 0.8 || sets[0].Licence != "CC0-1.0" || len(sets[0].Files) != 3 {
		t.Fatalf("%+v %v", sets, err)
	}
	if said := fmt.Sprint(report.Findings); !strings.Contains(said, "1 picture is left aside") || !strings.Contains(said, "Wood051.png") {
		t.Errorf("said %s", said)
	}
	if _, _, err := sets[0].Build(asset.NewStore(), Options{}); err != nil {
		t.Error(err)
	}
	if again, err := Unpack(archive, below); again != folder || err != nil {
		t.Errorf("the second time %s, %v", again, err)
	}
}

func TestWhatIsNoArchiveOfMaps(t *testing.T) {
	for name, data := range map[string][]byte{
		"nothing": nil, "text": []byte("PK, but not really"), "no pictures": packed(t, map[string][]byte{"a.blend": {1}, "b.gltf": {2}}), "empty": packed(t, nil),
	} {
		dir := t.TempDir()
		archive := filepath.Join(dir, "x.zip")
		if err := os.WriteFile(archive, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if folder, err := Unpack(archive, filepath.Join(dir, "own")); err == nil || !strings.Contains(err.Error(), "x.zip") {
			t.Errorf("%s: %s, %v", name, folder, err)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, "own", "*")); len(left) != 0 {
			t.Errorf("%s: %v is left behind", name, left)
		}
	}
	if _, err := Unpack(filepath.Join(t.TempDir(), "gone.zip"), t.TempDir()); err == nil {
		t.Error("a file that is not there is unpacked")
	}
}

func FuzzUnpack(f *testing.F) {
	dir := f.TempDir()
	two := packed(f, map[string][]byte{"oak_Color.jpg": {1, 2, 3}, "../oak_Normal.png": {4}})
	f.Add(two)
	f.Add(two[:40])
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		archive := filepath.Join(dir, "fuzz.zip")
		if err := os.WriteFile(archive, data, 0o600); err != nil {
			t.Fatal(err)
		}
		folder, err := Unpack(archive, filepath.Join(dir, "own"))
		if err == nil && filepath.Dir(folder) != filepath.Join(dir, "own") {
			t.Errorf("unpacked into %s", folder)
		}
	})
}

func TestEveryWayCollectionsNameMaps(t *testing.T) {
	for _, size := range []string{"1k", "2k", "4k", "8k"} {
		for _, ending := range []string{".jpg", ".png"} {
			dir := t.TempDir()
			for _, name := range []string{"Planks012_" + strings.ToUpper(size) + "-X_Color", "Planks012_" + strings.ToUpper(size) + "-X_NormalGL", "oak_veneer_01_diff_" + size, "oak_veneer_01_nor_dx_" + size, "oak_veneer_01_arm_" + size, "oak_veneer_01_disp_" + size} {
				name = strings.Replace(name, "-X", "-"+strings.ToUpper(ending[1:]), 1)
				write(t, dir, name+ending, 4, color.NRGBA{120, 120, 200, 255})
			}
			sets, _, err := Find(dir)
			if err != nil || len(sets) != 2 || len(sets[0].Files) != 2 || len(sets[1].Files) != 4 || sets[0].Licence != "CC0-1.0" || sets[1].Licence != "CC0-1.0" {
				t.Errorf("%s %s: %+v %v", size, ending, sets, err)
			}
		}
	}
}

// What a killed import has left is swept by the next one; what another process unpacks at the moment stays.
func TestLeftoversAreSwept(t *testing.T) {
	below, now := t.TempDir(), time.Now()
	for name, age := range map[string]time.Duration{".unpacking-old": time.Hour, ".unpacking-busy": time.Minute, "oak-1234": time.Hour} {
		folder := filepath.Join(below, name)
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(folder, "oak_Color.jpg")
		if err := os.WriteFile(file, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
		for path, at := range map[string]time.Time{file: now.Add(-age), folder: now.Add(-time.Hour)} {
			if err := os.Chtimes(path, at, at); err != nil {
				t.Fatal(err)
			}
		}
	}
	sweep(below, now)
	var left []string
	entries, _ := os.ReadDir(below)
	for _, e := range entries {
		left = append(left, e.Name())
	}
	if fmt.Sprint(left) != "[.unpacking-busy oak-1234]" {
		t.Errorf("%v are left", left)
	}
}

func TestFindingsNameTheArchive(t *testing.T) {
	var report diag.Report
	report.Warn("/own/oak-12ab/oak_disp_1k.tif", "is left out, as /own/oak-12ab/a says")
	got := From(report, "/own/oak-12ab", "oak.zip").Findings[0]
	if got.Subject != "oak.zip/oak_disp_1k.tif" || got.Message != "is left out, as oak.zip/a says" {
		t.Errorf("%+v", got)
	}
}
