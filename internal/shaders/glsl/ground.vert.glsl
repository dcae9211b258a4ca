#include "lib/frame.glsl"

out vec3 worldPosition;

uniform float reach; // metres from under the camera to the ground's edge

void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
    worldPosition = vec3(eye.xy + corner * reach, -0.002);
    gl_Position = clipFromWorld * vec4(worldPosition, 1.0);
}
