// usage: node scripts/simready.mjs OUT
// Reads what scripts/simready.sh gathered, writes OUT/table.md and prints it; exits 1 where a bound is broken.
import fs from 'node:fs';
import path from 'node:path';

const bounds = { moved: 0.01, turned: 1, penetration: 0.001, median: 0.001, apart: 0.01, readers: 0.001, objects: 60 };
const out = process.argv[2];
const lines = file => {
  try {
    return fs.readFileSync(file, 'utf8').trim().split('\n').filter(l => l.startsWith('{')).map(l => JSON.parse(l));
  } catch {
    return [];
  }
};
const whole = file => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};
const mm = x => (x === undefined ? '–' : (1000 * x).toFixed(2));
const median = list => (list.length ? [...list].sort((a, b) => a - b)[list.length >> 1] : 0);

const rows = [], faults = [];
for (const name of fs.readdirSync(out).filter(f => fs.statSync(path.join(out, f)).isDirectory() && !f.endsWith('.scene')).sort()) {
  const at = file => path.join(out, name, file);
  const info = whole(at('info.json')), rules = whole(at('simready.json')), settle = whole(at('settle.json'));
  const [gltf] = lines(at('gltf.json')), usd = lines(at('usd.json')), open = lines(at('openusd.json'));
  const [mujoco] = lines(at('mujoco.json')), [rapier] = lines(at('rapier.json'));
  const fault = text => faults.push(`${name}: ${text}`);

  if (info?.rooms && !(info.models >= bounds.objects)) fault(`has ${info.models} objects, and is to have ${bounds.objects}`);
  if (!gltf || gltf.errors) fault(`glTF has ${gltf?.errors ?? 'no'} errors`);
  if (!rules?.valid) fault(`USD breaks ${rules?.errors ?? 'unknown'} rules`);
  const boxes = open.filter(o => o.min);
  if (boxes.length !== 2 || usd.some(u => u.error)) fault('a reader of USD refuses a file');
  const spread = boxes.length === 2 ? Math.max(...[0, 1, 2].flatMap(k => [Math.abs(boxes[0].min[k] - boxes[1].min[k]), Math.abs(boxes[0].max[k] - boxes[1].max[k]),
    info.rooms ? 0 : Math.abs(boxes[0].max[k] - boxes[0].min[k] - info.size[k])])) : NaN; // a room's own size leaves out its slabs
  if (!(spread <= bounds.readers)) fault(`readers differ by ${mm(spread)} mm`);
  if (boxes.length === 2 && rules && (boxes[0].rigid !== boxes[1].rigid || boxes[0].meshes !== boxes[1].meshes)) fault('readers count differently');

  const moved = mujoco?.moved ?? [];
  const unstable = moved.filter(m => m.metres > bounds.moved || m.degrees > bounds.turned);
  if (!mujoco || mujoco.error) fault(`MuJoCo 3 refuses it: ${mujoco?.error}`);
  for (const m of unstable) fault(`MuJoCo 3: ${m.body} moved ${mm(m.metres)} mm and ${m.degrees.toFixed(2)}°`);
  if (mujoco?.penetration > bounds.penetration) fault(`MuJoCo 3: ${mm(mujoco.penetration)} mm deep at first (${mujoco.pair})`);
  if (median(moved.map(m => m.metres)) > bounds.median) fault(`MuJoCo 3: median drift ${mm(median(moved.map(m => m.metres)))} mm`);
  if (!settle || settle.stablePercent !== 100 || settle.penetrationMm > 1 || settle.medianDriftMm > 1) fault(`MuJoCo of the system: ${JSON.stringify(settle)?.slice(0, 200)}`);

  const other = new Map((rapier?.moved ?? []).map(m => [m.body, m]));
  let apart = 0;
  for (const m of moved) {
    const o = other.get(m.body);
    if (!o) continue;
    const d = Math.hypot(...m.at.map((x, k) => x - o.at[k]));
    apart = Math.max(apart, d);
    if (d > bounds.apart) fault(`Rapier leaves ${m.body} ${mm(d)} mm from where MuJoCo does`);
  }
  rows.push([name, info?.models, moved.length, gltf?.errors, `${rules?.checked?.length ?? '–'} / ${rules?.errors ?? '–'}`, mm(spread), mm(mujoco?.penetration),
    moved.length - unstable.length === moved.length ? '100 %' : `${(100 * (moved.length - unstable.length) / moved.length).toFixed(1)} %`,
    mm(median(moved.map(m => m.metres))), mm(Math.max(0, ...moved.map(m => m.metres))), settle ? `${settle.stablePercent} %` : '–', settle?.maxDriftMm?.toFixed(2) ?? '–', mm(apart)]);
}
const head = ['room', 'objects', 'free', 'glTF errors', 'USD rules / broken', 'readers differ, mm', 'first overlap, mm', 'stable, MuJoCo 3', 'median drift, mm', 'largest, mm', 'stable, MuJoCo 2.2.2', 'largest, mm', 'Rapier apart, mm'];
const table = [head, head.map(() => '-'), ...rows].map(r => `| ${r.join(' | ')} |`).join('\n') + '\n';
fs.writeFileSync(path.join(out, 'table.md'), table);
console.log(table);
for (const f of faults) console.log(f);
process.exit(faults.length ? 1 : 0);
