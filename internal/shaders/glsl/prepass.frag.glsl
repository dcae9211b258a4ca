flat in uint id;
#ifdef ALPHA_MASK
#include "lib/material.glsl"
in float vertexAlpha;
in vec2 vertexUV0;
in vec2 vertexUV1;
uniform sampler2D baseMap;
#endif
#ifdef FLAT
uniform vec4 flatColor;
layout(location = 0) out vec4 pixel;
#elif defined(HEIGHTS)
in float height;
layout(location = 0) out vec2 pixel;
#else
layout(location = 0) out uint pixel;
#endif

void main() {
#ifdef ALPHA_MASK
    if (baseColor.a * vertexAlpha * texture(baseMap, placed(0, vertexUV0, vertexUV1)).a < emissive.w) {
        discard;
    }
#endif
#ifdef FLAT
    pixel = flatColor;
#elif defined(HEIGHTS)
    pixel = vec2(height, height * height);
#else
    pixel = id;
#endif
}
