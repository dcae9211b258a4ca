// usage: node usd.mjs FILE...
// Reads .usda and .usdz with three.js and, for its strict grammar, tinyusdz. Prints one JSON line a file: meshes, vertices,
// triangles, textured materials and bounds in the stage's own frame; exits 1 where a file cannot be read or holds no mesh.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as THREE from 'three';

// What the loader expects of a browser. Pictures are named, not decoded.
globalThis.self ??= globalThis;
globalThis.ProgressEvent ??= class {};
globalThis.DOMParser ??= class {};
globalThis.Image ??= class {};
globalThis.document ??= { createElementNS: () => ({ addEventListener() {}, removeEventListener() {} }) };
URL.createObjectURL ??= () => '';
globalThis.window ??= globalThis;
process.type = 'renderer'; // tinyusdz is built for browsers and refuses node by name; old nodes do not see that it is a module
const kit = file => fs.readFileSync(createRequire(import.meta.url).resolve(`tinyusdz/${file}`));
const { default: tiny } = await import(`data:text/javascript;base64,${kit('tinyusdz.js').toString('base64')}`);
const module = await tiny({ wasmBinary: kit('tinyusdz.wasm'), locateFile: file => file });
const { USDLoader } = await import('three/examples/jsm/loaders/USDLoader.js');

function summary(root) {
  root.updateMatrixWorld(true);
  const box = new THREE.Box3();
  const materials = new Set();
  let meshes = 0, vertices = 0, triangles = 0;
  root.traverse(object => {
    if (!object.isMesh) return;
    const { geometry } = object;
    meshes++;
    vertices += geometry.attributes.position.count;
    triangles += (geometry.index ?? geometry.attributes.position).count / 3;
    for (const material of [object.material].flat()) if (material?.map) materials.add(material);
    box.union(new THREE.Box3().setFromBufferAttribute(geometry.attributes.position).applyMatrix4(object.matrixWorld));
  });
  const metres = x => Math.round(x * 1e5) / 1e5 + 0;
  const { min, max } = box; // the loader turns Z up into Y up: (x, y, z) came from (x, -z, y)
  return {
    meshes, vertices, triangles, textured: materials.size,
    min: [min.x, -max.z, min.y].map(metres), max: [max.x, -min.z, max.y].map(metres),
  };
}

// Throws with line and column where the file breaks the grammar.
function parse(bytes, name) {
  const reader = new module.TinyUSDZLoaderNative();
  if (!reader.loadFromBinary(new Uint8Array(bytes), name)) throw new Error(`tinyusdz: ${reader.error()}`);
}

let bad = 0;
for (const file of process.argv.slice(2)) {
  const line = { file: path.basename(file) };
  try {
    const bytes = fs.readFileSync(file);
    parse(bytes, line.file);
    Object.assign(line, summary(new USDLoader().parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))));
    if (!line.meshes) throw new Error('there is no mesh');
  } catch (error) {
    bad++;
    line.error = String(error.message ?? error).slice(0, 1000);
  }
  console.log(JSON.stringify(line));
}
process.exit(bad ? 1 : 0);
