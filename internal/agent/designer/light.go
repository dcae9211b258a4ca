package designer

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// mood is what a change of light and walls aims at.
type mood struct {
	warmth, brightness float64
	time               string
}

// moodOf reads the wished-for light from the brief; ok is false when none was wished for.
func (p *plan) moodOf() (m mood, ok bool) {
	l := p.b.Light
	m, ok = mood{l.Warmth, l.Brightness, l.TimeOfDay}, l.Said
	if p.obs.Step > 0 {
		return m, false
	}
	for _, w := range p.b.Moods {
		switch w {
		case "warm", "cosy":
			m.warmth, ok = math.Max(m.warmth, 0.7), true
		case "moody":
			if m.time == "" {
				m.brightness, ok = -0.8, true
			}
		case "bright":
			m.brightness, ok = math.Max(m.brightness, 0.7), true
		case "airy":
			m.brightness, ok = math.Max(m.brightness, 0.4), true
		case "cool":
			m.warmth, ok = -0.7, true
		}
	}
	return m, ok
}

// finish offers what concerns the room as a whole: surfaces, then light.
func (p *plan) finish() error {
	if p.room == nil {
		return nil
	}
	if p.builtRoom == nil {
		if err := p.offerStyle(); err != nil {
			return err
		}
		if err := p.offerSurfaces(); err != nil {
			return err
		}
	}
	if m, ok := p.moodOf(); ok && (p.only == "" || p.only == "light") {
		return p.offerLight(m)
	}
	return nil
}

// styledSurface is a finish that a style brings to a part of the room.
type styledSurface struct {
	part string
	finish
	style string
}

// offerStyle offers the finishes of a style as one proposal.
func (p *plan) offerStyle() error {
	if len(p.finishes) == 0 || p.only != "" && p.only != "style" {
		return nil
	}
	if node, _ := p.now.Node(p.room.Node); node.Pinned || node.Locked {
		p.note("the room is pinned or locked; its surfaces stay as they are")
		return nil
	}
	var actions []action.Action
	for _, f := range p.finishes {
		m, err := p.policy.source.Material(p.policy.store, f.preset, f.color)
		if err != nil {
			return fmt.Errorf("designer: %w", err)
		}
		surface := map[string]action.RoomSurface{"walls": action.WallSurface, "floor": action.FloorSurface}[f.part]
		actions = append(actions, action.AddMaterial{Material: m}, action.SetRoomMaterial{Node: p.room.Node, Surface: surface, Material: m.ID})
	}
	label := "Give the room " + withArticle(styleOf[p.finishes[0].style]) + " floor and walls"
	return p.offer("style", label, "Asked for. What stands in it is offered on its own.", dedupe(actions), changed("surfaces", len(p.finishes), len(p.finishes)))
}

// offerSurfaces offers what was said of walls, floor and ceiling, one proposal for each.
func (p *plan) offerSurfaces() error {
	node, _ := p.now.Node(p.room.Node)
	for i := range p.b.Surfaces {
		s := &p.b.Surfaces[i]
		surface := map[string]action.RoomSurface{"walls": action.WallSurface, "floor": action.FloorSurface, "ceiling": action.CeilingSurface}[s.Part]
		key := "surface " + s.Part
		if p.only != "" && p.only != key {
			continue
		}
		if node.Pinned || node.Locked {
			p.note("the room is pinned or locked; its %s stay as they are", s.Part)
			continue
		}
		if s.Wall != "" {
			p.note("a single wall cannot have a finish of its own yet; all walls are changed")
		}
		material, err := p.surfaceMaterial(node, s)
		if err != nil {
			return err
		}
		label, reason := surfaceLabel(s), "Asked for."
		score := proposal.Score{Total: 1, Evidence: []proposal.Evidence{{Name: "surface", Value: 1, Detail: s.Part + " now " + material.Name, OK: true}}}
		if err := p.offer(key, label, reason, []action.Action{action.AddMaterial{Material: material}, action.SetRoomMaterial{Node: p.room.Node, Surface: surface, Material: material.ID}}, score); err != nil {
			return err
		}
		node, _ = p.now.Node(p.room.Node)
	}
	return nil
}

func surfaceLabel(s *brief.Surface) string {
	looks := looksWords(s.Looks)
	verb := "Paint the " + s.Part
	if s.Part == "floor" && len(s.Materials) > 0 {
		verb = "Give the floor"
		return verb + " " + looks
	}
	switch {
	case s.Tone != "" && len(s.Materials)+len(s.Colors) == 0:
		return "Make the " + s.Part + " a little " + map[string]string{"warm": "warmer", "cool": "cooler"}[s.Tone]
	case looks != "":
		return verb + " " + looks
	case s.Shade > 0:
		return "Make the " + s.Part + " lighter"
	case s.Shade < 0:
		return "Make the " + s.Part + " darker"
	}
	return "Change the " + s.Part
}

