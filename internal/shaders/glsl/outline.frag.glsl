#include "lib/frame.glsl"

uniform usampler2D idMap;
uniform vec4 classColor[8]; // display sRGB and opacity, by frame.Class

layout(location = 0) out vec4 pixel;

uint read(ivec2 p) {
    return texelFetch(idMap, clamp(p, ivec2(0), ivec2(viewport.xy) - 1), 0).r;
}

// A line of two pixels around every marked thing, where it borders on anything else.
void main() {
    ivec2 p = ivec2(gl_FragCoord.xy);
    uint here = read(p);
    float cover = 0.0;
    uint best = 0u;
    int reach = max(1, int(counts.w + 0.5));
    for (int i = 0; i < int(steps.z); i += 2) {
        float angle = float(i) * 0.39269908;
        vec2 way = vec2(cos(angle), sin(angle));
        for (int r = 1; r <= 2; r++) {
            uint there = read(p + ivec2(round(way * float(r * reach))));
            uint kind = there >> 24;
            if (there != here && kind > 0u && kind >= (here >> 24)) {
                float c = r == 1 ? 1.0 : 0.55;
                if (c > cover) {
                    cover = c;
                    best = kind;
                }
            }
        }
    }
    if (cover == 0.0) {
        discard;
    }
    pixel = vec4(classColor[best].rgb, classColor[best].a * cover);
}
