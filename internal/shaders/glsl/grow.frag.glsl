#include "lib/bloom.glsl"

in vec2 screenUV;
uniform sampler2D bloomMap;

layout(location = 0) out vec4 pixel;

// Blended over the level it is added to: alpha is the share of the wider glow.
void main() {
    pixel = vec4(enlarged(bloomMap, screenUV), 0.7);
}
