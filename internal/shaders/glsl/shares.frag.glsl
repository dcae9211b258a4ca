#include "lib/frame.glsl"
#include "lib/light.glsl"
#include "lib/shadow.glsl"
#include "lib/shares.glsl"
#include "lib/view.glsl"

uniform sampler2DShadow lampMap;
uniform sampler2D lampDepths;

layout(location = 0) out uvec4 result; // see lib/shares.glsl

// Cosine to a light from which on a surface looks for it, with room for normals that are smoother than the surface is.
const float AWAY = -0.3;

// Whether anything of a light may matter at a point of a surface.
bool reaches(Light light, vec3 p, vec3 n) {
    vec3 to = light.direction.w == DIRECTIONAL ? -light.direction.xyz : light.position.xyz - p;
    float d2 = dot(to, to);
    vec3 l = to * inversesqrt(max(d2, 1e-8));
    vec3 most = light.intensity.rgb * falloff(d2, light.position.w) * max(light.up.w, 1.0);
    bool towards = -dot(l, light.direction.xyz) > light.intensity.w && dot(n, l) > AWAY;
    return light.shadow.x > 0.0 && towards && most.r + most.g + most.b > 0.003;
}

void main() {
    ivec2 p = ivec2(gl_FragCoord.xy) * int(balance[1].w);
    float depth = texelFetch(depthMap, min(p, ivec2(viewport.xy) - 1), 0).r;
    uvec3 shares = uvec3(NOT_KNOWN, NOT_KNOWN, floatBitsToUint(depth));
    vec3 c = viewPosition(p), world = (worldFromView * vec4(c, 1.0)).xyz, n = mat3(worldFromView) * viewNormal(p, c);
    int last = depth < 1.0 ? int(lightEnds.z) : 0;
    for (int i = 0; i < last; i++) {
        Light light = lights[i];
        for (float row = reaches(light, world, n) ? light.shadow.x : 0.0; row > 0.0; row = 0.0) {
            put(shares, row, lampShare(lampMap, lampDepths, light, world, n));
        }
    }
    result = uvec4(shares, 0u);
}
