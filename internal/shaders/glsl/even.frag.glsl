#include "lib/frame.glsl"
#include "lib/shares.glsl"

uniform usampler2D sharesMap;

layout(location = 0) out uvec4 result;

float depthAt(ivec2 p, ivec2 last) { return uintBitsToFloat(texelFetch(sharesMap, clamp(p, ivec2(0), last), 0).z); }

// Growth of the depth to the next point, on the side where it is smaller.
float growth(ivec2 p, ivec2 way, ivec2 last, float depth) {
    float ahead = depthAt(p + way, last) - depth, behind = depth - depthAt(p - way, last);
    return abs(ahead) < abs(behind) ? ahead : behind;
}

// By how much shares may differ and still be noise, not the edge of a shadow.
const float NOISE = 0.4;

// Evens out the noise of half-shadows: a point takes the mean of those about it that lie on its surface.
void main() {
    ivec2 p = ivec2(gl_FragCoord.xy), last = textureSize(sharesMap, 0) - 1;
    result = texelFetch(sharesMap, p, 0);
    float depth = uintBitsToFloat(result.z), limit = sameSurface(depth);
    vec2 slope = vec2(growth(p, ivec2(1, 0), last, depth), growth(p, ivec2(0, 1), last, depth));
    vec4 hereA = unpackShares(result.x), hereB = unpackShares(result.y);
    vec4 first = vec4(0.0), second = vec4(0.0), firstCount = vec4(0.0), secondCount = vec4(0.0);
    for (int i = 0; i < 9; i++) {
        ivec2 offset = ivec2(i % 3, i / 3) - 1;
        uvec4 there = texelFetch(sharesMap, clamp(p + offset, ivec2(0), last), 0);
        float same = step(abs(uintBitsToFloat(there.z) - depth - dot(slope, vec2(offset))), limit);
        vec4 a = unpackShares(there.x), b = unpackShares(there.y);
        vec4 countA = same * step(a, vec4(1.0)) * step(abs(a - hereA), vec4(NOISE)), countB = same * step(b, vec4(1.0)) * step(abs(b - hereB), vec4(NOISE));
        first += a * countA;
        second += b * countB;
        firstCount += countA;
        secondCount += countB;
    }
    result.x = packShares(first / max(firstCount, 1.0), firstCount);
    result.y = packShares(second / max(secondCount, 1.0), secondCount);
}
