in vec2 screenUV;
uniform sampler2D colorMap;

layout(location = 0) out vec4 pixel;

// Lays what was drawn in display colours over the developed picture.
void main() {
    pixel = texelFetch(colorMap, ivec2(gl_FragCoord.xy), 0);
}
