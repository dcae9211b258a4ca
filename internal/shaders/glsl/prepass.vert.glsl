#include "lib/frame.glsl"

layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 3) in vec2 uv0;
layout(location = 4) in vec2 uv1;
layout(location = 5) in vec4 color;
layout(location = 6) in vec4 row0;
layout(location = 7) in vec4 row1;
layout(location = 8) in vec4 row2;
layout(location = 9) in uint label;
layout(location = 10) in uint classIn;
layout(location = 12) in uint part;

flat out uint id;
#ifdef HEIGHTS
out float height;
#endif
#if defined(ALPHA_MASK) || defined(ALBEDO)
out vec4 vertexColor;
#endif
#if defined(ALPHA_MASK) || defined(TEXTURED)
out vec2 vertexUV0;
out vec2 vertexUV1;
#endif
#ifdef MEASURE
out float viewDistance;
out vec3 worldNormal;
flat out uint partNumber;
#endif

#ifdef SHADOW_MAP
uniform mat4 lightFromWorld;
#endif

void main() {
    vec4 p = vec4(position, 1.0);
    vec4 world = vec4(dot(row0, p), dot(row1, p), dot(row2, p), 1.0);
    id = label | classIn << 24;
#if defined(ALPHA_MASK) || defined(ALBEDO)
    vertexColor = color;
#endif
#if defined(ALPHA_MASK) || defined(TEXTURED)
    vertexUV0 = uv0;
    vertexUV1 = uv1;
#endif
#ifdef MEASURE
    viewDistance = -(viewFromWorld * world).z;
    // The cofactors of the linear part turn normals, whatever the scale.
    vec3 c0 = cross(row1.xyz, row2.xyz), c1 = cross(row2.xyz, row0.xyz), c2 = cross(row0.xyz, row1.xyz);
    float side = dot(row0.xyz, c0) < 0.0 ? -1.0 : 1.0;
    worldNormal = side * vec3(dot(c0, normal), dot(c1, normal), dot(c2, normal));
    partNumber = part;
#endif
#ifdef HEIGHTS
    height = world.z;
    gl_Position = aboveFromWorld * world;
#elif defined(SHADOW_MAP)
    gl_Position = lightFromWorld * world;
#else
    gl_Position = clipFromWorld * world;
#endif
}
