// The depth of the full picture, with one sample a pixel.
uniform sampler2D depthMap;

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

// Normal of the surface at a pixel, from the neighbours nearest in depth.
vec3 viewNormal(ivec2 p, vec3 c) {
    vec3 right = viewPosition(p + ivec2(1, 0)) - c, left = c - viewPosition(p - ivec2(1, 0));
    vec3 up = viewPosition(p + ivec2(0, 1)) - c, down = c - viewPosition(p - ivec2(0, 1));
    return normalize(cross(abs(right.z) < abs(left.z) ? right : left, abs(up.z) < abs(down.z) ? up : down));
}
