// Evaluates library functions for tests: one value a pixel, chosen by a uniform, for the input in a texture.
#include "lib/frame.glsl"
#include "lib/tonemap.glsl"
#include "lib/brdf.glsl"
#include "lib/ibl.glsl"
#include "lib/sky.glsl"

uniform sampler2D inputMap;
uniform int which;

layout(location = 0) out vec4 result;

void main() {
    vec4 x = texelFetch(inputMap, ivec2(gl_FragCoord.xy), 0);
    switch (which) {
    case 0: result = vec4(srgbFromLinear(x.rgb), 1.0); break;
    case 1: result = vec4(agx(x.rgb), 1.0); break;
    case 2: result = vec4(aces(x.rgb), 1.0); break;
    case 3: result = vec4(distributionGGX(x.x, x.y), visibilitySmith(x.x, x.z, x.y), 0.0, 1.0); break;
    case 4: result = vec4(fresnelSchlick(x.xyz, x.w), 1.0); break;
    case 5: result = vec4(proceduralSky(normalize(x.xyz), toSun.xyz), 1.0); break;
    default: result = vec4(skyIrradiance(normalize(x.xyz)), 1.0); break;
    }
}
