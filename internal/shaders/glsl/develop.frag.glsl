#include "lib/frame.glsl"
#include "lib/develop.glsl"

in vec2 screenUV;
#ifdef MULTISAMPLE
uniform sampler2DMS lightMap;
#else
uniform sampler2D lightMap;
#endif
#ifdef BLOOM
uniform sampler2D bloomMap;
#endif

layout(location = 0) out vec4 pixel;

vec4 display(vec4 light, vec3 glow) {
#ifdef DEBUG
    return light;
#else
    return developed(light, glow, options.y);
#endif
}

// Turns light into display colours, sample by sample, so that edges against bright things stay smooth.
void main() {
    ivec2 p = ivec2(gl_FragCoord.xy);
    vec3 glow = vec3(0.0);
#ifdef BLOOM
    glow = textureLod(bloomMap, screenUV, 0.0).rgb;
#endif
    vec4 first = texelFetch(lightMap, p, 0);
#ifdef MULTISAMPLE
    // Most pixels hold one colour: the loop then runs once.
    int samples = int(balance[0].w), different = 1;
    for (int i = 1; i < samples; i++) {
        different = texelFetch(lightMap, p, i) == first ? different : samples;
    }
    vec4 sum = vec4(0.0);
    for (int i = 0; i < different; i++) {
        sum += display(texelFetch(lightMap, p, i), glow);
    }
    pixel = sum / float(different);
#else
    pixel = display(first, glow);
#endif
}
