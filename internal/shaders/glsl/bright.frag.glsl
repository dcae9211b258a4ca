#include "lib/frame.glsl"
#include "lib/bloom.glsl"

#ifdef MULTISAMPLE
uniform sampler2DMS lightMap;
#else
uniform sampler2D lightMap;
#endif

layout(location = 0) out vec4 pixel;

// The picture at a quarter of its size, to be spread: blocks of four by four pixels, held back where single ones sparkle.
void main() {
    ivec2 p = ivec2(gl_FragCoord.xy) * 4, last = ivec2(viewport.xy) - 1;
    vec3 sum = vec3(0.0);
    float weights = 0.0;
    for (int i = 0; i < int(steps.z); i++) {
        vec3 c = emitted(texelFetch(lightMap, min(p + ivec2(i & 3, i >> 2), last), 0));
        float w = calm(c);
        sum += c * w;
        weights += w;
    }
    pixel = vec4(sum / weights, 1.0);
}
