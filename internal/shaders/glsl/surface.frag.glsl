#include "lib/frame.glsl"
#include "lib/material.glsl"
#include "lib/develop.glsl"
#include "lib/ibl.glsl"
#include "lib/sky.glsl"
#include "lib/light.glsl"
#include "lib/shadow.glsl"
#include "lib/occlusion.glsl"
#include "lib/above.glsl"
#include "lib/pattern.glsl"

in vec3 worldPosition;
in vec3 worldNormal;
in vec4 vertexColor;
#ifdef DETAIL_MAPS
in vec4 worldTangent;
uniform sampler2D normalMap;
#endif
#ifdef TEXTURED
in vec2 vertexUV0;
in vec2 vertexUV1;
#endif
#ifdef BASE_MAP
uniform sampler2D baseMap;
#endif
#ifdef DETAIL_MAPS
uniform sampler2D roughnessMap;
uniform sampler2D bakedOcclusionMap;
#endif
#ifdef EMISSIVE_MAP
uniform sampler2D emissiveMap;
#endif
#ifdef DEBUG
flat in float nodeSeed;
#endif
uniform samplerCube skyMap;
uniform sampler2D termsMap;
uniform sampler2D occlusionMap;
uniform sampler2D aboveMap;
#ifdef SHADOWS
uniform sampler2DShadow shadowMap;
uniform sampler2D shadowDepths;
#endif
#ifdef LAMP_SHADOWS
uniform sampler2DShadow lampMap;
uniform sampler2D lampDepths;
#endif
#ifdef SHARED
#include "lib/shares.glsl"
uniform usampler2D sharesMap;
#endif
#ifdef GHOST
uniform vec4 ghostColor; // display sRGB; w: opacity
uniform int ghostClass;
#endif

layout(location = 0) out vec4 pixel;

vec4 readBase() {
    vec4 base = baseColor * vertexColor;
#ifdef BASE_MAP
    base *= texture(baseMap, placed(0, vertexUV0, vertexUV1));
#endif
    return base;
}

vec3 facingNormal() { return normalize(worldNormal) * (gl_FrontFacing ? 1.0 : -1.0); }

#ifdef DETAIL_MAPS
// Tangent and bitangent, the longer of unit length, and the normal.
mat3 tangentFrame(vec2 uv, vec3 n) {
    vec3 t = worldTangent.xyz, b = cross(worldNormal, t) * worldTangent.w;
    if (worldTangent.w == 0.0) {
        // No tangents: the frame in which the UVs grow, from derivatives (Schüler 2013).
        vec3 dx = dFdx(worldPosition), dy = dFdy(worldPosition);
        vec2 du = dFdx(uv), dv = dFdy(uv);
        vec3 px = cross(dy, n), py = cross(n, dx);
        t = px * du.x + py * dv.x;
        b = -(px * du.y + py * dv.y);
    }
    float scale = inversesqrt(max(max(dot(t, t), dot(b, b)), 1e-20));
    return mat3(t * scale, b * scale, n);
}

// Normal from a texel of a normal map.
vec3 mapped(mat3 tangent, vec3 texel, float scale) {
    vec3 m = texel * 2.0 - 1.0;
    return normalize(tangent * vec3(m.xy * scale, m.z));
}
#endif

vec3 readNormal() {
    vec3 n = facingNormal();
#ifdef DETAIL_MAPS
    vec2 uv = placed(2, vertexUV0, vertexUV1);
    n = mapped(tangentFrame(uv, n), texture(normalMap, uv).xyz, surface.z);
#endif
    return n;
}

#ifdef LAYERED
#include "surface.layers.glsl"
#endif

#ifdef MIRROR
uniform sampler2D mirrorMap;
uniform vec4 mirrorPlane;

// What a flat mirror shows at this pixel: the picture from behind it, turned left to right. Off its plane, what else is mirrored.
vec3 pictured(vec3 otherwise, vec3 n) {
    bool on = abs(dot(mirrorPlane, vec4(worldPosition, 1.0))) < 0.002 && dot(n, mirrorPlane.xyz) > 0.999;
    return on ? texelFetch(mirrorMap, ivec2(viewport.x - gl_FragCoord.x, gl_FragCoord.y), 0).rgb : otherwise;
}
#endif

#ifdef LIT
#ifdef TRANSMISSION
float displayShare = 0.0; // of the colour; see develop.glsl
#endif

