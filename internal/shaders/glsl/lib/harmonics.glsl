#include "lib/cube.glsl"

// The polynomial part of the k-th of nine real spherical harmonics: 1, y, z, x, xy, yz, 3z²−1, xz, x²−y².
float harmonicBasis(int k, vec3 d) {
    switch (k) {
    case 0: return 1.0;
    case 1: return d.y;
    case 2: return d.z;
    case 3: return d.x;
    case 4: return d.x * d.y;
    case 5: return d.y * d.z;
    case 6: return 3.0 * d.z * d.z - 1.0;
    case 7: return d.x * d.z;
    }
    return d.x * d.x - d.y * d.y;
}

// Squared normalisation of the k-th harmonic times the cosine lobe's factor over π: 1, 2/3 and 1/4 for the bands.
// Ramamoorthi and Hanrahan 2001.
float harmonicWeight(int k) {
    if (k == 0) {
        return 0.282095 * 0.282095;
    }
    if (k < 4) {
        return 0.488603 * 0.488603 * 2.0 / 3.0;
    }
    float norm = k == 6 ? 0.315392 : k == 8 ? 0.546274 : 1.092548;
    return norm * norm / 4.0;
}

// The k-th coefficient of the surroundings' irradiance over π, from a level of a cube map whose faces are size texels wide.
vec3 projectHarmonic(samplerCube surroundings, int k, float level, int size) {
    vec3 sum = vec3(0.0);
    float whole = 0.0;
    for (int face = 0; face < 6; face++) {
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                vec2 p = (vec2(x, y) + 0.5) / float(size) * 2.0 - 1.0;
                vec3 d = cubeDirection(face, p);
                float solid = pow(1.0 + dot(p, p), -1.5);
                sum += textureLod(surroundings, d, level).rgb * harmonicBasis(k, d) * solid;
                whole += solid;
            }
        }
    }
    return sum * harmonicWeight(k) * 12.56637061436 / whole;
}
