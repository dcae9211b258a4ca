// Share of a slice of the hemisphere that two horizons leave open, weighted by the cosine. Angles are measured from the line of
// sight, the normal's within the slice. Jimenez 2016, eq. 10.
float openSlice(float low, float high, float normal) {
    return 0.25 * (2.0 * cos(normal) + 2.0 * (low + high) * sin(normal) - cos(2.0 * low - normal) - cos(2.0 * high - normal));
}

// Light that reaches an occluded point when its surroundings are of its own colour and reflect on and on. Jimenez 2016, p. 27.
vec3 openBounced(float open, vec3 albedo) {
    vec3 a = 2.0404 * albedo - 0.3324, b = -4.7951 * albedo + 0.6417, c = 2.7552 * albedo + 0.6903;
    return max(vec3(open), ((open * a + b) * open + c) * open);
}

// Openness at a pixel from a map of half the size that holds it with the depth it is of: what lies at another depth is left out.
float openAt(sampler2D halves, vec2 pixel, float depth) {
    vec2 at = (pixel - 0.5) * 0.5, corner = floor(at), f = at - corner;
    vec2 uv = (corner + 1.0) / vec2(textureSize(halves, 0));
    vec4 open = textureGather(halves, uv, 0), z = textureGather(halves, uv, 1);
    vec4 w = vec4((1.0 - f.x) * f.y, f.x * f.y, f.x * (1.0 - f.y), (1.0 - f.x) * (1.0 - f.y));
    w *= max(1.0 - abs(z - depth) / (0.03 * depth + 0.01), 0.0);
    w += 1e-4;
    return dot(open, w) / dot(w, vec4(1.0));
}
