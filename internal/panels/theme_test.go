package panels

import (
	"math"
	"testing"
)

func luminance(k Ink) float64 {
	linear := func(c float32) float64 {
		if c <= 0.04045 {
			return float64(c) / 12.92
		}
		return math.Pow((float64(c)+0.055)/1.055, 2.4)
	}
	r, g, b := k.RGB()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// contrast is WCAG 2.2's ratio.
func contrast(a, b Ink) float64 {
	high, low := luminance(a), luminance(b)
	if low > high {
		high, low = low, high
	}
	return (high + 0.05) / (low + 0.05)
}

func TestThemesAreReadable(t *testing.T) {
	for name, theme := range map[string]Theme{"dark": DarkTheme(1), "light": LightTheme(1)} {
		inks := map[string]Ink{
			"text": theme.Text, "muted": theme.Muted, "accent": theme.Accent,
			"added": theme.Added, "moved": theme.Moved, "recoloured": theme.Recoloured, "removed": theme.Removed,
		}
		for ink, color := range inks {
			for back, ground := range map[string]Ink{"surface": theme.Surface, "ground": theme.Ground, "control": theme.Control} {
				if c := contrast(color, ground); c < 4.5 {
					t.Errorf("%s theme: %s on %s has contrast %.2f, want 4.5", name, ink, back, c)
				}
			}
		}
		if c := contrast(theme.OnAccent, theme.Accent); c < 4.5 {
			t.Errorf("%s theme: text on the accent has contrast %.2f", name, c)
		}
	}
}

func TestEveryIconIsDrawable(t *testing.T) {
	data := iconData()
	if want := int([]rune(string(iconEnd))[0] - firstIcon); len(data) != want {
		t.Fatalf("%d icons for %d names", len(data), want)
	}
	for i, d := range data {
		contours, err := traceIcon(d)
		if err != nil || len(contours) == 0 {
			t.Fatalf("icon %d: %d contours, %v", i, len(contours), err)
		}
		for _, c := range contours {
			for _, p := range c {
				if p.x < -25 || p.x > 25 || p.y < -25 || p.y > 25 {
					t.Fatalf("icon %d leaves its square at %v", i, p)
				}
			}
		}
	}
}
