// What lies over and inside a surface, from the material's parameters and its array of textures.
#include "lib/sample.glsl"

uniform sampler2DArray layerMaps;
#ifdef TRANSMISSION
in float meshScale;
uniform sampler2D behindMap;
#endif

// Places in placeU and placeV.
const int COAT = 5, COAT_ROUGHNESS = 6, COAT_NORMAL = 7, SHEEN_COLOR = 8, SHEEN_ROUGHNESS = 9;
const int THROUGH = 10, SPECULAR = 11, SPECULAR_COLOR = 12, THICKNESS = 13, STRETCH = 14;

vec4 layerTexel(int which) {
    float layer = placeV[which].w;
    return layer < 0.5 ? vec4(1.0) : texture(layerMaps, vec3(placed(which, vertexUV0, vertexUV1), layer - 1.0));
}

vec3 readReflectivity(out float grazing) {
    grazing = reflectivity.w * layerTexel(SPECULAR).a;
    return min(reflectivity.rgb * linearFromSRGB(layerTexel(SPECULAR_COLOR).rgb), 1.0) * grazing;
}

// Stretches the highlights and adds fibres and coat; returns what they leave to the surface.
float addLayers(inout Surface s, float roughness, vec3 facing) {
    mat3 base = tangentFrame(placed(STRETCH, vertexUV0, vertexUV1), facing);
    vec4 texel = layerTexel(STRETCH);
    vec2 way = placeV[STRETCH].w < 0.5 ? vec2(1.0, 0.0) : texel.rg * 2.0 - 1.0;
    way = vec2(stretch.y * way.x - stretch.z * way.y, stretch.z * way.x + stretch.y * way.y);
    vec3 t = base[0] * way.x + base[1] * way.y;
    t -= s.n * dot(s.n, t);
    s.t = dot(t, t) < 1e-8 ? frameAbout(s.n)[0] : normalize(t);
    s.b = cross(s.n, s.t);
    s.stretch = stretch.x * texel.b;
    s.stretched = vec2(mix(s.alpha, 1.0, s.stretch * s.stretch), s.alpha);

    s.sheen = sheen.rgb * linearFromSRGB(layerTexel(SHEEN_COLOR).rgb);
    float fibres = clamp(sheen.w * layerTexel(SHEEN_ROUGHNESS).a, 0.07, 1.0);
    s.sheenAlpha = fibres * fibres;
    s.fibreTerms = environmentTerms(termsMap, fibres, s.nov).b;

    vec3 n = facing;
    if (placeV[COAT_NORMAL].w > 0.5) {
        n = mapped(tangentFrame(placed(COAT_NORMAL, vertexUV0, vertexUV1), facing), layerTexel(COAT_NORMAL).xyz, coat.z);
    }
    s.coat = vec4(n, coat.x * layerTexel(COAT).r);
    float glossy = clamp(coat.y * layerTexel(COAT_ROUGHNESS).g, 0.045, 1.0);
    s.coatAlpha = glossy * glossy;
    s.coatTerms = coatReflectance(s.coat.w, environmentTerms(termsMap, glossy, clamp(abs(dot(n, s.v)), 1e-3, 1.0)).rg);
    return coverSurface(s);
}

// Surroundings reflected by fibres and coat.
vec3 layersMirror(Surface s, vec3 matte, float ao) {
    float glossy = sqrt(s.coatAlpha);
    vec3 sky = mirroredSky(skySpecular(skyMap, reflect(-s.v, s.coat.xyz), glossy), glossy, skyZenith.w) * environment.x;
    vec3 seen = mix(ambientAt(worldPosition, s.coat.xyz), sky, counts.y);
    float open = specularOcclusion(clamp(abs(dot(s.coat.xyz, s.v)), 1e-3, 1.0), ao, glossy);
    return s.sheen * s.fibreTerms * matte * ao + seen * s.coatTerms * open;
}

#ifdef TRANSMISSION
float readThrough() { return through.x * layerTexel(THROUGH).r; }

// Light from behind the surface, bent and tinted by what is inside; w: how much of it is display colour (see develop.glsl).
vec4 lightBehind(Surface s, float roughness) {
    float thickness = through.y * layerTexel(THICKNESS).g * meshScale;
    vec3 way = refract(-s.v, s.n, 1.0 / through.z) * thickness;
    vec4 clip = clipFromWorld * vec4(worldPosition + way, 1.0);
    vec2 uv = clip.xy / max(clip.w, 1e-4) * 0.5 + 0.5;
    float level = throughRoughness(roughness, through.z) * log2(viewport.x);
    vec4 seen = textureLod(behindMap, uv, level);
    return vec4(seen.rgb * exp(-absorption.rgb * thickness), clamp(seen.a - 1.0, 0.0, 1.0));
}
#endif
