// usage: node openusd.mjs FILE...
// Opens .usda and .usdz with OpenUSD 22 (WebAssembly) and prints one JSON line a file: what its imaging drew, bounds in the
// stage's frame, applied physics schemas after composition, and its warnings; exits 1 on a file it cannot open or warns of.
// The package is made for browsers; openusd-worker.cjs and the two lines about location and fetch make it run in node.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const kit = path.join(here, 'node_modules/three-usdz-loader/external');
const bytesOf = file => { const b = fs.readFileSync(file); return b.buffer.slice(b.byteOffset, b.byteOffset + b.length); };
globalThis.location = { pathname: '/' };
delete globalThis.fetch;

// This old build lacks volumes, light renderers and display names of prims: what it says about those is not about the file.
const known = /UsdVol|hydra renderer doesn't support|_CopyMetadata|pluginFactory/;
let said = [];
const listen = line => { if (/warning|error/i.test(line) && !known.test(line)) said.push(line.replace(/ of \/\S+/, '')); };
console.error = listen;

const usd = await createRequire(import.meta.url)(path.join(kit, 'emHdBindings.js'))({
  mainScriptUrlOrBlob: path.join(here, 'openusd-worker.cjs'),
  getPreloadedPackage: () => bytesOf(path.join(kit, 'emHdBindings.data')),
  print: () => {}, printErr: listen,
}, kit);
await usd.ready;

// One drawn prim: grows the box by its points under its transform (row vectors: p · m).
function drawn(box) {
  let matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], points = [];
  const handlers = {
    setTransform: m => { matrix = Array.from(m); }, updatePoints: p => { points = Array.from(p); },
    finish() {
      for (let i = 0; i < points.length; i += 3) {
        for (let k = 0; k < 3; k++) {
          const x = points[i] * matrix[k] + points[i + 1] * matrix[4 + k] + points[i + 2] * matrix[8 + k] + matrix[12 + k];
          box.min[k] = Math.min(box.min[k], x);
          box.max[k] = Math.max(box.max[k], x);
        }
      }
    },
  };
  return new Proxy({}, { get: (_, name) => handlers[name] ?? (() => {}) });
}

async function open(file) {
  const name = path.basename(file), prims = [];
  const box = { min: [Infinity, Infinity, Infinity], max: [-Infinity, -Infinity, -Infinity] };
  usd.FS.createDataFile('/', name, new Uint8Array(bytesOf(file)), true, true, true);
  const ignore = () => ({ updateNode() {}, updateFinished() {} });
  const driver = new usd.HdWebSyncDriver({
    createRPrim: () => { const prim = drawn(box); prims.push(prim); return prim; },
    createBPrim: ignore, createSPrim: ignore, CommitResources() {}, setDriver() {},
  }, name);
  driver.Draw();
  const text = (await driver.GetStage()).ExportToString();
  for (const prim of prims) prim.finish();
  const count = pattern => (text.match(pattern) ?? []).length;
  const metres = x => Math.round(x * 1e5) / 1e5 + 0;
  return {
    meshes: prims.length, min: box.min.map(metres), max: box.max.map(metres),
    rigid: count(/"PhysicsRigidBodyAPI"/g), joints: count(/def Physics\w*Joint /g),
    upAxis: text.match(/upAxis = "(\w)"/)?.[1], metersPerUnit: Number(text.match(/metersPerUnit = ([\d.]+)/)?.[1]),
  };
}

let bad = 0;
for (const file of process.argv.slice(2)) {
  const line = { file: path.basename(file) };
  said = [];
  try {
    Object.assign(line, await open(file));
    if (!line.meshes) throw new Error('nothing is drawn');
    if (said.length) throw new Error(said.slice(0, 5).join('\n'));
  } catch (error) {
    bad++;
    line.error = [String(error.message ?? error).slice(0, 2000), ...said.slice(0, 5)].join('\n');
  }
  console.log(JSON.stringify(line));
}
process.exit(bad ? 1 : 0);
