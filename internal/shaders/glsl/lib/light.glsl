#include "lib/surface.glsl"

struct Light {
    vec4 position;  // world; w: 1/range², 0 for no limit
    vec4 direction; // where it shines; w: kind
    vec4 intensity; // candela, lux or nits times exposure; w: cosine of the outer cone
    vec4 right;     // half width of an area, or a unit axis across a spot; w: 1/(cos inner − cos outer)
    vec4 up;        // half height, or the other axis; w: area in m²
    vec4 shadow;    // row in the shadow map from 1, 0 for none; nearest and farthest metres; texels of a face
    vec4 body;      // radius in metres, tangent of half a face's angle, number of faces
};

// The Go twin is viewport.lightBlock.
layout(std140) uniform LightBlock {
    Light lights[64];
};

const float DIRECTIONAL = 2.0;

// Texels between faces in the shadow map of the lamps, as frame.LightShadowEdge.
const float TILE = 384.0;

// Smooth end of a light's range, after KHR_lights_punctual.
float falloff(float d2, float inverseRange2) {
    float x = d2 * inverseRange2;
    return clamp(1.0 - x * x, 0.0, 1.0) / max(d2, 1e-4);
}

#ifdef AREAS
// What of a rectangle a surface of normal n at p can see.
vec3[5] rectangleAbove(vec3 n, vec3 p, Light light) {
    vec3 center = light.position.xyz - p, r = light.right.xyz, u = light.up.xyz;
    return aboveHorizon(n, center - r - u, center + r - u, center + r + u, center - r + u);
}

// The matte part exactly, highlight and coat by linearly transformed cosines whose sizes are those of the split sum, fibres as if all
// came from the middle.
vec3 areaLight(Surface s, vec3 p, Light light) {
    vec3 center = light.position.xyz - p;
    if (dot(center, light.direction.xyz) >= 0.0) {
        return vec3(0.0);
    }
    vec3 seen[5] = rectangleAbove(s.n, p, light);
    float matte = matteForm(s.n, seen);
    vec3 sum = s.diffuse * matte + s.again * (s.f0 * s.terms.x + s.f90 * s.terms.y) * lobeForm(s.lobe, seen);
#ifdef LAYERED
    vec3 l = normalize(center), h = normalize(l + s.v);
    float noh = clamp(dot(s.n, h), 0.0, 1.0), nol = max(dot(s.n, l), 1e-3);
    sum += s.sheen * (distributionCharlie(noh, s.sheenAlpha) * visibilitySheen(nol, s.nov, s.sheenAlpha) * PI * matte);
    sum += s.coatTerms * lobeForm(s.coatLobe, rectangleAbove(s.coat.xyz, p, light));
#endif
    return sum * light.intensity.rgb;
}

#endif

// A point, spot or directional light.
vec3 pointLight(Surface s, vec3 p, Light light) {
    vec3 to = light.direction.w == DIRECTIONAL ? -light.direction.xyz : light.position.xyz - p;
    float d2 = dot(to, to);
    vec3 l = to * inversesqrt(max(d2, 1e-8));
    float cone = clamp((-dot(l, light.direction.xyz) - light.intensity.w) * light.right.w, 0.0, 1.0);
    return reflected(s, l, light.intensity.rgb * falloff(d2, light.position.w) * cone * cone);
}

// Skylight from a window: matte only, the window taken as a disc; it wraps a little around what faces away.
vec3 windowLight(Surface s, vec3 p, Light light) {
    vec3 to = light.position.xyz - p;
    float d2 = dot(to, to);
    vec3 l = to * inversesqrt(max(d2, 1e-8));
    float facing = max(-dot(l, light.direction.xyz), 0.0);
    float received = clamp(dot(s.n, l) * 0.8 + 0.2, 0.0, 1.0);
    return s.diffuse * light.intensity.rgb * (received * facing * light.up.w / (PI * d2 + light.up.w));
}
