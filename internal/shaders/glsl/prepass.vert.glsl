#include "lib/frame.glsl"

layout(location = 0) in vec3 position;
layout(location = 3) in vec2 uv0;
layout(location = 4) in vec2 uv1;
layout(location = 5) in vec4 color;
layout(location = 6) in vec4 row0;
layout(location = 7) in vec4 row1;
layout(location = 8) in vec4 row2;
layout(location = 9) in uint label;
layout(location = 10) in uint classIn;

flat out uint id;
#ifdef HEIGHTS
out float height;
#endif
#ifdef ALPHA_MASK
out float vertexAlpha;
out vec2 vertexUV0;
out vec2 vertexUV1;
#endif

void main() {
    vec4 p = vec4(position, 1.0);
    vec4 world = vec4(dot(row0, p), dot(row1, p), dot(row2, p), 1.0);
    id = label | classIn << 24;
#ifdef ALPHA_MASK
    vertexAlpha = color.a;
    vertexUV0 = uv0;
    vertexUV1 = uv1;
#endif
#ifdef HEIGHTS
    height = world.z;
    gl_Position = aboveFromWorld * world;
#elif defined(SHADOW_MAP)
    gl_Position = shadowFromWorld * world;
#else
    gl_Position = clipFromWorld * world;
#endif
}
