// What holds for the whole frame. The Go twin is viewport.frameBlock.
layout(std140) uniform FrameBlock {
    mat4 clipFromWorld;
    mat4 viewFromWorld;
    mat4 worldFromView;
    mat4 sunFromWorld[3];
    mat4 aboveFromWorld;
    vec4 eye;         // world position; w: 1 for an orthographic camera
    vec4 viewport;    // width, height, 1/width, 1/height in pixels
    vec4 projection;  // clip x/z and y/z scales, near, far
    vec4 toSun;       // unit
    vec4 sunLux;      // illuminance times exposure
    vec4 sunMaps[3];  // of each shadow map: metres of a texel, from edge to edge, along the light; w of the first: how many
    vec4 options;     // exposure, strength of the bloom, debug shading, strength of occlusion
    vec4 environment; // factor on the sky, last specular level, cos and sin of its turn
    vec4 lightEnds;   // in LightBlock, where point-like lights, areas and windows end
    vec4 counts;      // metres the height map blurs, share of reflections kept indoors, 1 when the background is transparent, pixels per point
    vec4 seen;        // nearest and farthest depth of what is drawn, metres; clip x and y of the camera's axis
    vec4 steps;       // how often loops run: shadow, occlusion, its blur, spread; not constants, so that they are not unrolled
    vec4 balance[3];  // rows: white balance times the metered exposure; w: samples a pixel, pixels between the points of lib/shares.glsl
    vec4 sh[9];       // irradiance over π of the surroundings times exposure, by real spherical harmonics
    vec4 slope[3];    // its growth for each metre from the middle of a room
    vec4 middle;
    vec4 skyZenith;   // procedural sky, see sky.glsl; w: kind of sky
    vec4 skyHorizon;  // w: factor on the sky as it is seen
    vec4 skyGround;
    vec4 skySun;      // colour of the sun's disc; w: 1 when it is drawn
};

// Unit vector from a world point to the camera.
vec3 toEye(vec3 world) {
    vec3 back = vec3(worldFromView[2]);
    return eye.w > 0.5 ? back : normalize(eye.xyz - world);
}