#ifdef SHARED
Around around; // this pixel

// What a light gives, less what stands in its way.
vec3 unblocked(vec3 given, Light light) { return light.shadow.x > 0.0 ? given * shareOf(around, light.shadow.x) : given; }
#else
// The same where no shares were found. The loop runs once, or not at all where there is nothing to take away.
vec3 unblocked(vec3 given, Light light) {
    float share = 1.0;
#ifdef LAMP_SHADOWS
    for (float i = given.r + given.g + given.b > 0.003 ? light.shadow.x : 0.0; i > 0.0; i = 0.0) {
        share = lampShare(lampMap, lampDepths, light, worldPosition, facingNormal());
    }
#endif
    return given * share;
}
#endif

vec3 shade(vec3 albedo, vec3 n) {
    float metallic = surface.x, roughness = surface.y, baked = 1.0;
#ifdef DETAIL_MAPS
    vec4 mr = texture(roughnessMap, placed(1, vertexUV0, vertexUV1));
    roughness *= mr.g;
    metallic *= mr.b;
    baked = 1.0 + surface.w * (texture(bakedOcclusionMap, placed(3, vertexUV0, vertexUV1)).r - 1.0);
#endif
    roughness = clamp(roughness, 0.045, 1.0);
    Surface s;
    s.n = n;
    s.v = toEye(worldPosition);
    s.nov = clamp(abs(dot(n, s.v)), 1e-3, 1.0);
    s.alpha = roughness * roughness;
    vec3 terms = environmentTerms(termsMap, roughness, s.nov), plain = min(reflectivity.rgb, 1.0) * reflectivity.w;
    float grazing = reflectivity.w;
#ifdef LAYERED
    plain = readReflectivity(grazing);
#endif
    vec3 shine = layGround(s, albedo, metallic, plain, grazing, terms.xy), mirrorNormal = n;
#ifdef LAYERED
    shine *= addLayers(s, roughness, facingNormal());
    mirrorNormal = bentNormal(s);
#endif
#ifdef AREAS
    s.lobe = lobeAbout(termsMap, s.alpha, s.n, s.v);
#ifdef LAYERED
    s.coatLobe = lobeAbout(termsMap, s.coatAlpha, s.coat.xyz, s.v);
#endif
#endif
#ifdef TRANSMISSION
    float clear = readThrough();
    vec3 tint = s.diffuse * clear;
    s.diffuse *= 1.0 - clear;
#endif

    float depth = -dot(vec4(viewFromWorld[0].z, viewFromWorld[1].z, viewFromWorld[2].z, viewFromWorld[3].z), vec4(worldPosition, 1.0));
    float ao = mix(1.0, openAt(occlusionMap, gl_FragCoord.xy, depth), options.w) * baked;
    ao *= mix(0.3, 1.0, openAbove(aboveMap, worldPosition, n));
    vec3 mirror = mirroredSky(skySpecular(skyMap, reflect(-s.v, mirrorNormal), roughness), roughness, skyZenith.w) * environment.x;
    vec3 matte = ambientAt(worldPosition, n);
    mirror = mix(matte, mirror, counts.y);
#ifdef MIRROR
    mirror = pictured(mirror, n);
#endif
    vec3 bounce = openBounced(ao, s.diffuse);
    vec3 sum = s.diffuse * matte * bounce + mirror * shine * specularOcclusion(s.nov, ao, roughness);
#ifdef LAYERED
    sum += layersMirror(s, matte, ao);
#endif

#ifdef SHARED
    around = sharesAround(sharesMap, gl_FragCoord.xyz, vec2(dFdx(gl_FragCoord.z), dFdy(gl_FragCoord.z)));
#endif
#ifdef SHADOWS
    // The loop runs once, or not at all where nothing of the sun can arrive.
    float facing = dot(n, toSun.xyz);
#ifdef LAYERED
    facing = max(facing, dot(s.coat.xyz, toSun.xyz));
#endif
    for (; facing > 0.0; facing = 0.0) {
        sum += reflected(s, toSun.xyz, sunLux.rgb * sunlight(shadowMap, shadowDepths, worldPosition, facingNormal()));
    }
#else
    sum += reflected(s, toSun.xyz, sunLux.rgb);
#endif
    float contact = mix(ao, 1.0, 0.35);
    vec3 local = vec3(0.0);
    int i = 0;
    for (; i < int(lightEnds.x); i++) {
        local += unblocked(pointLight(s, worldPosition, lights[i]), lights[i]);
    }
#ifdef AREAS
    for (; i < int(lightEnds.y); i++) {
        local += unblocked(areaLight(s, worldPosition, lights[i]), lights[i]);
    }
#endif
    for (; i < int(lightEnds.z); i++) {
        local += unblocked(windowLight(s, worldPosition, lights[i]), lights[i]);
    }
    sum += local * contact;

    vec3 glow = emissive.rgb;
#ifdef EMISSIVE_MAP
    glow *= texture(emissiveMap, placed(4, vertexUV0, vertexUV1)).rgb;
#endif
#ifdef LAYERED
    glow *= 1.0 - s.coatTerms;
#endif
    sum += glow * options.x;
#ifdef TRANSMISSION
    vec4 behind = lightBehind(s, roughness);
    sum += tint * behind.rgb;
    displayShare = behind.w * luminance(tint);
#endif
    return sum;
}
#endif