func (p *plan) surfaceMaterial(node *scene.Node, s *brief.Surface) (scene.Material, error) {
	id, plain := node.Room.Walls, finish{"wall paint", ""}
	switch s.Part {
	case "floor":
		id, plain = node.Room.Floor, finish{"oak planks", ""}
	case "ceiling":
		id, plain = node.Room.Ceil, finish{"wall paint", "#f5f4f0"}
	}
	current, ok := p.now.Material(id)
	if ok && len(s.Materials) == 0 && (len(s.Colors) == 0 || s.Part == "floor") {
		return p.recolored(*current, s.Looks, s.Shade, toneOf(s.Tone)), nil
	}
	f := p.surfaceFinish(plain, s)
	m, err := p.policy.source.Material(p.policy.store, f.preset, f.color)
	if err != nil {
		return m, fmt.Errorf("designer: %w", err)
	}
	return m, nil
}

func toneOf(tone string) float64 {
	switch tone {
	case "warm":
		return 1
	case "cool":
		return -1
	}
	return 0
}

// surfaceFinish is a finish with what was said of it: a material, a colour, lighter or darker.
func (p *plan) surfaceFinish(f finish, s *brief.Surface) finish {
	looks, boards := s.Looks, strings.Contains(f.preset, "planks") || strings.Contains(f.preset, "parquet")
	if len(looks.Materials) > 0 {
		if found, ok := p.surfaceMaterialOf(s); ok {
			return found
		}
		p.note("no material of the catalogue is %q; the %s stay as they were", strings.Join(looks.Made, " "), s.Part)
	}
	switch {
	case len(looks.Colors) > 0:
		if f.preset != "wall paint" && f.preset != "plaster" && !boards {
			f.preset = "wall paint"
		}
		f.color = hexOf(looks.Colors[0].Linear)
	case s.Shade > 0:
		f.color = "#f3f0e9"
		if boards {
			f.color = "#d8c3a0"
		}
	case s.Shade < 0:
		f.color = "#3d4644"
		if boards {
			f.color = "#5a4030"
		}
	}
	return f
}

// recolored gives a material another colour, as it is seen: a texture's own colour counts. What no factor of a texture can reach, being
// lighter than it, is painted over: the relief stays.
func (p *plan) recolored(m scene.Material, looks brief.Looks, shade, warmth float64) scene.Material {
	name, mean := plainName(m.Name), p.textureColor(&m)
	c := times(m.BaseColor, mean)
	if len(looks.Colors) > 0 {
		c, name = looks.Colors[0].Linear, name+" "+looks.Colors[0].Name
	}
	switch {
	case shade > 0:
		c, name = c.Mix(geom.Color{0.9, 0.88, 0.84}, 0.4*shade), name+" lighter"
	case shade < 0:
		c, name = c.Scale(1+0.5*shade), name+" darker"
	}
	if warmth != 0 {
		c, name = warmer(c, warmth), name+map[bool]string{true: " warmer", false: " cooler"}[warmth > 0]
	}
	m.BaseColor = geom.Color{}
	for i := range c {
		if m.BaseColor[i] = c[i] / max(mean[i], 1e-3); m.BaseColor[i] > 1 {
			m.BaseColorTexture, m.BaseColor = nil, c
			break
		}
	}
	m.BaseColor, m.Name = roundColor(m.BaseColor), trimName(name)
	m.ID = scene.MaterialID(slug(string(m.ID) + " " + hexOf(c)[1:]))
	if len(m.ID) > 96 {
		m.ID = m.ID[len(m.ID)-96:]
	}
	return m
}

// textureColor is the mean colour of a material's texture, white for none.
func (p *plan) textureColor(m *scene.Material) geom.Color {
	if m.BaseColorTexture == nil {
		return geom.Color{1, 1, 1}
	}
	if c, ok := p.policy.store.MeanColor(m.BaseColorTexture.Texture); ok {
		return c
	}
	return geom.Color{1, 1, 1}
}

// seenColor is the mean colour that a material shows.
func (p *plan) seenColor(m *scene.Material) geom.Color { return times(m.BaseColor, p.textureColor(m)) }

func times(a, b geom.Color) geom.Color { return geom.Color{a[0] * b[0], a[1] * b[1], a[2] * b[2]} }

// plainName is a material's name without the colour it had.
func plainName(name string) string {
	if i := strings.LastIndex(name, " #"); i > 0 && len(name) == i+len(" #rrggbb") {
		return name[:i]
	}
	return name
}

func trimName(name string) string {
	if rs := []rune(name); len(rs) > 60 {
		return string(rs[:60])
	}
	return name
}

// warmer shifts a colour towards orange, or towards blue for a negative amount, keeping its luminance.
func warmer(c geom.Color, amount float64) geom.Color {
	out := geom.Color{c[0] * (1 + 0.12*amount), c[1], c[2] * (1 - 0.3*amount)}
	if l := out.Luminance(); l > 0 {
		out = out.Scale(c.Luminance() / l)
	}
	for i := range out {
		out[i] = geom.Clamp(out[i], 0, 0.95)
	}
	return out
}

