#include "lib/frame.glsl"

in vec2 screenUV;
uniform sampler2D occlusionMap;
uniform sampler2D depthMap;

layout(location = 0) out float open;

float viewDepth(ivec2 halfPixel) {
    float d = texelFetch(depthMap, clamp(halfPixel * 2, ivec2(0), ivec2(viewport.xy) - 1), 0).r * 2.0 - 1.0;
    float near = projection.z, far = projection.w;
    return eye.w > 0.5 ? 0.5 * (d * (far - near) + far + near) : 2.0 * near * far / (far + near - d * (far - near));
}

// Averages the 4×4 pixels over which the sampling pattern repeats, leaving out what lies at another depth.
void main() {
    ivec2 p = ivec2(gl_FragCoord.xy), last = textureSize(occlusionMap, 0) - 1;
    float z = viewDepth(p), sum = 0.0, weights = 1e-4;
    for (int i = 0; i < int(steps.z); i++) {
        ivec2 q = clamp(p + ivec2(i & 3, i >> 2) - 2, ivec2(0), last);
        float w = max(0.0, 1.0 - abs(viewDepth(q) - z) / (0.02 * z + 0.01));
        sum += w * texelFetch(occlusionMap, q, 0).r;
        weights += w;
    }
    open = sum / weights;
}
