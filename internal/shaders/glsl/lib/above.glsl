// Share of the skylight that furniture above and beside leaves to a point, from blurred heights and their squares
// (variance shadow maps, Donnelly and Lauritzen 2006). The further above, the less it takes.
float openAbove(sampler2D heights, vec3 world, vec3 n) {
    if (counts.x <= 0.0) {
        return 1.0;
    }
    vec3 at = world + vec3(n.xy * counts.x * 1.6, 0.0);
    vec2 uv = (aboveFromWorld * vec4(at, 1.0)).xy * 0.5 + 0.5;
    vec2 m = texture(heights, uv).rg;
    float gap = m.x - world.z - 0.03;
    float variance = max(m.y - m.x * m.x, 4e-4);
    float lit = gap <= 0.0 ? 1.0 : variance / (variance + gap * gap);
    float near = 1.0 / (1.0 + 0.8 * gap * gap);
    return 1.0 - (1.0 - lit) * near * clamp(n.z + 1.0, 0.0, 1.0);
}
