// Share of the sun that reaches a point: 1 in the light.
#ifdef SHADOWS
float tap(sampler2DShadow map, vec2 base, float u, float v, vec2 texel, float z) {
    return texture(map, vec3(base + vec2(u, v) * texel, z));
}

float sunlight(sampler2DShadow map, vec3 world, vec3 n) {
    float nol = clamp(dot(n, toSun.xyz), 0.0, 1.0);
    vec3 lifted = world + n * sunLux.w * (1.0 + 1.5 * sqrt(1.0 - nol * nol));
    vec3 p = (shadowFromWorld * vec4(lifted, 1.0)).xyz * 0.5 + 0.5;
    if (any(greaterThan(abs(p - 0.5), vec3(0.5)))) {
        return 1.0;
    }
    vec2 size = vec2(textureSize(map, 0)), texel = 1.0 / size;
#ifdef DRAFT
    return texture(map, p);
#else
    // A 5×5 tent from nine bilinear comparisons, after Ignacio Castaño (2013).
    vec2 uv = p.xy * size, base = floor(uv + 0.5);
    vec2 f = uv + 0.5 - base;
    base = (base - 0.5) * texel;
    vec3 wu = vec3(4.0 - 3.0 * f.x, 7.0, 1.0 + 3.0 * f.x), wv = vec3(4.0 - 3.0 * f.y, 7.0, 1.0 + 3.0 * f.y);
    vec3 u = vec3((3.0 - 2.0 * f.x) / wu.x - 2.0, (3.0 + f.x) / wu.y, f.x / wu.z + 2.0);
    vec3 v = vec3((3.0 - 2.0 * f.y) / wv.x - 2.0, (3.0 + f.y) / wv.y, f.y / wv.z + 2.0);
    float sum = 0.0;
    for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
            sum += wu[i] * wv[j] * tap(map, base, u[i], v[j], texel, p.z);
        }
    }
    return sum / 144.0;
#endif
}
#endif
