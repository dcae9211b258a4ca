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

// Shares of four rows; more than 1 where they are not known.
vec4 unpackShares(uint four) { return vec4(uvec4(four, four >> 8u, four >> 16u, four >> 24u) & 255u) / FULL_SHARE; }

// The opposite, for those that count.
uint packShares(vec4 shares, vec4 count) {
    uvec4 b = uvec4(mix(vec4(255.0), shares * FULL_SHARE + 0.5, step(0.5, count)));
    return b.x | b.y << 8u | b.z << 16u | b.w << 24u;
}

// By how much the depth in the window of two points of one surface may stray from its plane.
float sameSurface(float depth) {
    float near = projection.z, far = projection.w;
    return eye.w > 0.5 ? 0.01 / (far - near) : 0.004 * (far / (far - near) - depth);
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
    vec4 same = step(abs(uintBitsToFloat(textureGather(points, uv, 2)) - expected), vec4(sameSurface(pixel.z)));
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
