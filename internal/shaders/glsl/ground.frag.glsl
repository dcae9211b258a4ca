#include "lib/frame.glsl"
#include "lib/shadow.glsl"
#include "lib/above.glsl"

in vec3 worldPosition;
uniform float reach;
uniform float gridStrength; // 0 without a grid
uniform sampler2D aboveMap;
#ifdef SHADOWS
uniform sampler2DShadow shadowMap;
uniform sampler2D shadowDepths;
#endif

layout(location = 0) out vec4 pixel;

// Coverage of lines one pixel wide, every period metres.
float lines(vec2 p, float period, float width) {
    vec2 f = fwidth(p) / period;
    vec2 d = abs(fract(p / period - 0.5) - 0.5) / max(f, 1e-6);
    vec2 c = 1.0 - smoothstep(width * 0.5 - 0.25, width * 0.5 + 0.75, d);
    // Lines closer together than a few pixels melt away instead of flickering.
    c *= 1.0 - smoothstep(0.12, 0.35, f);
    return max(c.x, c.y);
}

// The metric grid, and on the same plane the shadows of what stands on it.
void main() {
    vec2 p = worldPosition.xy;
    float fade = 1.0 - smoothstep(0.25, 1.0, length(p - eye.xy) / reach);
    vec3 down = toEye(worldPosition);
    fade *= smoothstep(0.0, 0.18, abs(down.z));
    float fine = lines(p, 1.0, 1.0) * 0.13, coarse = lines(p, 10.0, 1.2) * 0.26;
    vec4 c = vec4(vec3(0.78, 0.8, 0.84), max(fine, coarse));
    vec2 f = fwidth(p);
    vec2 axis = 1.0 - smoothstep(0.4, 1.4, abs(p) / max(f, 1e-6));
    c = mix(c, vec4(0.86, 0.33, 0.33, 0.5), axis.y);
    c = mix(c, vec4(0.45, 0.74, 0.36, 0.5), axis.x);
    c.a *= fade * gridStrength;
    pixel = vec4(c.rgb * c.a, 1.0);
    float light = mix(0.45, 1.0, openAbove(aboveMap, worldPosition, vec3(0.0, 0.0, 1.0)));
#ifdef SHADOWS
    light *= mix(0.84, 1.0, sunlight(shadowMap, shadowDepths, worldPosition, vec3(0.0, 0.0, 1.0)));
#endif
    float shadow = (1.0 - light) * smoothstep(0.0, 0.05, down.z);
    pixel.a = 1.0 - (1.0 - c.a) * (1.0 - shadow);
    pixel.rgb /= max(pixel.a, 1e-4);
}
