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

// Fresnel reflectance between head on and grazing. Schlick 1994, eq. 15.
vec3 fresnelSchlick(vec3 f0, vec3 f90, float voh) {
    float m = 1.0 - voh;
    float m2 = m * m;
    return f0 + (f90 - f0) * (m2 * m2 * m);
}

// Share of light from everywhere that a rough surface reflects, reflections between its facets included. terms: the split sum's
// scale and bias. Fdez-Agüera 2019, eq. 20.
vec3 reflectance(vec3 f0, vec3 f90, vec2 terms) {
    vec3 once = f0 * terms.x + f90 * terms.y;
    float rest = 1.0 - terms.x - terms.y;
    vec3 mean = f0 + (f90 - f0) / 21.0;
    return once + rest * once * mean / (1.0 - mean * rest);
}

// Factor on a highlight for the light reflected more than once within it. Turquin 2019, eq. 16.
vec3 reflectedAgain(vec3 f0, vec2 terms) {
    float once = max(terms.x + terms.y, 1e-3);
    return 1.0 + f0 * (1.0 - once) / once;
}

// GGX stretched along the tangent: alpha for tangent and bitangent, the half vector in their frame. Burley 2012, eq. 13.
float distributionStretched(vec3 h, vec2 alpha) {
    vec3 d = vec3(h.x / alpha.x, h.y / alpha.y, h.z);
    float d2 = dot(d, d);
    return 1.0 / max(PI * alpha.x * alpha.y * d2 * d2, 1e-7);
}

// Height-correlated Smith visibility of the stretched GGX, light and view in the tangent frame. Heitz 2014, eq. 87.
float visibilityStretched(vec3 l, vec3 v, vec2 alpha) {
    float a = l.z * length(vec3(alpha * v.xy, v.z));
    float b = v.z * length(vec3(alpha * l.xy, l.z));
    return 0.5 / max(a + b, 1e-5);
}

// Distribution of fibres' normals, 1/sr. Estevez and Kulla 2017, eq. 2.
float distributionCharlie(float noh, float alpha) {
    float inverse = 1.0 / alpha;
    return (2.0 + inverse) * pow(max(1.0 - noh * noh, 1e-4), inverse * 0.5) / (2.0 * PI);
}

// Exponent of the fibres' shadowing, fitted. Estevez and Kulla 2017, table 1.
float sheenFit(float x, float alpha) {
    float t = (1.0 - alpha) * (1.0 - alpha);
    float a = mix(21.5473, 25.3245, t), b = mix(3.82987, 3.32435, t), c = mix(0.19823, 0.16801, t);
    return a / (1.0 + b * pow(max(x, 1e-4), c)) + mix(-1.97760, -1.27393, t) * x + mix(-4.32054, -4.85967, t);
}

// Smith's Λ for the fibres. Estevez and Kulla 2017, eq. 3.
float sheenLambda(float cosine, float alpha) {
    return exp(cosine < 0.5 ? sheenFit(cosine, alpha) : 2.0 * sheenFit(0.5, alpha) - sheenFit(1.0 - cosine, alpha));
}

// Visibility of fibres, G / (4 NoL NoV).
float visibilitySheen(float nol, float nov, float alpha) {
    return min(1.0 / max((1.0 + sheenLambda(nov, alpha) + sheenLambda(nol, alpha)) * 4.0 * nov * nol, 1e-5), 1.0);
}
