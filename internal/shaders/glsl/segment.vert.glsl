#include "lib/frame.glsl"

layout(location = 0) in vec3 from;
layout(location = 1) in vec3 to;
layout(location = 2) in vec4 color;
layout(location = 3) in vec2 look; // width or diameter, dash length, in pixels

out vec4 lineColor;
out vec2 along;   // pixels along and across
flat out vec2 lineLook;

// A segment, or a dot where both ends are one, as a rectangle facing the camera.
void main() {
    vec4 a = clipFromWorld * vec4(from, 1.0), b = clipFromWorld * vec4(to, 1.0);
    // Ends behind the camera are moved to just before it.
    float limit = projection.z * 0.5 + 1e-4;
    if (eye.w < 0.5 && a.w < limit && b.w > limit) { a = mix(a, b, (limit - a.w) / (b.w - a.w)); }
    if (eye.w < 0.5 && b.w < limit && a.w > limit) { b = mix(b, a, (limit - b.w) / (a.w - b.w)); }
    vec2 pa = a.xy / a.w * 0.5 * viewport.xy, pb = b.xy / b.w * 0.5 * viewport.xy;
    vec2 way = pb - pa;
    float len = length(way);
    vec2 t = len > 1e-4 ? way / len : vec2(1.0, 0.0), side = vec2(-t.y, t.x);
    bool second = (gl_VertexID & 1) == 1;
    float across = (gl_VertexID & 2) == 2 ? 1.0 : -1.0;
    float radius = look.x * 0.5 * counts.w + 1.0;
    vec4 end = second ? b : a;
    vec2 offset = side * across * radius + t * (second ? radius : -radius);
    end.xy += offset * 2.0 * viewport.zw * end.w;
    end.z -= 0.0005 * end.w;
    lineColor = color;
    lineLook = vec2(look.x * counts.w, look.y * counts.w);
    along = vec2(second ? len + radius : -radius, across * radius);
#ifdef DOT
    along.x = second ? radius : -radius;
#endif
    gl_Position = end;
}
