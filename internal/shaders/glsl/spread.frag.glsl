#include "lib/frame.glsl"

in vec2 screenUV;
uniform sampler2D heightMap;
uniform vec2 way; // one texel along the direction of the blur

layout(location = 0) out vec2 moments;

// One direction of a Gaussian over 25 texels.
void main() {
    vec2 sum = vec2(0.0);
    float weights = 0.0;
    for (float i = -steps.w; i <= steps.w; i++) {
        float w = exp(-i * i / 60.0);
        sum += w * textureLod(heightMap, screenUV + way * i, 0.0).rg;
        weights += w;
    }
    moments = sum / weights;
}
