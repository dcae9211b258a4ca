// What of each lamp reaches the points of a smaller picture: a byte for each row of the lamps' shadow map in x and y, and the bits
// of the depth that it is of in z.
const uint NOT_KNOWN = 0xffffffffu;
const float FULL_SHARE = 254.0; // 255 stands for a lamp that was not looked for

void put(inout uvec3 shares, float row, float share) {
    uint part = uint(row) - 1u, shift = (part & 3u) * 8u;
    uint mask = 255u << shift, value = uint(share * FULL_SHARE + 0.5) << shift;
    if (part < 4u) {
        shares.x = shares.x & ~mask | value;
    } else {
        shares.y = shares.y & ~mask | value;
    }
}

// The four points about a pixel.
struct Around {
    uvec4 first, second; // their shares of rows 1 to 4 and 5 to 8
    vec4 weights;
};

// What was found about a pixel of a surface. Depth in the window grows evenly over a plane, whatever the projection, so that it tells
// which points lie on the surface: slope is its growth to the next pixels. Where none does, all count.
Around sharesAround(usampler2D points, vec3 pixel, vec2 slope) {
    float apart = balance[1].w;
    vec2 at = (pixel.xy - 0.5) / apart, corner = floor(at), f = at - corner;
    vec2 uv = (corner + 1.0) / vec2(textureSize(points, 0));
    vec4 x = vec4(0.0, 1.0, 1.0, 0.0) - f.x, y = vec4(1.0, 1.0, 0.0, 0.0) - f.y;
    vec4 expected = pixel.z + apart * (slope.x * x + slope.y * y);
    float near = projection.z, far = projection.w;
    float limit = eye.w > 0.5 ? 0.01 / (far - near) : 0.004 * (far / (far - near) - pixel.z);
    vec4 same = step(abs(uintBitsToFloat(textureGather(points, uv, 2)) - expected), vec4(limit));
    Around a;
    a.weights = (1.0 - abs(x)) * (1.0 - abs(y)) * same + 1e-3;
    a.first = textureGather(points, uv, 0);
    a.second = textureGather(points, uv, 1);
    return a;
}

// Share of the light of a row that reaches the pixel. What the lamp was not looked for at faces away from it.
float shareOf(Around a, float row) {
    uint part = uint(row) - 1u;
    uvec4 bytes = (part < 4u ? a.first : a.second) >> ((part & 3u) * 8u) & 255u;
    vec4 shares = vec4(bytes) / FULL_SHARE, w = a.weights * step(shares, vec4(1.0));
    return dot(shares, w) / max(dot(w, vec4(1.0)), 1e-4);
}
