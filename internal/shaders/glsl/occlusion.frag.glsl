#include "lib/frame.glsl"

in vec2 screenUV;
uniform sampler2D depthMap;

layout(location = 0) out float open;

const float RADIUS = 0.42, BIAS = 0.012; // metres

// Position in the camera's frame of a pixel of the full picture.
vec3 viewPosition(ivec2 p) {
    float depth = texelFetch(depthMap, clamp(p, ivec2(0), ivec2(viewport.xy) - 1), 0).r * 2.0 - 1.0;
    vec2 ndc = (vec2(p) + 0.5) * viewport.zw * 2.0 - 1.0 - seen.zw;
    float near = projection.z, far = projection.w;
    if (eye.w > 0.5) {
        float z = -0.5 * (depth * (far - near) + far + near);
        return vec3(ndc / projection.xy, z);
    }
    float z = -2.0 * near * far / (far + near - depth * (far - near));
    return vec3(ndc / projection.xy * -z, z);
}

// Scalable ambient obscurance (McGuire, Mara and Luebke 2012): nearby surfaces that rise over the tangent plane take light away.
void main() {
    ivec2 p = ivec2(gl_FragCoord.xy) * 2;
    vec3 c = viewPosition(p);
    if (-c.z > projection.w * 0.98) {
        open = 1.0;
        return;
    }
    vec3 right = viewPosition(p + ivec2(1, 0)) - c, left = c - viewPosition(p - ivec2(1, 0));
    vec3 up = viewPosition(p + ivec2(0, 1)) - c, down = c - viewPosition(p - ivec2(0, 1));
    vec3 n = normalize(cross(abs(right.z) < abs(left.z) ? right : left, abs(up.z) < abs(down.z) ? up : down));
    float scale = eye.w > 0.5 ? 1.0 : 1.0 / -c.z;
    float radius = min(RADIUS * projection.y * 0.5 * viewport.y * scale, 0.25 * viewport.y);
    ivec2 cell = ivec2(gl_FragCoord.xy) & 3;
    float turn = float((cell.x * 4 + cell.y * 7 + (cell.x ^ cell.y) * 5) & 15) / 16.0;
    float sum = 0.0;
    for (float i = 0.0; i < steps.y; i++) {
        float t = (i + turn * 0.9 + 0.05) / steps.y;
        float angle = (i * 2.3999632 + turn * 6.2831853);
        vec3 d = viewPosition(p + ivec2(vec2(cos(angle), sin(angle)) * radius * t)) - c;
        float d2 = dot(d, d), above = dot(d, n);
        float f = max(RADIUS * RADIUS - d2, 0.0) / (RADIUS * RADIUS);
        sum += f * f * max(above - BIAS, 0.0) * inversesqrt(d2 + 0.0025);
    }
    open = clamp(1.0 - 4.0 * sum / steps.y, 0.0, 1.0);
}
