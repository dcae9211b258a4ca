#include "lib/sample.glsl"

// What a surface of a roughness mirrors of the surroundings along a direction, view and normal taken as equal (Karis 2013). Each
// sample reads the level whose texels are as large as its share of the lobe (Křivánek and Colbert 2008, eq. 12).
vec3 prefilter(samplerCube surroundings, vec3 direction, float roughness, int samples) {
    mat3 frame = frameAbout(direction);
    float alpha = max(roughness * roughness, 1e-3), n = float(samples), weights = 0.0;
    float texel = 4.0 * PI / (6.0 * pow(float(textureSize(surroundings, 0).x), 2.0));
    vec3 sum = vec3(0.0);
    for (int i = 0; i < samples; i++) {
        vec3 h = sampleGGX(vec2((float(i) + 0.5) / n, radicalInverse(uint(i))), alpha);
        float nol = 2.0 * h.z * h.z - 1.0;
        if (nol <= 0.0) {
            continue;
        }
        float share = 4.0 / (n * distributionGGX(h.z, alpha));
        vec3 l = frame * vec3(2.0 * h.z * h.xy, nol);
        sum += nol * textureLod(surroundings, l, max(0.5 * log2(share / texel) + 1.0, 0.0)).rgb;
        weights += nol;
    }
    return sum / max(weights, 1e-4);
}
