#include "lib/frame.glsl"
#include "lib/occlusion.glsl"
#include "lib/view.glsl"

in vec2 screenUV;

layout(location = 0) out vec2 result; // openness, and the depth it is of

const float RADIUS = 0.4; // metres
const float PI = 3.14159265359;

// Highest cosine to the line of sight of what rises along a direction on the screen; it counts less towards the radius.
float horizon(ivec2 p, vec3 c, vec3 v, vec2 way, float start, float low) {
    float highest = low;
    for (float i = 0.0; i < steps.y; i++) {
        float t = (i + start) / steps.y;
        vec3 d = viewPosition(p + ivec2(round(way * max(t * t, 0.02)))) - c;
        float d2 = max(dot(d, d), 1e-8);
        highest = max(highest, mix(low, dot(d, v) * inversesqrt(d2), max(1.0 - d2 / (RADIUS * RADIUS), 0.0)));
    }
    return highest;
}

// Ground truth ambient occlusion (Jimenez 2016): two slices through the line of sight; the pattern repeats over 4×4 pixels.
void main() {
    ivec2 p = ivec2(gl_FragCoord.xy) * 2;
    vec3 c = viewPosition(p);
    result = vec2(1.0, -c.z);
    if (-c.z > projection.w * 0.98) {
        return;
    }
    vec3 n = viewNormal(p, c), v = eye.w > 0.5 ? vec3(0.0, 0.0, 1.0) : normalize(-c);
    float scale = eye.w > 0.5 ? 1.0 : 1.0 / -c.z;
    float radius = min(RADIUS * projection.y * 0.5 * viewport.y * scale, 0.3 * viewport.y);
    ivec2 cell = ivec2(gl_FragCoord.xy) & 3;
    float turn = (float((cell.x * 4 + cell.y * 7 + (cell.x ^ cell.y) * 5) & 15) + 0.5) / 16.0;
    float start = (float((cell.x * 3 + cell.y * 5) & 3) + 0.5) / 4.0;
    float sum = 0.0;
    for (float slice = 0.0; slice < 2.0; slice++) {
        float angle = (slice + turn) * 0.5 * PI;
        vec2 way = vec2(cos(angle), sin(angle));
        vec3 tangent = vec3(way, 0.0);
        tangent = normalize(tangent - v * dot(tangent, v));
        vec3 axis = cross(tangent, v), inSlice = n - axis * dot(n, axis);
        float len = max(length(inSlice), 1e-4);
        float normal = acos(clamp(dot(inSlice, v) / len, -1.0, 1.0)) * (dot(inSlice, tangent) < 0.0 ? -1.0 : 1.0);
        // From the tangent plane, so that a flat surface hides nothing of itself.
        float right = horizon(p, c, v, way * radius, start, cos(normal + 0.5 * PI));
        float left = horizon(p, c, v, -way * radius, start, cos(normal - 0.5 * PI));
        float high = min(acos(clamp(right, -1.0, 1.0)), normal + 0.5 * PI);
        float low = max(-acos(clamp(left, -1.0, 1.0)), normal - 0.5 * PI);
        sum += len * openSlice(low, high, normal);
    }
    result.x = clamp(sum * 0.5, 0.0, 1.0);
}
