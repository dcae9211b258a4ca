// Writes the nine coefficients of the surroundings' irradiance into a row of pixels.
#include "lib/harmonics.glsl"

uniform float level;
uniform int size;
uniform samplerCube skyMap;

layout(location = 0) out vec4 pixel;

void main() {
    pixel = vec4(projectHarmonic(skyMap, int(gl_FragCoord.x), level, size), 1.0);
}
