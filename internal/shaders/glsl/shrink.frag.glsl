#include "lib/bloom.glsl"

in vec2 screenUV;
uniform sampler2D bloomMap;

layout(location = 0) out vec4 pixel;

void main() {
    pixel = vec4(reduced(bloomMap, screenUV), 1.0);
}
