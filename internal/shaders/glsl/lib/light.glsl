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
// Sum over one edge of a polygon seen from the shaded point, all unit vectors. Lambert 1760; fit of acos by Sébastien Lagarde.
vec3 edgeIntegral(vec3 a, vec3 b) {
    float x = clamp(dot(a, b), -0.9999, 0.9999), y = abs(x);
    float v = (0.8543985 + (0.4965155 + 0.0145206 * y) * y) / (3.4175940 + (4.1616724 + y) * y);
    float thetaOverSin = x > 0.0 ? v : 0.5 * inversesqrt(max(1.0 - x * x, 1e-7)) - v;
    return cross(a, b) * thetaOverSin;
}

// Share of the hemisphere a rectangle fills, weighted by the cosine: its irradiance over π for a luminance of 1.
// What lies below the horizon is taken off by a sphere of equal solid angle (Hill and Heitz 2016).
float rectangleForm(vec3 n, vec3 p, Light light) {
    vec3 center = light.position.xyz - p;
    vec3 a = normalize(center - light.right.xyz - light.up.xyz), b = normalize(center + light.right.xyz - light.up.xyz);
    vec3 c = normalize(center + light.right.xyz + light.up.xyz), d = normalize(center - light.right.xyz + light.up.xyz);
    vec3 f = edgeIntegral(a, b) + edgeIntegral(b, c) + edgeIntegral(c, d) + edgeIntegral(d, a);
    if (dot(center, light.direction.xyz) > 0.0) {
        return 0.0;
    }
    float len = length(f);
    float z = abs(dot(n, f)) * sign(dot(n, center)) / max(len, 1e-6);
    float horizon = clamp(z * 0.5 + 0.5, 0.0, 1.0);
    return len * mix(horizon * horizon * 0.35, max(z, 0.0), clamp(abs(z) + 0.35, 0.0, 1.0));
}

vec3 areaLight(Surface s, vec3 p, Light light) {
    float form = rectangleForm(s.n, p, light);
    vec3 sum = s.diffuse * light.intensity.rgb * form;
    // The highlight comes from the point of the rectangle nearest to the mirrored ray (Karis 2013).
    vec3 r = reflect(-s.v, s.n), toPlane = light.position.xyz - p;
    float steps = dot(toPlane, light.direction.xyz) / min(dot(r, light.direction.xyz), -1e-4);
    vec3 hit = r * max(steps, 0.0) - toPlane;
    float w2 = max(dot(light.right.xyz, light.right.xyz), 1e-6), h2 = max(dot(light.up.xyz, light.up.xyz), 1e-6);
    vec3 nearest = toPlane + light.right.xyz * clamp(dot(hit, light.right.xyz) / w2, -1.0, 1.0)
        + light.up.xyz * clamp(dot(hit, light.up.xyz) / h2, -1.0, 1.0);
    float d2 = max(dot(nearest, nearest), 1e-4);
    vec3 l = nearest * inversesqrt(d2);
    float nol = clamp(dot(s.n, l), 0.0, 1.0), facing = clamp(-dot(l, light.direction.xyz), 0.0, 1.0);
    vec3 h = normalize(l + s.v);
    float spread = clamp(s.alpha + 0.25 * sqrt(light.up.w / d2), 0.0, 1.0);
    vec3 f = fresnelSchlick(s.f0, s.f90, clamp(dot(s.v, h), 0.0, 1.0)) * s.again;
    float lobe = distributionGGX(clamp(dot(s.n, h), 0.0, 1.0), s.alpha) * (s.alpha * s.alpha) / (spread * spread);
    vec3 e = light.intensity.rgb * (light.up.w * facing / d2);
#ifdef LAYERED
    Surface wide = s;
    wide.coatAlpha = clamp(s.coatAlpha + 0.25 * sqrt(light.up.w / d2), 0.0, 1.0);
    sum += layersReflect(wide, l, h, nol, clamp(dot(s.n, h), 0.0, 1.0), clamp(dot(s.v, h), 0.0, 1.0)) * e;
#endif
    return sum + f * lobe * visibilitySmith(nol, s.nov, s.alpha) * nol * e;
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
