package library

import (
	"errors"
	"image"
	"image/color"
	"image/draw"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/lookup"
)

// colours sees red, green and blue, in pictures and in words.
type colours struct {
	looks int
	fails bool
}

func (*colours) Identity() string { return "colours-1" }

func (c *colours) EmbedPicture(p image.Image) ([]float32, error) {
	c.looks++
	r, g, b, _ := p.At(p.Bounds().Dx()/2, p.Bounds().Dy()/2).RGBA()
	return []float32{float32(r / 0xffff), float32(g / 0xffff), float32(b / 0xffff)}, nil
}

func (c *colours) EmbedText(text string) ([]float32, error) {
	if c.fails {
		return nil, errors.New("the model is broken")
	}
	out := make([]float32, 3)
	for i, w := range []string{"red", "green", "blue"} {
		if strings.Contains(text, w) {
			out[i] = 1
		}
	}
	return out, nil
}

func painted(c color.NRGBA) *image.NRGBA {
	p := image.NewNRGBA(image.Rect(0, 0, PicturePixels, PicturePixels))
	draw.Draw(p, p.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	return p
}

func TestPicturesAreKeptByWhatTheyShow(t *testing.T) {
	dir, index := models(t), t.TempDir()
	l := open(t, index)
	add(t, l, dir)
	lamp := l.Search(Query{Text: "lamp", Source: "library"})[0].Entry.ID
	if _, ok := l.Picture(lamp); ok {
		t.Fatal("there is a picture before one was kept")
	}
	if err := l.KeepPicture(lamp, painted(color.NRGBA{255, 0, 0, 255})); err != nil {
		t.Fatal(err)
	}
	if err := l.KeepPicture("sofa", painted(color.NRGBA{255, 0, 0, 255})); err != nil { // of the catalogue
		t.Fatal(err)
	}
	again := open(t, index)
	if p, ok := again.Picture(lamp); !ok || p.NRGBAAt(9, 9) != (color.NRGBA{255, 0, 0, 255}) {
		t.Error("the picture is not there after opening again")
	}
	if files, _ := filepath.Glob(filepath.Join(index, picturesName, "*", "*.png")); len(files) != 1 {
		t.Errorf("%d pictures are kept", len(files))
	}
	if _, err := again.Fix(t.Context(), lamp, Fix{Front: "-z"}); err != nil {
		t.Fatal(err)
	}
	if _, ok := again.Picture(lamp); ok {
		t.Error("the picture of what is turned round is still the old one")
	}
}

func TestThingsAreFoundByTheirLooks(t *testing.T) {
	dir, index := models(t), t.TempDir()
	l := open(t, index)
	add(t, l, dir)
	lamp, chair := l.Search(Query{Text: "lamp", Source: "library"})[0].Entry.ID, l.Search(Query{Text: "chair", Source: "library"})[0].Entry.ID
	for id, c := range map[string]color.NRGBA{lamp: {255, 0, 0, 255}, chair: {0, 0, 255, 255}} {
		if err := l.KeepPicture(id, painted(c)); err != nil {
			t.Fatal(err)
		}
	}
	if found := l.Search(Query{Text: "zorblax red"}); len(found) != 0 {
		t.Errorf("without a model %v is found", found)
	}
	eyes := &colours{}
	l.See(eyes)
	for _, id := range []string{lamp, chair, lamp} {
		if known, err := l.Learn(id); err != nil || !known {
			t.Fatalf("%s: %v, %v", id, known, err)
		}
	}
	if eyes.looks != 2 {
		t.Errorf("it looked %d times at two pictures", eyes.looks)
	}
	check := func(l *Library, text string, want ...string) {
		t.Helper()
		var got []string
		for _, h := range l.Search(Query{Text: text, Source: "library"}) {
			got = append(got, h.Entry.ID)
			if h.Kind != lookup.Near && strings.Contains(text, "zorblax") {
				t.Errorf("%q: %s is %s", text, h.Entry.ID, h.Kind)
			}
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%q finds %v, want %v", text, got, want)
		}
	}
	check(l, "zorblax red", lamp)
	check(l, "zorblax blue", chair)
	check(l, "zorblax green")
	check(l, "blue lamp", lamp, chair) // its name comes first
	second := open(t, index)
	blind := &colours{}
	second.See(blind)
	check(second, "zorblax red", lamp)
	if known, err := second.Learn(chair); err != nil || !known || blind.looks != 0 {
		t.Errorf("after opening again it is looked at anew: %v, %v, %d", known, err, blind.looks)
	}
	blind.fails = true
	check(second, "zorblax red zorblax")
	check(second, "red lamp", lamp)
}

// patient reads a text when it is let go.
type patient struct {
	colours
	begun, free chan bool
	read        []string
}

func (p *patient) EmbedText(text string) ([]float32, error) {
	p.begun <- true
	<-p.free
	p.read = append(p.read, text)
	return p.colours.EmbedText(text)
}

func TestAGlanceWaitsForNoModel(t *testing.T) {
	l := open(t, t.TempDir())
	add(t, l, models(t))
	lamp := l.Search(Query{Text: "lamp", Source: "library"})[0].Entry.ID
	if err := l.KeepPicture(lamp, painted(color.NRGBA{255, 0, 0, 255})); err != nil {
		t.Fatal(err)
	}
	eyes, told := &patient{begun: make(chan bool, 9), free: make(chan bool)}, make(chan bool)
	l.See(eyes)
	l.WhenRead(func() { told <- true })
	if _, settled := l.Glance("zorblax"); !settled {
		t.Error("it waits for a text although there is no picture to compare it with")
	}
	if n, err := l.LearnAll(t.Context()); n != 1 || err != nil {
		t.Fatalf("%d pictures were looked at: %v", n, err)
	}
	for _, typed := range []string{"zor", "zorblax", "zorblax r", "zorblax red"} {
		if found, settled := l.Glance(typed); len(found) != 0 || settled {
			t.Errorf("%q at once: %v, %v", typed, found, settled)
		}
		if typed == "zor" {
			<-eyes.begun
		}
	}
	for range 2 { // the first text was begun; of the others the last is left
		eyes.free <- true
		<-told
	}
	found, settled := l.Glance("zorblax red")
	if len(found) != 1 || found[0].Entry.ID != lamp || !settled {
		t.Errorf("when it was read: %v, %v", found, settled)
	}
	if got := strings.Join(eyes.read, "|"); strings.Contains(got, "zorblax r.") || !strings.HasSuffix(got, "zorblax red.") {
		t.Errorf("read %s", got)
	}
	if same := l.Source("").Search("zorblax red", 1); len(same) != 1 || same[0].Entry.ID != lamp || len(eyes.read) != 2 {
		t.Errorf("an agent finds %v", same)
	}
	l.See(&colours{fails: true})
	if found := l.Search(Query{Text: "zorblax red"}); len(found) != 0 || !l.settled("zorblax red") {
		t.Errorf("with a broken model: %v", found)
	}
}

func TestTornVectorsAreCutOff(t *testing.T) {
	dir := t.TempDir()
	v, err := openVectors(dir, "m")
	if err != nil {
		t.Fatal(err)
	}
	looks := []string{strings.Repeat("ab", 32), strings.Repeat("cd", 32), strings.Repeat("ef", 32)}
	for _, look := range looks[:2] {
		if err := v.add(look, []float32{1, 0}); err != nil {
			t.Fatal(err)
		}
	}
	if err := v.add(looks[2], []float32{1, 0, 0}); err == nil {
		t.Error("an embedding of three numbers is kept beside those of two")
	}
	data, _ := os.ReadFile(v.path)
	write(t, v.path, string(data[:len(data)-3]))
	v, _ = openVectors(dir, "m")
	if !v.has(looks[0]) || v.has(looks[1]) {
		t.Error("what was whole is lost, or what was torn is read")
	}
	if err := v.add(looks[2], []float32{0, 1}); err != nil {
		t.Fatal(err)
	}
	v, _ = openVectors(dir, "m")
	if c, ok := v.cosine(looks[2], []float32{0, 1}); !ok || c != 1 || !v.has(looks[0]) {
		t.Errorf("after the torn end: %v, %v", c, ok)
	}
}

func FuzzVectors(f *testing.F) {
	v := &vectors{path: filepath.Join(f.TempDir(), "v.bin"), of: map[string][]float32{}}
	if err := v.add(strings.Repeat("ab", 32), []float32{1, 0}); err != nil {
		f.Fatal(err)
	}
	data, _ := os.ReadFile(v.path)
	f.Add(data)
	f.Add([]byte(vectorsMagic))
	f.Fuzz(func(t *testing.T, data []byte) {
		v := &vectors{of: map[string][]float32{}}
		v.parse(data)
		if v.good > int64(len(data)) {
			t.Error("more is whole than there is")
		}
	})
}

// TestTheCatalogueIsFoundByItsLooks holds that a thing of the catalogue is found by its kept picture, also after opening again, and no
// longer by it when it is built otherwise.
func TestTheCatalogueIsFoundByItsLooks(t *testing.T) {
	index := t.TempDir()
	l := open(t, index)
	built := func(model string) string { return CatalogueLook(catalog.Thing{Model: asset.ID(model)}) }
	if err := l.KeepCataloguePicture("sofa", painted(color.NRGBA{255, 0, 0, 255})); err == nil {
		t.Error("a picture was kept of what has no look")
	}
	if err := l.KeepLooks(map[string]string{"sofa": built("one")}); err != nil {
		t.Fatal(err)
	}
	if err := l.KeepCataloguePicture("sofa", painted(color.NRGBA{255, 0, 0, 255})); err != nil {
		t.Fatal(err)
	}
	eyes := &colours{}
	l.See(eyes)
	for range 2 {
		if looked, err := l.LearnAll(t.Context()); err != nil || looked > 1 || eyes.looks != 1 {
			t.Fatalf("%d learnt, %d looks: %v", looked, eyes.looks, err)
		}
	}
	again := open(t, index)
	again.See(&colours{})
	found := again.Search(Query{Text: "zorblax red"})
	if len(found) != 1 || found[0].Entry.ID != "sofa" || found[0].Item != nil || found[0].Kind != lookup.Near {
		t.Fatalf("found %+v", found)
	}
	if err := again.KeepLooks(map[string]string{"sofa": built("two")}); err != nil {
		t.Fatal(err)
	}
	if found := again.Search(Query{Text: "zorblax red"}); len(found) != 0 {
		t.Errorf("what looks otherwise now is still found by its old picture: %+v", found)
	}
}

func TestDamagedLooksAreLeftOut(t *testing.T) {
	index := t.TempDir()
	if err := os.WriteFile(filepath.Join(index, looksName), []byte(`{"sofa": "../../../etc/passwd", "chair": ""}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, ok := open(t, index).Picture("sofa"); ok || len(readLooks(index)) != 0 {
		t.Error("a key that is none was taken")
	}
}
