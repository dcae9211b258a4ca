// usage: node mujoco.mjs SCENE.xml [seconds=5]
// Compiles an MJCF or URDF model with MuJoCo 3 (official wasm build), measures the deepest overlap at the start, lets it run, and
// prints one JSON line: counts, penetration in metres, and for every free body where it is at the end, how far it moved (metres) and turned (degrees).
// Exits 1 where the model does not compile.
import fs from 'node:fs';
import path from 'node:path';
import load from '@mujoco/mujoco';

const [file, seconds = '5'] = process.argv.slice(2);
const mujoco = await load();
const files = new mujoco.MjVFS();
const root = path.dirname(path.resolve(file));
for (const entry of fs.readdirSync(root, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const full = path.join(entry.parentPath ?? entry.path, entry.name);
  files.addBuffer(path.relative(root, full), new Uint8Array(fs.readFileSync(full)));
}
let model;
try {
  model = mujoco.MjModel.from_xml_path(path.basename(file), files);
} catch (e) {
  console.log(JSON.stringify({ error: typeof e === 'number' ? mujoco.getExceptionMessage?.(e) : String(e.message ?? e) }));
  process.exit(1);
}
const data = new mujoco.MjData(model);
mujoco.mj_forward(model, data);
const name = body => mujoco.mj_id2name(model, 1, body) || `body${body}`;
let penetration = 0, pair = '';
for (let i = 0; i < data.ncon; i++) {
  const contact = typeof data.contact.get === 'function' ? data.contact.get(i) : data.contact[i];
  if (-contact.dist <= penetration) continue;
  penetration = -contact.dist;
  pair = [0, 1].map(k => name(model.geom_bodyid[contact[`geom${k + 1}`] ?? contact.geom[k]])).join(' / ');
}
const position = Float64Array.from(data.xpos), rotation = Float64Array.from(data.xquat);
for (let i = 0, n = Math.round(+seconds / model.opt.timestep); i < n; i++) mujoco.mj_step(model, data);
const moved = [];
for (let j = 0; j < model.njnt; j++) {
  if (model.jnt_type[j] !== 0) continue;
  const b = model.jnt_bodyid[j];
  const metres = Math.hypot(...[0, 1, 2].map(k => data.xpos[3 * b + k] - position[3 * b + k]));
  const dot = Math.abs([0, 1, 2, 3].reduce((sum, k) => sum + data.xquat[4 * b + k] * rotation[4 * b + k], 0));
  moved.push({ body: name(b), at: Array.from(data.xpos.slice(3 * b, 3 * b + 3)), metres, degrees: 2 * Math.acos(Math.min(1, dot)) * 180 / Math.PI });
}
console.log(JSON.stringify({
  bodies: model.nbody, geoms: model.ngeom, meshes: model.nmesh, joints: model.njnt, textures: model.ntex, lights: model.nlight, cameras: model.ncam,
  massKg: Array.from(model.body_mass).reduce((a, b) => a + b, 0), penetration, pair, moved,
}));
