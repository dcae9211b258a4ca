#include "lib/frame.glsl"
#include "lib/develop.glsl"
#include "lib/ibl.glsl"
#include "lib/sky.glsl"

in vec2 screenUV;
uniform sampler2D skyImage;

layout(location = 0) out vec4 pixel;

const float TAU = 6.28318530718;

vec3 lineOfSight() {
    vec2 p = screenUV * 2.0 - 1.0 - seen.zw;
    vec3 d = eye.w > 0.5 ? vec3(0.0, 0.0, -1.0) : vec3(p.x / projection.x, p.y / projection.y, -1.0);
    return normalize(mat3(worldFromView) * d);
}

vec3 skyLuminance(vec3 d) {
    if (skyZenith.w < 0.5) {
        float disc = smoothstep(0.99985, 0.99995, dot(d, toSun.xyz)) * skySun.w;
        return proceduralSky(d, toSun.xyz) + skySun.rgb * disc * 40.0;
    }
    if (skyZenith.w < 1.5) {
        vec3 s = skyFromWorld(d);
        vec2 uv = vec2(0.5 - atan(s.y, s.x) / TAU, acos(clamp(s.z, -1.0, 1.0)) / (0.5 * TAU));
        return textureLod(skyImage, uv, 0.0).rgb;
    }
    return skyHorizon.rgb;
}

void main() {
#ifdef STUDIO
    float vignette = length((screenUV - vec2(0.5, 0.55)) * vec2(1.0, 0.9));
    vec3 display = mix(vec3(0.285, 0.298, 0.322), vec3(0.125, 0.132, 0.148), smoothstep(0.0, 0.85, vignette));
    // A little noise keeps the gradient from banding.
    float grain = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
    pixel = displayed(display + (grain - 0.5) / 255.0);
#else
    pixel = vec4(min(skyLuminance(lineOfSight()) * (environment.x * skyHorizon.w), 16384.0), 1.0);
#endif
}
