package geom

import "math"

// Color is linear Rec.709 red, green, blue, each usually in [0,1].
type Color [3]float64

// LinearFromSRGB decodes one sRGB channel in [0,1] (IEC 61966-2-1).
func LinearFromSRGB(x float64) float64 {
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

// SRGBFromLinear encodes one linear channel in [0,1] (IEC 61966-2-1).
func SRGBFromLinear(x float64) float64 {
	if x <= 0.0031308 {
		return x * 12.92
	}
	return 1.055*math.Pow(x, 1/2.4) - 0.055
}

// Hex reads a display colour such as 0xC08A4E into linear light.
func Hex(rgb uint32) Color {
	channel := func(shift uint) float64 { return LinearFromSRGB(float64(rgb>>shift&0xFF) / 255) }
	return Color{channel(16), channel(8), channel(0)}
}

// Luminance returns the relative luminance of linear Rec.709 (BT.709).
func (c Color) Luminance() float64 {
	return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
}

// Mix returns c at t = 0 and o at t = 1.
func (c Color) Mix(o Color, t float64) Color {
	return Color{Lerp(c[0], o[0], t), Lerp(c[1], o[1], t), Lerp(c[2], o[2], t)}
}

// Scale multiplies every channel.
func (c Color) Scale(f float64) Color {
	return Color{c[0] * f, c[1] * f, c[2] * f}
}

// Kelvin returns the linear colour of a black body, its brightest channel 1 (fit by T. Helland to CIE 1964 data), for 1000 to 20000 K.
func Kelvin(kelvin float64) Color {
	t := Clamp(kelvin, 1000, 20000) / 100
	r, b := 255.0, 255.0
	var g float64
	if t > 66 {
		r = 329.698727446 * math.Pow(t-60, -0.1332047592)
		g = 288.1221695283 * math.Pow(t-60, -0.0755148492)
	} else {
		g = 99.4708025861*math.Log(t) - 161.1195681661
	}
	if t < 66 {
		b = 0
		if t > 19 {
			b = 138.5177312231*math.Log(t-10) - 305.0447927307
		}
	}
	channel := func(x float64) float64 { return LinearFromSRGB(Clamp(x, 0, 255) / 255) }
	return Color{channel(r), channel(g), channel(b)}
}
