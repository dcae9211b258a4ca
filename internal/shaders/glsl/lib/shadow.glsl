// Turns a point of a disc by the golden angle, so that points at growing radii cover it evenly (Vogel 1979).
const mat2 GOLDEN = mat2(-0.737368878, 0.675490294, -0.675490294, -0.737368878);

// Half the angle at which the sun is seen, as a tangent: a little hazier than in space.
const float SUN_SPREAD = 0.011;

// Noise over whole numbers without large-scale structure. Jimenez 2014, p. 123.
float gradientNoise(vec2 cell) {
    return fract(52.9829189 * fract(dot(cell, vec2(0.06711056, 0.00583715))));
}

// Where a point is in a shadow map.
struct Place {
    vec3 p;         // uv and window depth
    vec2 slope;     // growth of the depth along the surface, per texel
    vec2 low;       // the part of the map that may be read
    vec2 high;
    float grain;    // cells of noise per texel
    float softness; // radius of the half-shadow in texels, per unit of depth between blocker and surface
};

// Share of a light that reaches a place, 1 in the light: blockers in reach tell how wide the half-shadow is (Fernando 2005),
// samples on the surface's own plane tell how much of the light they hide. Their noise is fixed to the map and
// repeats as cascades step (frame.stepShare), so that shadows stand still when the camera moves. A draft looks for no blockers and takes one sample.
float litShare(sampler2DShadow map, sampler2D depths, Place at) {
    const float MOST = 8.0; // texels
    vec2 texel = 1.0 / vec2(textureSize(depths, 0));
    float t = gradientNoise(mod(floor(at.p.xy / texel * at.grain), 96.0)), blockers = floor(steps.x * 0.5);
    vec2 spoke = vec2(1.0 - t * t, 2.0 * t) / (1.0 + t * t), d = spoke; // on a quarter of the unit circle
    float depth = at.p.z - abs(at.slope.x) - abs(at.slope.y) - 2e-5;
    vec2 place = at.p.xy / texel, low = at.low / texel, high = at.high / texel;
    float found = 0.0, gap = 0.0;
    // The first is at the place itself, so that no noise shines through what is wholly in the dark.
    for (float i = 0.0; i < blockers; i++) {
        vec2 offset = d * MOST * sqrt(i / blockers);
        float over = depth + dot(at.slope, offset) - texelFetch(depths, ivec2(clamp(place + offset, low, high)), 0).r;
        found += step(0.0, over);
        gap += max(over, 0.0);
        d = GOLDEN * d;
    }
    float radius = clamp(gap / max(found, 1.0) * at.softness, 1.0, MOST) * min(blockers, 1.0);
    // Where nothing blocks, or all that was looked at does, the loop does not run.
    float samples = blockers < 1.0 || found > 0.0 && found < blockers ? steps.x : 0.0, lit = samples > 0.0 || found > 0.0 ? 0.0 : 1.0;
    d = spoke;
    for (float i = 0.5; i < samples; i++) {
        vec2 offset = d * radius * sqrt(i / samples);
        lit += texture(map, vec3(clamp(at.p.xy + offset * texel, at.low, at.high), depth + dot(at.slope, offset))) / samples;
        d = GOLDEN * d;
    }
    return lit;
}

#ifdef SHADOWS
// Where a world point with a normal is in one of the sun's maps.
Place sunPlace(int i, vec3 world, vec3 n) {
    mat4 m = sunFromWorld[i];
    vec4 size = sunMaps[i];
    vec3 p = (m * vec4(world + n * size.x, 1.0)).xyz * 0.5 + 0.5;
    vec2 plane = vec2(m[0].x * n.x + m[1].x * n.y + m[2].x * n.z, m[0].y * n.x + m[1].y * n.y + m[2].y * n.z) * 0.5 * size.y;
    Place at;
    float column = 1.0 / sunMaps[0].w;
    at.low = vec2(float(i) * column, 0.0);
    at.high = vec2(float(i + 1) * column, 1.0);
    at.p = vec3((p.x + float(i)) * column, p.y, min(p.z, 1.0));
    at.slope = plane / max(dot(n, toSun.xyz), 0.15) * size.x / size.z;
    at.grain = 1.0;
    at.softness = size.z / size.x * SUN_SPREAD;
    return at;
}

// Share of the sun that reaches a world point: the finest map that holds it tells.
float sunlight(sampler2DShadow map, sampler2D depths, vec3 world, vec3 n) {
    int last = int(sunMaps[0].w) - 1, i = 0;
    for (; i < last; i++) {
        vec2 p = (sunFromWorld[i] * vec4(world, 1.0)).xy;
        if (max(abs(p.x), abs(p.y)) < 1.0 - 20.0 * sunMaps[i].x / sunMaps[i].y) {
            break;
        }
    }
    Place at = sunPlace(i, world, n);
    bool beyond = any(lessThan(at.p.xy, at.low)) || any(greaterThan(at.p.xy, at.high));
    return beyond ? 1.0 : litShare(map, depths, at);
}
#endif

#ifdef LAMP_SHADOWS
// Number, right and up of the face of a cube that looks in a direction; forward is the axis itself. frame.cubeViews draws them.
float cubeFace(vec3 d, out vec3 right, out vec3 up, out vec3 forward) {
    vec3 a = abs(d);
    vec3 axis = a.x >= a.y && a.x >= a.z ? vec3(1.0, 0.0, 0.0) : (a.y >= a.z ? vec3(0.0, 1.0, 0.0) : vec3(0.0, 0.0, 1.0));
    right = axis.zxy;
    up = axis.yzx;
    float side = dot(d, axis);
    forward = side < 0.0 ? -axis : axis;
    return dot(axis, vec3(0.0, 2.0, 4.0)) + (side < 0.0 ? 1.0 : 0.0);
}

// Share of a lamp or window that reaches a world point with a normal.
float lampShare(sampler2DShadow map, sampler2D depths, Light light, vec3 world, vec3 n) {
    float near = light.shadow.y, far = light.shadow.z, edge = light.shadow.w, spread = light.body.y;
    vec3 d = world - light.position.xyz, right = light.right.xyz, up = light.up.xyz, forward = light.direction.xyz;
    d += n * length(d) * 2.0 * spread / edge;
    float face = 0.0;
    if (light.body.z > 1.0) {
        face = cubeFace(d, right, up, forward);
    }
    vec3 p = vec3(dot(d, right), dot(d, up), dot(d, forward));
    vec3 m = vec3(dot(n, right), dot(n, up), dot(n, forward));
    vec2 slot = vec2(face, light.shadow.x - 1.0) * TILE;
    vec2 texel = 1.0 / vec2(textureSize(depths, 0));
    vec2 uv = (p.xy / (max(p.z, 1e-4) * spread) * 0.5 + 0.5) * edge;
    float b = far * near / (far - near), per = 2.0 * spread / edge;
    Place at;
    at.low = (slot + 0.5) * texel;
    at.high = (slot + edge - 0.5) * texel;
    at.p = vec3((slot + uv) * texel, min(far / (far - near) - b / max(p.z, 1e-4), 1.0));
    at.slope = b * per * m.xy / max(-dot(m, p), 0.15 * length(p));
    at.grain = 3.0 * TILE / edge;
    at.softness = light.body.x / (per * b);
    bool beyond = p.z < near || max(abs(uv.x - 0.5 * edge), abs(uv.y - 0.5 * edge)) > 0.5 * edge;
    return beyond ? 1.0 : litShare(map, depths, at);
}
#endif
