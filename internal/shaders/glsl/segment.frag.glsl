in vec4 lineColor;
in vec2 along;
flat in vec2 lineLook;

layout(location = 0) out vec4 pixel;

void main() {
#ifdef DOT
    float d = length(along);
#else
    float d = abs(along.y);
    if (lineLook.y > 0.0 && fract(along.x / (2.0 * lineLook.y)) > 0.5) {
        discard;
    }
#endif
    float cover = 1.0 - smoothstep(lineLook.x * 0.5 - 0.5, lineLook.x * 0.5 + 0.5, d);
    if (cover <= 0.0) {
        discard;
    }
    pixel = vec4(lineColor.rgb, lineColor.a * cover);
}
