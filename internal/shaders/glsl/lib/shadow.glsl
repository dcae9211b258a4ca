// Share of the sun that reaches a point: 1 in the light.
#ifdef SHADOWS
float sunlight(sampler2DShadow map, vec3 world, vec3 n) {
    float nol = clamp(dot(n, toSun.xyz), 0.0, 1.0);
    vec3 lifted = world + n * sunLux.w * (1.0 + 1.5 * sqrt(1.0 - nol * nol));
    vec3 p = (shadowFromWorld * vec4(lifted, 1.0)).xyz * 0.5 + 0.5;
    if (any(greaterThan(abs(p.xy - 0.5), vec2(0.5)))) {
        return 1.0;
    }
    p.z = min(p.z, 1.0);
    vec2 texel = 1.0 / vec2(textureSize(map, 0));
    // Nine bilinear comparisons, the middle ones weighing most: a soft edge five texels wide. A draft takes the middle one only.
    float sum = 0.0, weights = 0.0;
    for (float i = 4.5 - steps.x * 0.5; i < 4.5 + steps.x * 0.5; i++) {
        float row = floor(i / 3.0);
        vec2 d = vec2(i - 3.0 * row, row) - 1.0;
        float w = (2.0 - abs(d.x)) * (2.0 - abs(d.y));
        sum += w * texture(map, vec3(p.xy + d * 1.4 * texel, p.z));
        weights += w;
    }
    return sum / weights;
}
#endif
