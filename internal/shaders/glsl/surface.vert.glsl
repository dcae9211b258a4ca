#include "lib/frame.glsl"

layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec4 tangent;
layout(location = 3) in vec2 uv0;
layout(location = 4) in vec2 uv1;
layout(location = 5) in vec4 color;
layout(location = 6) in vec4 row0;
layout(location = 7) in vec4 row1;
layout(location = 8) in vec4 row2;
layout(location = 11) in float seed;

out vec3 worldPosition;
out vec3 worldNormal;
out vec4 vertexColor;
#ifdef DETAIL_MAPS
out vec4 worldTangent;
#endif
#ifdef TEXTURED
out vec2 vertexUV0;
out vec2 vertexUV1;
#endif
#ifdef TRANSMISSION
out float meshScale;
#endif
#ifdef DEBUG
flat out float nodeSeed;
#endif

void main() {
    vec4 p = vec4(position, 1.0);
    worldPosition = vec3(dot(row0, p), dot(row1, p), dot(row2, p));
    // The cofactors of the linear part turn normals, whatever the scale.
    vec3 c0 = cross(row1.xyz, row2.xyz), c1 = cross(row2.xyz, row0.xyz), c2 = cross(row0.xyz, row1.xyz);
    float side = dot(row0.xyz, c0) < 0.0 ? -1.0 : 1.0;
    worldNormal = side * vec3(dot(c0, normal), dot(c1, normal), dot(c2, normal));
    vertexColor = color;
#ifdef DETAIL_MAPS
    worldTangent = vec4(dot(row0.xyz, tangent.xyz), dot(row1.xyz, tangent.xyz), dot(row2.xyz, tangent.xyz), tangent.w * side);
#endif
#ifdef TEXTURED
    vertexUV0 = uv0;
    vertexUV1 = uv1;
#endif
#ifdef TRANSMISSION
    meshScale = pow(abs(dot(row0.xyz, c0)), 1.0 / 3.0);
#endif
#ifdef DEBUG
    nodeSeed = seed;
#endif
    gl_Position = clipFromWorld * vec4(worldPosition, 1.0);
}
