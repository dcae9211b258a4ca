#include "lib/sample.glsl"

// What a surface mirrors of the surroundings along a direction, view and normal taken as equal (Karis 2013). lobe: directions about
// +Z and the level to read for each, weighted by their z; the Go twin of its filling is shade.MirrorLobe.
vec3 prefilter(samplerCube surroundings, vec3 direction, vec4 lobe[64]) {
    mat3 frame = frameAbout(direction);
    vec3 sum = vec3(0.0);
    float weights = 0.0;
    for (int i = 0; i < 64; i++) {
        sum += lobe[i].z * textureLod(surroundings, frame * lobe[i].xyz, lobe[i].w).rgb;
        weights += lobe[i].z;
    }
    return sum / weights;
}
