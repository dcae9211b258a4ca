const float PI = 3.14159265359;

// GGX distribution of normals, 1/sr. alpha = roughness². Walter et al. 2007, eq. 33.
float distributionGGX(float noh, float alpha) {
    float a2 = alpha * alpha;
    float d = noh * noh * (a2 - 1.0) + 1.0;
    return a2 / max(PI * d * d, 1e-7);
}

// Height-correlated Smith visibility, G / (4 NoL NoV). Heitz 2014, eq. 99.
float visibilitySmith(float nol, float nov, float alpha) {
    float a2 = alpha * alpha;
    float v = nol * sqrt(nov * nov * (1.0 - a2) + a2);
    float l = nov * sqrt(nol * nol * (1.0 - a2) + a2);
    return 0.5 / max(v + l, 1e-5);
}

// Fresnel reflectance. Schlick 1994, eq. 15.
vec3 fresnelSchlick(vec3 f0, float voh) {
    float m = 1.0 - voh;
    float m2 = m * m;
    return f0 + (1.0 - f0) * (m2 * m2 * m);
}
