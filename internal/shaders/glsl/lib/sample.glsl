#include "lib/brdf.glsl"

// Mirrors the bits of i about the binary point (van der Corput).
float radicalInverse(uint i) {
    i = (i << 16u) | (i >> 16u);
    i = ((i & 0x00ff00ffu) << 8u) | ((i >> 8u) & 0x00ff00ffu);
    i = ((i & 0x0f0f0f0fu) << 4u) | ((i >> 4u) & 0x0f0f0f0fu);
    i = ((i & 0x33333333u) << 2u) | ((i >> 2u) & 0x33333333u);
    i = ((i & 0x55555555u) << 1u) | ((i >> 1u) & 0x55555555u);
    return float(i >> 8u) / 16777216.0;
}

// A half vector about +Z with the density of the GGX distribution, from two numbers in [0,1). Walter et al. 2007, eq. 35.
vec3 sampleGGX(vec2 u, float alpha) {
    float c2 = (1.0 - u.y) / (1.0 + (alpha * alpha - 1.0) * u.y);
    float s = sqrt(max(1.0 - c2, 0.0)), phi = 2.0 * PI * u.x;
    return vec3(s * cos(phi), s * sin(phi), sqrt(c2));
}

// Completes a unit vector to a right-handed frame, which is the columns of the result (Duff et al. 2017).
mat3 frameAbout(vec3 n) {
    float sign = n.z >= 0.0 ? 1.0 : -1.0;
    float a = -1.0 / (sign + n.z), b = n.x * n.y * a;
    return mat3(1.0 + sign * n.x * n.x * a, sign * b, -sign * n.x, b, sign + n.y * n.y * a, -n.y, n);
}

// Scale and bias on f0 of the split sum (Karis 2013).
vec2 integrateTerms(float roughness, float nov, int samples) {
    nov = clamp(nov, 1e-3, 1.0);
    vec3 v = vec3(sqrt(1.0 - nov * nov), 0.0, nov);
    float alpha = roughness * roughness, n = float(samples);
    vec2 sum = vec2(0.0);
    for (int i = 0; i < samples; i++) {
        vec3 h = sampleGGX(vec2((float(i) + 0.5) / n, radicalInverse(uint(i))), alpha);
        float voh = dot(v, h), nol = 2.0 * voh * h.z - nov;
        if (nol <= 0.0 || voh <= 0.0) {
            continue;
        }
        float g = visibilitySmith(nol, nov, alpha) * 4.0 * nol * voh / h.z;
        float m = 1.0 - voh, f = m * m * m * m * m;
        sum += vec2(1.0 - f, f) * g;
    }
    return sum / n;
}

// Share of light from everywhere that white fibres of a roughness scatter towards a view, at most 1.
float integrateSheen(float roughness, float nov, int samples) {
    nov = clamp(nov, 1e-3, 1.0);
    vec3 v = vec3(sqrt(1.0 - nov * nov), 0.0, nov);
    float alpha = max(roughness * roughness, 5e-3), n = float(samples), sum = 0.0;
    for (int i = 0; i < samples; i++) {
        float nol = radicalInverse(uint(i)) + 0.5 / n, phi = 2.0 * PI * (float(i) + 0.5) / n;
        vec3 l = vec3(sqrt(max(1.0 - nol * nol, 0.0)) * vec2(cos(phi), sin(phi)), nol);
        float noh = normalize(v + l).z;
        sum += distributionCharlie(noh, alpha) * visibilitySheen(nol, nov, alpha) * nol;
    }
    return min(sum * 2.0 * PI / n, 1.0);
}
