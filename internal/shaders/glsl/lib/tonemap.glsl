#include "lib/color.glsl"

// AgX by Troy Sobotka, with the polynomial fit of its curve by Benjamin Wrensch (2023) and a slightly fuller look.
// Linear Rec.709 to display-encoded sRGB.
vec3 agx(vec3 c) {
    const mat3 inset = mat3(
        0.842479062253094, 0.0423282422610123, 0.0423756549057051,
        0.0784335999999992, 0.878468636469772, 0.0784336,
        0.0792237451477643, 0.0791661274605434, 0.879142973793104);
    const mat3 outset = mat3(
        1.19687900512017, -0.0528968517574562, -0.0529716355144438,
        -0.0980208811401368, 1.15190312990417, -0.0980434501171241,
        -0.0990297440797205, -0.0989611768448433, 1.15107367264116);
    const float minEV = -12.47393, maxEV = 4.026069;
    c = inset * c;
    vec3 x = clamp((log2(max(c, 1e-10)) - minEV) / (maxEV - minEV), 0.0, 1.0);
    vec3 x2 = x * x, x4 = x2 * x2;
    x = 15.5 * x4 * x2 - 40.14 * x4 * x + 31.96 * x4 - 6.868 * x2 * x + 0.4298 * x2 + 0.1191 * x - 0.00232;
    // The look: a little more contrast and colour than the neutral base.
    x = pow(max(x, 0.0), vec3(1.3));
    x = max(mix(vec3(luminance(x)), x, 1.2), 0.0);
    return clamp(outset * x, 0.0, 1.0);
}

// ACES RRT and ODT as fitted by Stephen Hill (2016). Linear Rec.709 to display-encoded sRGB.
vec3 aces(vec3 c) {
    const mat3 into = mat3(0.59719, 0.07600, 0.02840, 0.35458, 0.90834, 0.13383, 0.04823, 0.01566, 0.83777);
    const mat3 back = mat3(1.60475, -0.10208, -0.00327, -0.53108, 1.10813, -0.07276, -0.07367, -0.00605, 1.07602);
    vec3 v = into * (c / 0.6);
    v = (v * (v + 0.0245786) - 0.000090537) / (v * (0.983729 * v + 0.4329510) + 0.238081);
    return srgbFromLinear(back * v);
}

// Luminance to display sRGB by the curve the style asks for.
vec3 toneMap(vec3 c) {
#ifdef ACES
    return aces(c);
#else
    return agx(c);
#endif
}
