// usage: node mikktspace.mjs FILE.glb...
// Compares the tangents of binary glTF files, made for TEXCOORD_0, with those of the reference MikkTSpace.
// Prints one JSON line a primitive; exits 1 when more than one corner in 2000 differs by over a degree or in its sign.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const { generateTangents } = createRequire(import.meta.url)('mikktspace');
const components = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4 };
const arrays = { 5123: Uint16Array, 5125: Uint32Array, 5126: Float32Array };

function corners(values, indices, size) {
  const out = new Float32Array(indices.length * size);
  indices.forEach((vertex, i) => out.set(values.subarray(vertex * size, vertex * size + size), i * size));
  return out;
}

let bad = 0;
for (const file of process.argv.slice(2)) {
  const data = fs.readFileSync(file);
  const length = data.readUInt32LE(12);
  const doc = JSON.parse(data.subarray(20, 20 + length));
  const bin = data.subarray(28 + length);
  const read = index => {
    const accessor = doc.accessors[index];
    const start = bin.byteOffset + (doc.bufferViews[accessor.bufferView].byteOffset ?? 0);
    const Kind = arrays[accessor.componentType];
    const count = accessor.count * components[accessor.type];
    return new Kind(bin.buffer.slice(start, start + count * Kind.BYTES_PER_ELEMENT));
  };
  for (const mesh of doc.meshes ?? []) for (const { attributes, indices } of mesh.primitives) {
    if (attributes.TANGENT === undefined || attributes.TEXCOORD_0 === undefined) continue;
    const order = read(indices);
    const uv = corners(read(attributes.TEXCOORD_0), order, 2).map((x, i) => (i % 2 ? 1 - x : x)); // V grows upwards there
    const want = generateTangents(corners(read(attributes.POSITION), order, 3), corners(read(attributes.NORMAL), order, 3), uv);
    const got = corners(read(attributes.TANGENT), order, 4);
    let differ = 0, worst = 0;
    for (let i = 0; i < got.length; i += 4) {
      const cosine = want[i] * got[i] + want[i + 1] * got[i + 1] + want[i + 2] * got[i + 2];
      const degrees = Math.acos(Math.min(1, cosine)) * 180 / Math.PI;
      worst = Math.max(worst, degrees);
      if (degrees > 1 || want[i + 3] * got[i + 3] < 0) differ++;
    }
    if (differ * 2000 > order.length) bad++;
    console.log(JSON.stringify({ mesh: mesh.name, corners: order.length, differ, worstDegrees: Number(worst.toFixed(3)) }));
  }
}
process.exit(bad ? 1 : 0);
