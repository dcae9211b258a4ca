flat in uint id;
#if defined(ALPHA_MASK) || defined(ALBEDO)
#include "lib/material.glsl"
#endif
#ifdef ALBEDO
#include "lib/color.glsl"
#endif
#if defined(ALPHA_MASK) || defined(ALBEDO)
in vec4 vertexColor;
#endif
#if defined(ALPHA_MASK) || defined(TEXTURED)
in vec2 vertexUV0;
in vec2 vertexUV1;
uniform sampler2D baseMap;
#endif
#ifdef MEASURE
in float viewDistance;
in vec3 worldNormal;
flat in uint partNumber;
#endif
#ifdef FLAT
uniform vec4 flatColor;
layout(location = 0) out vec4 pixel;
#elif defined(HEIGHTS)
in float height;
layout(location = 0) out vec2 pixel;
#else
layout(location = 0) out uint pixel;
#endif
#ifdef MEASURE
layout(location = 1) out float pixelDistance;
layout(location = 2) out uint pixelNormal;
layout(location = 3) out uint pixelPart;
#ifdef ALBEDO
layout(location = 4) out vec4 pixelAlbedo;
#endif
layout(location = 5) out vec2 pixelSlope;

// The Go twin is frame.PackNormal.
uint octahedral(vec3 n) {
    n /= abs(n.x) + abs(n.y) + abs(n.z);
    vec2 p = n.xy;
    if (n.z < 0.0) {
        p = (1.0 - abs(n.yx)) * vec2(n.x < 0.0 ? -1.0 : 1.0, n.y < 0.0 ? -1.0 : 1.0);
    }
    ivec2 q = ivec2(round(p * 32767.0));
    return uint(q.x & 0xffff) | uint(q.y & 0xffff) << 16;
}
#endif

void main() {
#ifdef MEASURE
    // How one over depth changes to the right and downwards, as shares of it: derivatives are taken before any pixel is discarded.
    float inverse = 1.0 / viewDistance;
    pixelSlope = vec2(dFdx(inverse), -dFdy(inverse)) * viewDistance;
#endif
#if defined(ALPHA_MASK) || defined(ALBEDO)
    vec4 base = baseColor * vertexColor;
#endif
#if defined(ALPHA_MASK) || (defined(ALBEDO) && defined(TEXTURED))
    base *= texture(baseMap, placed(0, vertexUV0, vertexUV1));
#endif
#ifdef ALPHA_MASK
    if (base.a < emissive.w) {
        discard;
    }
    base.a = 1.0;
#endif
#ifdef FLAT
    pixel = flatColor;
#elif defined(HEIGHTS)
    pixel = vec2(height, height * height);
#else
    pixel = id;
#endif
#ifdef MEASURE
    pixelDistance = viewDistance;
    float size = length(worldNormal);
    pixelNormal = octahedral(size > 0.0 ? worldNormal * ((gl_FrontFacing ? 1.0 : -1.0) / size) : vec3(0.0, 0.0, 1.0));
    pixelPart = partNumber;
#ifdef ALBEDO
    pixelAlbedo = vec4(srgbFromLinear(base.rgb), base.a);
#endif
#endif
}