// offerLight changes sky, sun, exposure and lamps towards a mood.
func (p *plan) offerLight(m mood) error {
	env := lit(p.now.Settings().Environment, m)
	var actions []action.Action
	if env != p.now.Settings().Environment {
		actions = append(actions, action.SetEnvironment{Environment: env})
	}
	lamps := 0
	for i := range p.s.things {
		t := &p.s.things[i]
		if t.room != p.room.Node || t.guarded && !slices.Contains(p.obs.Selection, t.node.ID) {
			continue
		}
		for _, id := range t.lights {
			n, _ := p.now.Node(id)
			light := *n.Light
			dim(&light, m)
			if light != *n.Light && p.inBase(id) {
				lamps++
				actions = append(actions, action.EditLight{Node: id, Light: light})
			}
		}
	}
	words := moodWords(m)
	detail := fmt.Sprintf("sky and exposure, %s", counted(lamps, "lamp"))
	score := proposal.Score{Total: 1, Evidence: []proposal.Evidence{{Name: "light", Value: float64(lamps), Unit: "lamps", Detail: detail, OK: true}}}
	return p.offer("light", words, "The prompt asks for this mood; the geometry stays as it is.", actions, score)
}

func (p *plan) inBase(id scene.NodeID) bool {
	_, ok := p.base.Node(id)
	return ok
}

func moodWords(m mood) string {
	switch {
	case m.time == "evening":
		return "Turn to evening light"
	case m.time == "night":
		return "Turn to night, lit by the lamps"
	case m.time == "morning":
		return "Turn to morning light"
	case m.time == "day":
		return "Turn to clear daylight"
	case m.time == "overcast":
		return "Turn to soft overcast light"
	case m.warmth > 0 && m.brightness > 0:
		return "Brighten and warm up the light"
	case m.warmth > 0 && m.brightness < 0:
		return "Dim and warm the light"
	case m.warmth > 0:
		return "Warm up the light"
	case m.warmth < 0:
		return "Cool the light down"
	case m.brightness < 0:
		return "Dim the light"
	}
	return "Brighten the light"
}

// dim changes a lamp towards a mood.
func dim(l *scene.Light, m mood) {
	if m.warmth != 0 {
		kelvin := 3000 - 600*m.warmth
		if m.warmth < 0 {
			kelvin = 3000 - 2000*m.warmth
		}
		l.Color = roundColor(l.Color.Mix(geom.Kelvin(kelvin), math.Min(1, math.Abs(m.warmth))))
	}
	factor := 1 + 0.5*m.brightness
	switch m.time {
	case "evening", "night":
		factor *= 1.5
	}
	l.Intensity = round(l.Intensity*factor, 1000)
}

// lit changes an environment towards a mood.
func lit(e scene.Environment, m mood) scene.Environment {
	sun := func(altitude, lux, kelvin, sky, exposure float64, tint geom.Color) {
		e.SunAltitudeRad, e.SunLux, e.SunColor = round(geom.Radians(altitude), 1e4), lux, roundColor(geom.Kelvin(kelvin))
		e.Intensity, e.ExposureEV, e.Color = sky, exposure, roundColor(tint)
	}
	switch m.time {
	case "evening":
		sun(9, 420, 2600, 0.55, 0.95, geom.Color{1, 0.82, 0.68})
	case "night":
		sun(-6, 0, 4000, 0.1, 1.3, geom.Color{0.45, 0.55, 0.9})
	case "morning":
		sun(18, 480, 3800, 0.85, 0.15, geom.Color{1, 0.96, 0.9})
	case "day":
		sun(50, 800, 5600, 1.1, 0, geom.Color{1, 1, 1})
	case "overcast":
		sun(45, 40, 6500, 1.0, 0.25, geom.Color{0.95, 0.98, 1})
	}
	if m.warmth != 0 {
		kelvin := 3400.0
		if m.warmth < 0 {
			kelvin = 7500
		}
		e.SunColor = roundColor(e.SunColor.Mix(geom.Kelvin(kelvin), 0.6*math.Abs(m.warmth)))
		e.Color = roundColor(warmer(e.Color, 0.5*m.warmth))
	}
	if m.brightness != 0 {
		e.ExposureEV = round(geom.Clamp(e.ExposureEV+0.45*m.brightness, -3, 3), 100)
		e.Intensity = round(geom.Clamp(e.Intensity*(1+0.2*m.brightness), 0.03, 4), 1000)
	}
	return e
}

// roomEnvironment lets the sun in at the first window.
func (p *plan) roomEnvironment(r *shell.Room) scene.Environment {
	e := scene.DefaultEnvironment()
	e.ExposureEV, e.SunLux = 0.35, 900
	for _, o := range r.Openings {
		if o.Kind != shell.Window {
			continue
		}
		_, _, _, inward := r.Wall(o.Wall)
		swing := 0.45
		if p.obs.Seed%2 == 1 {
			swing = -0.45
		}
		e.SunAzimuthRad = round(geom.WrapAngle(math.Atan2(-inward[1], -inward[0])+swing), 1e4)
		e.SunAltitudeRad = round(geom.Radians(32), 1e4)
		break
	}
	return e
}