#ifdef DEBUG
vec3 inspect(vec3 albedo, vec3 n) {
    int what = int(options.z);
    if (what == 1) {
        return srgbFromLinear(albedo);
    }
    if (what == 2) {
        return n * 0.5 + 0.5;
    }
    if (what == 3) {
        float roughness = surface.y;
#ifdef DETAIL_MAPS
        roughness *= texture(roughnessMap, placed(1, vertexUV0, vertexUV1)).g;
#endif
        return vec3(roughness);
    }
    if (what == 4) {
        float z = -(viewFromWorld * vec4(worldPosition, 1.0)).z;
        return vec3(0.95 - 0.9 * clamp((z - seen.x) / max(seen.y - seen.x, 1e-3), 0.0, 1.0));
    }
    if (what == 5) {
        return mix(vec3(0.35 + 0.3 * fract(nodeSeed * 7.13)), hue(fract(nodeSeed * 3.7)), 0.4 + 0.4 * fract(nodeSeed * 23.7)) * (0.7 + 0.3 * clamp(dot(n, toEye(worldPosition)), 0.0, 1.0));
    }
    if (what == 7) {
        float metallic = surface.x;
#ifdef DETAIL_MAPS
        metallic *= texture(roughnessMap, placed(1, vertexUV0, vertexUV1)).b;
#endif
        return vec3(metallic);
    }
    if (what == 8) {
        return srgbFromLinear(albedo) * (0.6 + 0.4 * clamp(dot(n, toEye(worldPosition)), 0.0, 1.0));
    }
    return vec3(0.16, 0.17, 0.19) + 0.12 * clamp(dot(n, toEye(worldPosition)), 0.0, 1.0);
}
#endif

void main() {
    vec4 base = readBase();
#ifdef ALPHA_MASK
    if (base.a < emissive.w) {
        discard;
    }
    base.a = 1.0;
#endif
    float cover = mix(1.0, base.a, placeV[0].w);
#if defined(DEBUG)
    pixel = vec4(inspect(base.rgb, readNormal()), cover);
#elif defined(LIT)
    pixel = vec4(min(shade(base.rgb, readNormal()), 16384.0), cover);
#ifdef TRANSMISSION
    pixel.a += displayShare * (1.0 - placeV[0].w);
#endif
#else
    // What is blended has to pass for light.
    pixel = mix(displayed(srgbFromLinear(base.rgb)), base, placeV[0].w);
#endif
#ifdef GHOST
    vec3 display = pixel.rgb;
#ifdef LIT
    display = toneMap(balanced(display));
#endif
    float grazing = 1.0 - abs(dot(normalize(worldNormal), toEye(worldPosition)));
    // A new material has to be seen as it is: only stripes and edges are tinted.
    bool recoloured = ghostClass == 5;
    float tint = (recoloured ? 0.08 : 0.38) + 0.4 * grazing * grazing;
    float mark = ghostPattern(ghostClass, gl_FragCoord.xy / counts.w);
    display = mix(display, ghostColor.rgb, max(tint, 0.85 * mark));
    pixel = vec4(display, mix(recoloured ? 0.96 : ghostColor.a, 0.92, max(mark * 0.7, grazing * grazing * 0.6)));
#endif
}
