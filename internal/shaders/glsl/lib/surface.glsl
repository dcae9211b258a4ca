#include "lib/brdf.glsl"
#include "lib/lobe.glsl"

// What of a shaded point decides how it reflects.
struct Surface {
    vec3 diffuse; // albedo of the matte part, less what is reflected before it
    vec3 f0;      // reflectance head on
    vec3 f90;     // reflectance at grazing angles
    vec3 again;   // factor on highlights, see reflectedAgain
    float alpha;  // roughness²
    vec3 n;       // unit normal
    vec3 v;       // unit, to the eye
    float nov;
    vec2 terms;   // the split sum's
#ifdef AREAS
    Lobe lobe; // of the highlight
#endif
#ifdef LAYERED
    vec3 t, b;      // unit tangent along which highlights are stretched, and bitangent
    vec2 stretched; // alpha along them
    float stretch;  // anisotropy
    vec4 coat;      // normal of the coat; w: its share of the surface
    float coatAlpha;
    float coatTerms;  // share of light from everywhere that the coat reflects
    vec3 sheen;       // colour of the fibres
    float sheenAlpha;
    float fibreTerms; // share of light from everywhere that white fibres scatter
#ifdef AREAS
    Lobe coatLobe;
#endif
#endif
};

// Fills in diffuse, f0, f90, again and terms of a surface that is a dielectric over a matte ground to one part and a metal to the other, and
// returns the share of light from everywhere that it mirrors. plain and grazing: what the dielectric reflects head on and at grazing
// angles; terms: the split sum's. Each part keeps all light: what the dielectric mirrors does not reach its ground.
vec3 layGround(inout Surface s, vec3 albedo, float metallic, vec3 plain, float grazing, vec2 terms) {
    s.terms = terms;
    vec3 kept = reflectance(plain, vec3(grazing), terms);
    s.diffuse = albedo * (1.0 - metallic) * (1.0 - max(kept.r, max(kept.g, kept.b)));
    s.f0 = mix(plain, albedo, metallic);
    s.f90 = vec3(mix(grazing, 1.0, metallic));
    vec3 lobes = mix(plain * reflectedAgain(plain, terms), albedo * reflectedAgain(albedo, terms), metallic);
    s.again = lobes / max(s.f0, 1e-4);
    return mix(kept, reflectance(albedo, vec3(1.0), terms), metallic);
}

#ifdef LAYERED
// What a coat of index 1.5 reflects of light from everywhere. terms: of its roughness at its view angle.
float coatReflectance(float share, vec2 terms) {
    return share * reflectance(vec3(0.04), vec3(1.0), terms).r;
}

// Takes from a surface what the coat and the fibres over it reflect, and returns what is left.
float coverSurface(inout Surface s) {
    float left = (1.0 - s.fibreTerms * max(s.sheen.r, max(s.sheen.g, s.sheen.b))) * (1.0 - s.coatTerms);
    s.diffuse *= left;
    s.f0 *= left;
    s.f90 *= left;
    s.sheen *= 1.0 - s.coatTerms;
    return left;
}

// Normal by which a stretched surface mirrors its surroundings, bent towards the view across the stretch (McAllister 2002 as used by
// KHR_materials_anisotropy).
vec3 bentNormal(Surface s) {
    vec3 across = cross(s.b, s.v);
    vec3 n = cross(across, s.b);
    float keep = 1.0 - s.stretch * (1.0 - sqrt(s.alpha));
    return normalize(mix(n, s.n, keep * keep * keep * keep));
}

// Roughness at which light that goes through looks blurred: the less the index bends it, the less.
float throughRoughness(float roughness, float index) {
    return roughness * clamp(index * 2.0 - 2.0, 0.0, 1.0);
}

// Radiance of the fibres and the coat towards the eye from light of illuminance 1 across the light's direction.
vec3 layersReflect(Surface s, vec3 l, vec3 h, float nol, float noh, float voh) {
    vec3 fibres = s.sheen * distributionCharlie(noh, s.sheenAlpha) * visibilitySheen(max(nol, 1e-3), s.nov, s.sheenAlpha) * nol;
    float coatNol = clamp(dot(s.coat.xyz, l), 0.0, 1.0), coatNov = clamp(abs(dot(s.coat.xyz, s.v)), 1e-3, 1.0);
    float lobe = distributionGGX(clamp(dot(s.coat.xyz, h), 0.0, 1.0), s.coatAlpha) * visibilitySmith(coatNol, coatNov, s.coatAlpha);
    return fibres + s.coat.w * fresnelSchlick(vec3(0.04), vec3(1.0), voh) * lobe * coatNol;
}
#endif

// Radiance towards the eye from light of illuminance e that falls from direction l.
vec3 reflected(Surface s, vec3 l, vec3 e) {
    float nol = clamp(dot(s.n, l), 0.0, 1.0);
    vec3 h = normalize(l + s.v);
    float noh = clamp(dot(s.n, h), 0.0, 1.0), voh = clamp(dot(s.v, h), 0.0, 1.0);
    vec3 f = fresnelSchlick(s.f0, s.f90, voh) * s.again;
#ifdef LAYERED
    mat3 tangent = transpose(mat3(s.t, s.b, s.n));
    vec3 lobe = f * distributionStretched(tangent * h, s.stretched) * visibilityStretched(vec3((tangent * l).xy, nol), vec3((tangent * s.v).xy, s.nov), s.stretched);
    return ((s.diffuse / PI + lobe) * nol + layersReflect(s, l, h, nol, noh, voh)) * e;
#else
    return (s.diffuse / PI + f * distributionGGX(noh, s.alpha) * visibilitySmith(nol, s.nov, s.alpha)) * e * nol;
#endif
}
