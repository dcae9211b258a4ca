#include "lib/frame.glsl"

uniform sampler2D occlusionMap;

layout(location = 0) out vec2 result; // openness, and the depth it is of

// Averages the 4×4 pixels over which the sampling pattern repeats, leaving out what lies at another depth.
void main() {
    ivec2 p = ivec2(gl_FragCoord.xy), last = textureSize(occlusionMap, 0) - 1;
    float z = texelFetch(occlusionMap, p, 0).g, sum = 0.0, weights = 1e-4;
    for (int i = 0; i < int(steps.z); i++) {
        vec2 there = texelFetch(occlusionMap, clamp(p + ivec2(i & 3, i >> 2) - 2, ivec2(0), last), 0).rg;
        float w = max(0.0, 1.0 - abs(there.g - z) / (0.02 * z + 0.01));
        sum += w * there.r;
        weights += w;
    }
    result = vec2((sum + 1e-4) / weights, z);
}
