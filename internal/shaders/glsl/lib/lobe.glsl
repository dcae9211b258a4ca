#include "lib/sample.glsl"

// Highlights as linearly transformed cosines (Heitz, Dupuy, Hill and Neubelt 2016): a matrix turns the world so that a rough surface's
// lobe becomes a clamped cosine about +Z.

struct Lobe {
    mat3 turn;
    float share; // part of the cosine above the horizon
};

// Lobe of a surface of alpha = roughness² and unit normal n seen from unit direction v. table: of environmentTerms, whose upper half
// holds the entries that depend on roughness and angle. The horizon is turned too: what is left of the cosine is a lune of the
// hemisphere, half a disc and half an ellipse when seen along its axis.
Lobe lobeAbout(sampler2D table, float alpha, vec3 n, vec3 v) {
    float nov = dot(n, v);
    vec3 t = v - n * nov;
    float t2 = dot(t, t);
    t = t2 < 1e-8 ? frameAbout(n)[0] : t * inversesqrt(t2);
    vec2 place = clamp(vec2(sqrt(1.0 - min(abs(nov), 1.0)), sqrt(alpha)), 0.0, 1.0) * 31.0 + vec2(0.5, 32.5);
    vec4 k = textureLod(table, place / vec2(32.0, 64.0), 0.0);
    mat3 turn = mat3(k.x, 0.0, k.z, 0.0, 1.0, 0.0, k.y, 0.0, k.w) * transpose(mat3(t, cross(n, t), n));
    return Lobe(turn, 0.5 + 0.5 * k.x / max(length(k.xz), 1e-9));
}

// Sum over one edge of a polygon seen from the shaded point, all unit vectors. Lambert 1760; fit of acos by Sébastien Lagarde.
vec3 edgeIntegral(vec3 a, vec3 b) {
    float x = dot(a, b), y = min(abs(x), 1.0);
    vec3 across = cross(a, b);
    float v = (0.8543985 + (0.4965155 + 0.0145206 * y) * y) / (3.4175940 + (4.1616724 + y) * y);
    return across * (x > 0.0 ? v : 0.5 * inversesqrt(max(dot(across, across), 1e-12)) - v);
}

// Direction of a vector, 0 for 0.
vec3 unit(vec3 v) { return v * inversesqrt(max(dot(v, v), 1e-20)); }

// What of a quadrilateral, its corners in order and relative to the shaded point, lies above the plane whose normal is n; the last corner
// is repeated where there are fewer than five, all are 0 where nothing does.
vec3[5] aboveHorizon(vec3 n, vec3 a, vec3 b, vec3 c, vec3 d) {
    vec3 corners[5] = vec3[](a, b, c, d, a);
    vec3 kept[5] = vec3[](vec3(0.0), vec3(0.0), vec3(0.0), vec3(0.0), vec3(0.0));
    int count = 0;
    for (int i = 0; i < 4; i++) {
        vec3 p = corners[i], q = corners[i + 1];
        float x = dot(n, p), y = dot(n, q);
        if (x > 0.0) {
            kept[min(count++, 4)] = p;
        }
        if ((x > 0.0) != (y > 0.0)) {
            kept[min(count++, 4)] = p + (q - p) * (x / (x - y));
        }
    }
    for (int i = max(count, 1); i < 5; i++) {
        kept[i] = kept[i - 1];
    }
    return kept;
}

// Share of the cosine about n that a polygon above the plane of n fills. Nothing is clipped again: its corners on the plane would be
// found now on this side of it and now on that.
float matteForm(vec3 n, vec3 polygon[5]) {
    vec3 from = unit(polygon[4]), sum = vec3(0.0);
    for (int i = 0; i < 5; i++) {
        vec3 to = unit(polygon[i]);
        sum += edgeIntegral(from, to);
        from = to;
    }
    return min(abs(dot(n, sum)), 1.0);
}

// Share of a lobe that a polygon above the horizon fills: it is turned with the lobe, clipped at the cosine's own horizon, and what is
// left integrated over the cosine. Each corner must be on the same side for both of its edges: hence precise.
float lobeForm(Lobe lobe, vec3 polygon[5]) {
    precise vec3 p = lobe.turn * polygon[4];
    vec3 sinks = p, rises = p;
    float sum = 0.0;
    for (int i = 0; i < 5; i++) {
        precise vec3 q = lobe.turn * polygon[i];
        vec3 from = p, to = q;
        if (p.z <= 0.0 && q.z > 0.0) {
            from = rises = p + (q - p) * (p.z / (p.z - q.z));
        }
        if (p.z > 0.0 && q.z <= 0.0) {
            to = sinks = p + (q - p) * (p.z / (p.z - q.z));
        }
        if (max(p.z, q.z) > 0.0) {
            sum += edgeIntegral(unit(from), unit(to)).z;
        }
        p = q;
    }
    sum += edgeIntegral(unit(sinks), unit(rises)).z;
    return min(abs(sum) / lobe.share, 1.0);
}
