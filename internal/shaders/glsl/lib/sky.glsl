// The procedural sky's luminance in a direction, in units of 100 nits: a gradient from ground over horizon to zenith with a
// glow around the sun. The Go twin is shade.Sky.
vec3 proceduralSky(vec3 d, vec3 sun) {
    float up = clamp(d.z, 0.0, 1.0);
    float down = clamp(-d.z, 0.0, 1.0);
    vec3 above = mix(skyHorizon.rgb, skyZenith.rgb, 1.0 - pow(1.0 - up, 3.0));
    vec3 below = mix(skyHorizon.rgb * 0.75, skyGround.rgb, smoothstep(0.0, 0.22, down));
    float toward = max(dot(d, sun), 0.0);
    float glow = 0.35 * pow(toward, 24.0) + 0.12 * pow(toward, 4.0);
    return (d.z >= 0.0 ? above : below) + skySun.rgb * glow * smoothstep(-0.12, 0.05, d.z);
}

// The luminance that lights surfaces: the sky seen by a camera whose white balance follows the light, as eyes do.
vec3 balancedSky(vec3 c) {
    float gray = dot(c, vec3(0.2126, 0.7152, 0.0722));
    return mix(c, gray * vec3(1.02, 1.0, 0.955), 0.7);
}
