#include "lib/tonemap.glsl"

// A sample of the picture in the making holds light, with alpha its coverage up to 1. Beyond 1 alpha says how much of the
// sample is display colour already, which the tone map leaves alone: 2 for the backdrop, the grid and unlit surfaces.
// Blending over such a sample leaves the right share of it.
vec4 displayed(vec3 color) {
    return vec4(color, 2.0);
}

// White balance and metered exposure, as one matrix.
vec3 balanced(vec3 c) {
    return max(vec3(dot(balance[0].rgb, c), dot(balance[1].rgb, c), dot(balance[2].rgb, c)), 0.0);
}

// A sample's display colour with premultiplied coverage. glow is the light that the lens spreads over the picture.
vec4 developed(vec4 light, vec3 glow, float strength) {
    float cover = clamp(light.a, 0.0, 1.0), display = clamp(light.a - 1.0, 0.0, 1.0);
    vec3 c = light.rgb / max(cover, 1e-4);
    vec3 lit = toneMap(balanced(mix(c, glow, strength)));
    return vec4(mix(lit, min(c, 1.0), display) * cover, cover);
}
