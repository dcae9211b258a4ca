// usage: node compare.mjs SCENOGRAPH FILE.glb [rounds]
// Compares Scenograph with f3d (from the start of the process to the picture on disk) and with three.js in headless Chromium
// (frames read back, swaying camera, shadows, four samples) on one file, taking turns in one run, and prints medians and ratios.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawn, spawnSync } from 'node:child_process';

const [program, file, count] = process.argv.slice(2);
if (!program || !file) {
  console.error('usage: node compare.mjs SCENOGRAPH FILE.glb [rounds]');
  process.exit(2);
}
const rounds = Number(count ?? 5);
const here = path.dirname(new URL(import.meta.url).pathname);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'peers-'));
const has = name => process.env.PATH.split(':').some(p => fs.existsSync(path.join(p, name)));
const median = list => { const s = [...list].sort((a, b) => a - b); return (s[(s.length - 1) >> 1] + s[s.length >> 1]) / 2; };
const load = () => os.loadavg()[0].toFixed(1);

// timed runs a command and returns its seconds by the clock and on the processors.
function timed(command, args, env = {}) {
  const quoted = [command, ...args].map(a => `'${a.replaceAll("'", "'\\''")}'`).join(' ');
  const run = spawnSync('bash', ['-c', `TIMEFORMAT='%R %U %S'; time ${quoted} >/dev/null 2>&1`], { env: { ...process.env, ...env, LC_ALL: 'C' }, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${command} failed with status ${run.status}`);
  const [wall, user, system] = run.stderr.trim().split(/\s+/).map(Number);
  return { wall, cpu: user + system };
}

function output(command, args) {
  const run = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (run.status !== 0) throw new Error(`${command}: ${run.stderr || run.stdout}`);
  return JSON.parse(run.stdout);
}

function pictures() {
  const ours = [], theirs = [], display = `:${90 + process.pid % 100}`;
  const screen = spawn('Xvfb', [display, '-screen', '0', '1400x900x24'], { stdio: 'ignore' });
  spawnSync('sleep', ['1']);
  try {
    for (let i = -1; i < rounds; i++) {
      const a = timed(program, ['render', file, '--camera', '0', '--size', '1280x720', '-o', path.join(folder, 'ours.png')]);
      const b = timed('f3d', ['--resolution', '1280,720', '--camera-index', '0', '--output', path.join(folder, 'f3d.png'), file], { DISPLAY: display });
      if (i < 0) continue; // warms caches on both sides
      ours.push(a);
      theirs.push(b);
    }
  } finally {
    screen.kill();
  }
  for (const what of ['wall', 'cpu']) {
    const a = ours.map(x => x[what]), b = theirs.map(x => x[what]);
    console.log(`first picture, ${what} seconds: ours ${median(a).toFixed(2)}, f3d ${median(b).toFixed(2)}; f3d/ours ${median(b.map((x, i) => x / a[i])).toFixed(2)}`);
  }
}

function frames() {
  const ours = [], exact = [], moving = [], still = [];
  let about;
  for (let i = 0; i < rounds; i++) {
    ours.push(output(program, ['bench', file, '--camera', '0', '--frames', '12', '--occlusion=false', '--json']).frameMs);
    exact.push(output(program, ['bench', file, '--camera', '0', '--frames', '12', '--occlusion=false', '--detail', '0', '--json']).frameMs);
    for (const [list, shadows] of [[moving, 'moving'], [still, 'still']]) {
      const result = output('node', [path.join(here, 'three.mjs'), file, '--frames', '12', '--shadows', shadows]);
      list.push(median(result.milliseconds));
      about = `three.js ${result.three}, ${result.renderer}, ${result.samples} samples`;
    }
  }
  console.log(about);
  const line = (name, list) => console.log(`frame, ms: ${name} ${median(list).toFixed(0)}; three.js/it: shadow map each frame ${
    median(moving.map((x, i) => x / list[i])).toFixed(2)}, shadow map kept ${median(still.map((x, i) => x / list[i])).toFixed(2)}`);
  console.log(`frame, ms: three.js ${median(moving).toFixed(0)}, with its shadow map kept ${median(still).toFixed(0)}`);
  line('ours', ours);
  line('ours with every triangle', exact);
}

console.log(`${os.cpus().length} × ${os.cpus()[0].model}, load ${load()}, ${path.basename(file)}, ${rounds} rounds`);
try {
  if (has('f3d') && has('Xvfb')) pictures(); else console.log('first picture: f3d or Xvfb is not installed');
  if (fs.existsSync(path.join(here, '../../third_party/judges/node_modules/three'))) frames(); else console.log('frames: three.js is not installed; run make judges');
  console.log(`load at the end ${load()}`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
