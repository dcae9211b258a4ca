// usage: node three.mjs FILE.glb [--frames N] [--size WxH] [--shadows still|moving] [--gl swiftshader|egl] [--picture OUT.png]
// Measures three.js in headless Chromium on software GL: prints one JSON line with the milliseconds of each frame, read back.
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';

const [file, ...rest] = process.argv.slice(2);
const options = { frames: '12', size: '1280x720', shadows: 'moving', gl: 'swiftshader' };
for (let i = 0; i < rest.length; i += 2) options[rest[i].replace(/^--/, '')] = rest[i + 1];
const here = path.dirname(new URL(import.meta.url).pathname);
const three = fs.realpathSync(path.join(here, '../../third_party/judges/node_modules/three'));
const chromium = ['chromium', 'chromium-browser', 'google-chrome'].map(name =>
  process.env.PATH.split(':').map(folder => path.join(folder, name)).find(fs.existsSync)).find(Boolean);
if (!file || !chromium) {
  console.error(file ? 'no Chromium was found' : 'usage: node three.mjs FILE.glb');
  process.exit(2);
}

const types = { '.html': 'text/html', '.js': 'text/javascript', '.glb': 'model/gltf-binary' };
const server = http.createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost').pathname;
  if (url === '/start') {
    busyBefore = busy();
    response.end();
    return;
  }
  if (request.method === 'POST') {
    const parts = [];
    request.on('data', part => parts.push(part)).on('end', () => { response.end(); finish(JSON.parse(Buffer.concat(parts))); });
    return;
  }
  const name = url === '/' ? path.join(here, 'three.html') : url === '/scene.glb' ? file : path.join(three, path.normalize(url.replace(/^\/three/, '')));
  fs.readFile(name, (error, data) => {
    response.writeHead(error ? 404 : 200, { 'content-type': types[path.extname(name)] ?? 'application/octet-stream' }).end(data);
  });
});

const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'peer-chromium-'));
let browser, timer, busyBefore = 0;

// busy is how many milliseconds the browser and all its processes have computed so far; NaN where there is no /proc.
function busy() {
  try {
    const parents = new Map(), ticks = new Map();
    for (const pid of fs.readdirSync('/proc').filter(name => /^\d+$/.test(name)).map(Number)) {
      try {
        const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
        parents.set(pid, Number(fields[1]));
        ticks.set(pid, Number(fields[11]) + Number(fields[12]));
      } catch { /* it has ended */ }
    }
    const ours = pid => pid === browser.pid || parents.has(pid) && ours(parents.get(pid));
    return 10 * [...ticks].filter(([pid]) => ours(pid)).reduce((sum, [, t]) => sum + t, 0);
  } catch {
    return NaN;
  }
}

function finish(result) {
  clearTimeout(timer);
  result.cpuMs = (busy() - busyBefore) / (result.milliseconds?.length ?? 1); // of each frame, on all processors
  if (result.picture && options.picture) fs.writeFileSync(options.picture, Buffer.from(result.picture.split(',')[1], 'base64'));
  delete result.picture;
  console.log(JSON.stringify(result));
  browser.once('exit', () => {
    try {
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    } catch { /* one of its processes is still writing; the folder for temporary files is emptied by the system */ }
    process.exit(result.error ? 1 : 0);
  });
  browser.kill('SIGKILL');
}

server.listen(0, '127.0.0.1', () => {
  const [width, height] = options.size.split('x');
  const query = new URLSearchParams({ width, height, frames: options.frames, shadows: options.shadows });
  if (options.picture) query.set('picture', '1');
  const backend = options.gl === 'egl' ? ['--use-gl=egl'] : ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
  browser = spawn(chromium, ['--headless=new', '--no-sandbox', '--disable-gpu-watchdog', '--ignore-gpu-blocklist', ...backend, '--no-first-run',
    `--user-data-dir=${profile}`, `http://127.0.0.1:${server.address().port}/?${query}`], { stdio: 'ignore' });
  timer = setTimeout(() => finish({ error: 'nothing came back within five minutes' }), 300000);
});
