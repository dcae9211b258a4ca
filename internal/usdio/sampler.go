package usdio

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// image writes a UsdUVTexture that reads a texture reference, with the primvar reader and transform it needs.
func (n *network) image(name string, ref *scene.TextureRef, colorSpace string, scale, bias []float64, outputs ...string) error {
	file, err := n.writer.textures.image(n.writer, ref.Texture)
	if err != nil {
		return err
	}
	t := n.text
	t.open(header{specifier: "def", kind: "Shader", name: name})
	t.line(`uniform token info:id = "UsdUVTexture"`)
	if bias != nil {
		t.line("float4 inputs:bias = ", tuple(32, bias...))
	}
	t.line("asset inputs:file = @", file, "@")
	t.line("float4 inputs:scale = ", tuple(32, scale...))
	t.line(`token inputs:sourceColorSpace = "`, colorSpace, `"`)
	t.line("float2 inputs:st.connect = <", n.path, "/", name, coordinates(ref), ".outputs:result>")
	t.line(`token inputs:wrapS = "`, wrap(ref.WrapU), `"`)
	t.line(`token inputs:wrapT = "`, wrap(ref.WrapV), `"`)
	for _, o := range outputs {
		if len(o) == 1 {
			t.line("float outputs:", o)
		} else {
			t.line("float3 outputs:", o)
		}
	}
	t.close()
	n.readers(name, ref)
	return nil
}

// coordinates names the shader an image reads its place from.
func coordinates(ref *scene.TextureRef) string {
	if moved(ref) {
		return "Transform"
	}
	return "Reader"
}

func moved(ref *scene.TextureRef) bool {
	return ref.Offset != (geom.Vec2{}) || ref.Scale != (geom.Vec2{1, 1}) || ref.Rotation != 0
}

func (n *network) readers(name string, ref *scene.TextureRef) {
	t := n.text
	t.open(header{specifier: "def", kind: "Shader", name: name + "Reader"})
	t.line(`uniform token info:id = "UsdPrimvarReader_float2"`)
	t.line(`string inputs:varname = "`, primvar(ref.UVSet), `"`)
	t.line("float2 outputs:result")
	t.close()
	if !moved(ref) {
		return
	}
	scale, degrees, translation := placement(ref)
	t.open(header{specifier: "def", kind: "Shader", name: name + "Transform"})
	t.line(`uniform token info:id = "UsdTransform2d"`)
	t.line("float2 inputs:in.connect = <", n.path, "/", name, "Reader.outputs:result>")
	t.line("float inputs:rotation = ", single(degrees))
	t.line("float2 inputs:scale = ", tuple(32, scale[0], scale[1]))
	t.line("float2 inputs:translation = ", tuple(32, translation[0], translation[1]))
	t.line("float2 outputs:result")
	t.close()
}

// placement converts a KHR_texture_transform, whose V runs down, to a UsdTransform2d, whose T runs up: t = 1 − v.
func placement(ref *scene.TextureRef) (scale geom.Vec2, degrees float64, translation geom.Vec2) {
	s, c := math.Sincos(ref.Rotation)
	translation = geom.Vec2{ref.Offset[0] + s*ref.Scale[1], 1 - ref.Offset[1] - c*ref.Scale[1]}
	return ref.Scale, geom.Degrees(ref.Rotation), translation
}

func wrap(w scene.Wrap) string {
	if w == "" {
		return string(scene.Repeat)
	}
	return string(w)
}

// primvar names the texture coordinates of a UV set.
func primvar(set int) string {
	if set == 1 {
		return "st1"
	}
	return "st"
}
