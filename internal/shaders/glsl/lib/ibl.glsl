// Irradiance over π from second-order spherical harmonics, Z up. Ramamoorthi and Hanrahan 2001, with the cosine lobe folded in.
vec3 skyIrradiance(vec3 n) {
    vec3 e = sh[0].rgb
        + sh[1].rgb * n.y + sh[2].rgb * n.z + sh[3].rgb * n.x
        + sh[4].rgb * (n.x * n.y) + sh[5].rgb * (n.y * n.z) + sh[6].rgb * (3.0 * n.z * n.z - 1.0)
        + sh[7].rgb * (n.x * n.z) + sh[8].rgb * (n.x * n.x - n.y * n.y);
    return max(e, 0.0);
}

// Irradiance over π on a surface in a room, see radiosity.Field.
vec3 ambientAt(vec3 world, vec3 n) {
    vec3 d = world - middle.xyz;
    return max(skyIrradiance(n) + slope[0].rgb * d.x + slope[1].rgb * d.y + slope[2].rgb * d.z, 0.0);
}

// Turns a world direction into the frame of the sky's image.
vec3 skyFromWorld(vec3 d) {
    return vec3(environment.z * d.x + environment.w * d.y, environment.z * d.y - environment.w * d.x, d.z);
}

// Sky seen in a mirror direction by a surface of a roughness.
vec3 skySpecular(samplerCube prefiltered, vec3 direction, float roughness) {
    return textureLod(prefiltered, skyFromWorld(direction), roughness * environment.y).rgb;
}

// How much of the mirrored sky ambient occlusion takes away. Lagarde and de Rousiers 2014, p. 77.
float specularOcclusion(float nov, float ao, float roughness) {
    return clamp(pow(nov + ao, exp2(-16.0 * roughness - 1.0)) - 1.0 + ao, 0.0, 1.0);
}

// Scale and bias on f0 of the split sum, and the reflectance of white fibres, from the table of terms.frag.glsl, the
// lower half of the texture.
vec3 environmentTerms(sampler2D table, float roughness, float nov) {
    return textureLod(table, vec2(nov, clamp(roughness * 32.0, 0.5, 31.5) / 64.0), 0.0).rgb;
}
