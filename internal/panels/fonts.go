package panels

import (
	"fmt"
	"runtime"
	"unsafe"

	"github.com/AllenDang/cimgui-go/imgui"
	"golang.org/x/image/font/gofont/gomedium"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"
)

// fontHeight is the line height of the Go fonts for one unit of text size: (ascent + descent) / em.
const fontHeight = 15.0 / 13

// Fonts are the interface's faces; Dear ImGui rasterises each at whatever size is pushed.
type Fonts struct {
	Regular, Medium, Mono *imgui.Font

	pins runtime.Pinner // the font files, which Dear ImGui reads for as long as it lives
}

// load adds the Go fonts, each with the icons merged in.
func (f *Fonts) load() error {
	var contours [][][]point
	for i, data := range iconData() {
		c, err := traceIcon(data)
		if err != nil {
			return fmt.Errorf("panels: icon %d: %w", i, err)
		}
		contours = append(contours, c)
	}
	icons := iconFont(firstIcon, contours)
	f.Regular, f.Medium, f.Mono = f.add(goregular.TTF, icons), f.add(gomedium.TTF, icons), f.add(gomono.TTF, icons)
	return nil
}

func (f *Fonts) add(ttf, icons []byte) *imgui.Font {
	font := f.addFile(ttf, false)
	f.addFile(icons, true)
	return font
}

func (f *Fonts) addFile(file []byte, merge bool) *imgui.Font {
	f.pins.Pin(&file[0])
	config := imgui.NewFontConfig()
	defer config.Destroy()
	config.SetFontDataOwnedByAtlas(false)
	config.SetMergeMode(merge)
	config.SetPixelSnapH(merge)
	address := uintptr(unsafe.Pointer(&file[0]))
	return imgui.CurrentIO().Fonts().AddFontFromMemoryTTFV(address, int32(len(file)), TextBody*fontHeight, config, nil)
}
