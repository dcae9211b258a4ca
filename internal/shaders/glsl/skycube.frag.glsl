// Paints one face of the surroundings as a cube map.
#include "lib/frame.glsl"
#include "lib/sky.glsl"
#include "lib/cube.glsl"

in vec2 screenUV;
uniform int face;
uniform sampler2D skyImage;

layout(location = 0) out vec4 pixel;

void main() {
    vec3 d = cubeDirection(face, screenUV * 2.0 - 1.0);
    vec3 c = skyHorizon.rgb;
    if (skyZenith.w < 0.5) {
        c = balancedSky(proceduralSky(d, toSun.xyz));
    } else if (skyZenith.w < 1.5) {
        c = textureLod(skyImage, panoramaFrom(d), 0.0).rgb;
    }
    pixel = vec4(c, 1.0);
}
