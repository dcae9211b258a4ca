#include "lib/frame.glsl"

out vec2 screenUV;

// One triangle over the whole picture, on the far plane.
void main() {
    vec2 p = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
    screenUV = p * 0.5 + 0.5;
    gl_Position = vec4(p, 1.0, 1.0);
}
