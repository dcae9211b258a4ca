package viewport

import (
	"errors"
	"fmt"
	"strings"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/shaders"
)

// program is a linked variant with the places of its uniforms.
type program struct {
	id       uint32
	uniforms map[string]int32
}

// Texture units, one for each sampler name.
func samplerUnits() map[string]int32 {
	return map[string]int32{
		"baseMap": unitBase, "roughnessMap": unitRoughness, "normalMap": unitNormal, "bakedOcclusionMap": unitBaked,
		"emissiveMap": unitEmissive, "skyMap": unitSky, "occlusionMap": unitOcclusion, "shadowMap": unitShadow,
		"termsMap": unitTerms, "depthMap": unitDepth, "idMap": unitIDs, "aboveMap": unitAbove, "heightMap": unitAbove,
		"skyImage": unitSkyImage, "inputMap": unitBase, "colorMap": unitBase, "lightMap": unitLight, "bloomMap": unitBloom,
		"layerMaps": unitLayers, "behindMap": unitBehind,
		"shadowDepths": unitShadowDepths, "lampMap": unitLamps, "lampDepths": unitLampDepths, "mirrorMap": unitMirror, "sharesMap": unitShares,
	}
}

const (
	unitBase = iota
	unitRoughness
	unitNormal
	unitBaked
	unitEmissive
	unitSky
	unitOcclusion
	unitShadow
	unitTerms
	unitDepth
	unitIDs
	unitAbove
	unitSkyImage
	unitLight
	unitBloom
	unitLayers
	unitBehind
	unitShadowDepths
	unitLamps
	unitLampDepths
	unitMirror
	unitShares
	unitCount
)

// Binding points of the uniform blocks.
const (
	bindFrame = iota
	bindLights
	bindMaterial
)

// programs builds variants when they are first used.
type programs struct {
	built   map[shaders.Variant]*program
	current *program
}

func newPrograms() *programs { return &programs{built: map[shaders.Variant]*program{}} }

// use makes a variant current, building it if needed.
func (p *programs) use(v shaders.Variant) (*program, error) {
	built, ok := p.built[v]
	if !ok {
		var err error
		if built, err = buildProgram(v); err != nil {
			return nil, err
		}
		p.built[v] = built
	}
	if p.current != built {
		gl.UseProgram(built.id)
		p.current = built
	}
	return built, nil
}

func (p *programs) close() {
	for _, b := range p.built {
		gl.DeleteProgram(b.id)
	}
}

func buildProgram(v shaders.Variant) (*program, error) {
	source, err := shaders.Expand(v)
	if err != nil {
		return nil, err
	}
	return buildSource(v, source)
}

func buildSource(v shaders.Variant, source shaders.Source) (*program, error) {
	vertex, err := compile(gl.VERTEX_SHADER, source.Vertex)
	if err != nil {
		return nil, fmt.Errorf("viewport: %v, vertex shader: %s", v, source.Explain(err.Error()))
	}
	defer gl.DeleteShader(vertex)
	fragment, err := compile(gl.FRAGMENT_SHADER, source.Fragment)
	if err != nil {
		return nil, fmt.Errorf("viewport: %v, fragment shader: %s", v, source.Explain(err.Error()))
	}
	defer gl.DeleteShader(fragment)
	id, err := link(vertex, fragment)
	if err != nil {
		return nil, fmt.Errorf("viewport: %v: %w", v, err)
	}
	p := &program{id: id, uniforms: map[string]int32{}}
	p.connect()
	return p, nil
}

func compile(stage uint32, text string) (uint32, error) {
	shader := gl.CreateShader(stage)
	source, free := gl.Strs(text + "\x00")
	defer free()
	gl.ShaderSource(shader, 1, source, nil)
	gl.CompileShader(shader)
	var ok, size int32
	gl.GetShaderiv(shader, gl.COMPILE_STATUS, &ok)
	if ok != 0 {
		return shader, nil
	}
	gl.GetShaderiv(shader, gl.INFO_LOG_LENGTH, &size)
	message := make([]byte, size+1)
	gl.GetShaderInfoLog(shader, size, nil, &message[0])
	gl.DeleteShader(shader)
	return 0, errors.New(strings.TrimRight(string(message), "\x00\n"))
}

func link(vertex, fragment uint32) (uint32, error) {
	id := gl.CreateProgram()
	gl.AttachShader(id, vertex)
	gl.AttachShader(id, fragment)
	gl.LinkProgram(id)
	var ok, size int32
	gl.GetProgramiv(id, gl.LINK_STATUS, &ok)
	if ok != 0 {
		return id, nil
	}
	gl.GetProgramiv(id, gl.INFO_LOG_LENGTH, &size)
	message := make([]byte, size+1)
	gl.GetProgramInfoLog(id, size, nil, &message[0])
	gl.DeleteProgram(id)
	return 0, errors.New("linking: " + strings.TrimRight(string(message), "\x00\n"))
}

// connect binds blocks and samplers to their fixed places.
func (p *program) connect() {
	for name, binding := range map[string]uint32{"FrameBlock": bindFrame, "LightBlock": bindLights, "MaterialBlock": bindMaterial} {
		if index := gl.GetUniformBlockIndex(p.id, gl.Str(name+"\x00")); index != gl.INVALID_INDEX {
			gl.UniformBlockBinding(p.id, index, binding)
		}
	}
	gl.UseProgram(p.id)
	for name, unit := range samplerUnits() {
		if at := gl.GetUniformLocation(p.id, gl.Str(name+"\x00")); at >= 0 {
			gl.Uniform1i(at, unit)
		}
	}
	gl.UseProgram(0)
}

// at returns a uniform's place, −1 when the program has none of that name.
func (p *program) at(name string) int32 {
	if at, ok := p.uniforms[name]; ok {
		return at
	}
	at := gl.GetUniformLocation(p.id, gl.Str(name+"\x00"))
	p.uniforms[name] = at
	return at
}
