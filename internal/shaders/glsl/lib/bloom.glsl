#include "lib/color.glsl"

// The light of a sample: what is display colour already gives none.
vec3 emitted(vec4 light) {
    return light.rgb * clamp(2.0 - light.a, 0.0, 1.0);
}

// Weight of a colour in an average that single very bright pixels shall not rule. Karis 2013.
float calm(vec3 c) {
    return 1.0 / (1.0 + luminance(c));
}

// Half-size reduction by 13 samples, of which overlapping blocks of four are averaged. Jimenez 2014, p. 153.
vec3 reduced(sampler2D map, vec2 uv) {
    vec2 t = 1.0 / vec2(textureSize(map, 0));
    vec3 inner = textureLod(map, uv + vec2(-t.x, -t.y), 0.0).rgb + textureLod(map, uv + vec2(t.x, -t.y), 0.0).rgb
        + textureLod(map, uv + vec2(-t.x, t.y), 0.0).rgb + textureLod(map, uv + t, 0.0).rgb;
    vec3 sides = textureLod(map, uv + vec2(2.0 * t.x, 0.0), 0.0).rgb + textureLod(map, uv - vec2(2.0 * t.x, 0.0), 0.0).rgb
        + textureLod(map, uv + vec2(0.0, 2.0 * t.y), 0.0).rgb + textureLod(map, uv - vec2(0.0, 2.0 * t.y), 0.0).rgb;
    vec3 corners = textureLod(map, uv + 2.0 * t, 0.0).rgb + textureLod(map, uv - 2.0 * t, 0.0).rgb
        + textureLod(map, uv + vec2(2.0 * t.x, -2.0 * t.y), 0.0).rgb + textureLod(map, uv + vec2(-2.0 * t.x, 2.0 * t.y), 0.0).rgb;
    return inner * 0.125 + textureLod(map, uv, 0.0).rgb * 0.125 + sides * 0.0625 + corners * 0.03125;
}

// Enlargement by a tent over three by three texels.
vec3 enlarged(sampler2D map, vec2 uv) {
    vec2 t = 1.0 / vec2(textureSize(map, 0));
    vec3 sides = textureLod(map, uv + vec2(t.x, 0.0), 0.0).rgb + textureLod(map, uv - vec2(t.x, 0.0), 0.0).rgb
        + textureLod(map, uv + vec2(0.0, t.y), 0.0).rgb + textureLod(map, uv - vec2(0.0, t.y), 0.0).rgb;
    vec3 corners = textureLod(map, uv + t, 0.0).rgb + textureLod(map, uv - t, 0.0).rgb
        + textureLod(map, uv + vec2(t.x, -t.y), 0.0).rgb + textureLod(map, uv + vec2(-t.x, t.y), 0.0).rgb;
    return textureLod(map, uv, 0.0).rgb * 0.25 + sides * 0.125 + corners * 0.0625;
}
