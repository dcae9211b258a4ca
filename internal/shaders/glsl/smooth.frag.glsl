#include "lib/frame.glsl"
#include "lib/color.glsl"

in vec2 screenUV;
uniform sampler2D colorMap;

layout(location = 0) out vec4 pixel;

vec4 read(vec2 offset) {
    return textureLod(colorMap, screenUV + offset * viewport.zw, 0.0);
}

// Softens edges of a picture with one sample: colours are averaged along the edge that the luminance around tells of
// (Lottes 2009, FXAA in its shortest form).
void main() {
    vec4 middle = read(vec2(0.0));
    float nw = luminance(read(vec2(-0.5, 0.5)).rgb), ne = luminance(read(vec2(0.5, 0.5)).rgb);
    float sw = luminance(read(vec2(-0.5, -0.5)).rgb), se = luminance(read(vec2(0.5, -0.5)).rgb);
    float m = luminance(middle.rgb);
    float low = min(m, min(min(nw, ne), min(sw, se))), high = max(m, max(max(nw, ne), max(sw, se)));
    vec2 along = vec2(sw + se - nw - ne, ne + se - nw - sw);
    float small = max((nw + ne + sw + se) / 32.0, 1.0 / 128.0);
    along = clamp(along / (min(abs(along.x), abs(along.y)) + small), -8.0, 8.0);
    vec4 near = 0.5 * (read(along / -6.0) + read(along / 6.0));
    vec4 far = 0.5 * near + 0.25 * (read(along * -0.5) + read(along * 0.5));
    float l = luminance(far.rgb);
    pixel = high - low < max(0.04, high * 0.1) ? middle : (l < low || l > high ? near : far);
}
