// How much of a ghost's pattern covers a pixel: each kind of change has its own, so that colour is not needed.
// Classes as in frame.Class: 3 added, 4 moved, 5 recoloured, 6 removed.
float stripes(float x, float period, float width) {
    float d = abs(fract(x / period) - 0.5) * period;
    return 1.0 - smoothstep(width * 0.5 - 0.6, width * 0.5 + 0.6, d);
}

float ghostPattern(int kind, vec2 pixel) {
    if (kind == 3) {
        vec2 cell = fract(pixel / 9.0) - 0.5;
        return 1.0 - smoothstep(1.0, 2.0, length(cell) * 9.0);
    }
    if (kind == 4) {
        return stripes(pixel.x + pixel.y, 13.0, 2.5);
    }
    if (kind == 5) {
        return stripes(pixel.y, 7.0, 1.6);
    }
    return max(stripes(pixel.x + pixel.y, 11.0, 2.4), stripes(pixel.x - pixel.y, 11.0, 2.4));
}
