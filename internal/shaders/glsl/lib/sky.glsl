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

// The sky before that white balance: the inverse of balancedSky.
vec3 openSky(vec3 c) {
    float gray = dot(c, vec3(0.2126, 0.7152, 0.0722)) / (0.3 + 0.7 * dot(vec3(1.02, 1.0, 0.955), vec3(0.2126, 0.7152, 0.0722)));
    return max((c - 0.7 * gray * vec3(1.02, 1.0, 0.955)) / 0.3, 0.0);
}

// The sky as a surface mirrors it: smooth ones show it as it is seen, rough ones the light of it. kind: skyZenith.w, of the procedural sky 0.
vec3 mirroredSky(vec3 balanced, float roughness, float kind) {
    return kind < 0.5 ? mix(openSky(balanced), balanced, smoothstep(0.1, 0.4, roughness)) : balanced;
}
