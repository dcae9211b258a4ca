// The Go twin is viewport.materialBlock.
layout(std140) uniform MaterialBlock {
    vec4 baseColor;  // linear; w: opacity
    vec4 emissive;   // nits times exposure is left to the shader; w: alpha cutoff
    vec4 surface;    // metallic, roughness, normal scale, occlusion strength
    vec4 reflectivity; // of the dielectric part: head on; w: at grazing angles
    vec4 placeU[5];  // uv.x = dot(xyz, (u, v, 1)); w: UV set. Order: base, metallic-roughness, normal, occlusion, emissive
    vec4 placeV[5];  // w of the first: 1 when it is blended
};

vec2 placed(int which, vec2 uv0, vec2 uv1) {
    vec3 uv = vec3(placeU[which].w > 0.5 ? uv1 : uv0, 1.0);
    return vec2(dot(placeU[which].xyz, uv), dot(placeV[which].xyz, uv));
}
