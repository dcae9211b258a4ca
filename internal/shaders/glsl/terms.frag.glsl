// Fills the table of what rough surfaces reflect of an even light: across the cosine of the view angle, up the roughness.
#include "lib/sample.glsl"

in vec2 screenUV;
uniform int samples;

layout(location = 0) out vec4 pixel;

void main() {
    pixel = vec4(integrateTerms(screenUV.y, screenUV.x, samples), integrateSheen(screenUV.y, screenUV.x, samples), 1.0);
}
