// Blurs one face of the surroundings as surfaces of a roughness mirror them.
#include "lib/prefilter.glsl"
#include "lib/cube.glsl"

in vec2 screenUV;
uniform int face;
uniform bool sharp;
uniform vec4 lobe[64];
uniform samplerCube skyMap;

layout(location = 0) out vec4 pixel;

void main() {
    vec3 d = cubeDirection(face, screenUV * 2.0 - 1.0);
    if (sharp) {
        pixel = vec4(textureLod(skyMap, d, 0.0).rgb, 1.0);
        return;
    }
    pixel = vec4(prefilter(skyMap, d, lobe), 1.0);
}
