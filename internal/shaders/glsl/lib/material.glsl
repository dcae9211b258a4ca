// The Go twin is viewport.materialBlock.
layout(std140) uniform MaterialBlock {
    vec4 baseColor;  // linear; w: opacity
    vec4 emissive;   // nits times exposure is left to the shader; w: alpha cutoff
    vec4 surface;    // metallic, roughness, normal scale, occlusion strength
    vec4 reflectivity; // of the dielectric part: head on before the factor; w: factor, and reflectance at grazing angles
    vec4 coat;       // share, roughness, scale of its normals
    vec4 sheen;      // colour; w: roughness
    vec4 stretch;    // anisotropy, cosine and sine of its turn
    vec4 through;    // share of light let through, thickness in the mesh's units, index of refraction
    vec4 absorption; // 1/m
    vec4 placeU[15]; // uv.x = dot(xyz, (u, v, 1)); w: UV set. Order: base, metallic-roughness, normal, occlusion, emissive, then
    vec4 placeV[15]; // coat, its roughness and normal, sheen's colour and roughness, transmission, specular, its colour, thickness, anisotropy.
                     // w of the first: 1 when it is blended; of the layers: one more than their place in layerMaps, 0 when there is none
};

vec2 placed(int which, vec2 uv0, vec2 uv1) {
    vec3 uv = vec3(placeU[which].w > 0.5 ? uv1 : uv0, 1.0);
    return vec2(dot(placeU[which].xyz, uv), dot(placeV[which].xyz, uv));
}
