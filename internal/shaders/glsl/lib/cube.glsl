// Unit direction of a point of a cube map's face, x and y from −1 to 1 (OpenGL 4.1, table 3.11).
vec3 cubeDirection(int face, vec2 p) {
    switch (face) {
    case 0: return normalize(vec3(1.0, -p.y, -p.x));
    case 1: return normalize(vec3(-1.0, -p.y, p.x));
    case 2: return normalize(vec3(p.x, 1.0, p.y));
    case 3: return normalize(vec3(p.x, -1.0, -p.y));
    case 4: return normalize(vec3(p.x, -p.y, 1.0));
    }
    return normalize(vec3(-p.x, -p.y, -1.0));
}

// Place of a unit direction in an equirectangular picture: +X in the middle, +Y to its left, the zenith on top.
vec2 panoramaFrom(vec3 d) {
    return vec2(0.5 - atan(d.y, d.x) / 6.28318530718, acos(clamp(d.z, -1.0, 1.0)) / 3.14159265359);
}
