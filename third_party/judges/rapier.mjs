// usage: node rapier.mjs SCENE.xml [seconds=5]
// Lets the free bodies of an MJCF model that Scenograph wrote fall in Rapier, everything else standing still, and prints one JSON line: for
// every free body where it is at the end, and how far it moved (metres) and turned (degrees). Only what that writer writes is understood.
import fs from 'node:fs';
import path from 'node:path';
import RAPIER from '@dimforge/rapier3d-compat';

const [file, seconds = '5'] = process.argv.slice(2);
await RAPIER.init();
const folder = path.dirname(file);
const text = fs.readFileSync(file, 'utf8');
const numbers = s => (s ?? '').trim().split(/\s+/).filter(Boolean).map(Number);

// Quaternions are x, y, z, w; MJCF has w first.
const multiply = ([ax, ay, az, aw], [bx, by, bz, bw]) => [
  aw * bx + ax * bw + ay * bz - az * by, aw * by - ax * bz + ay * bw + az * bx, aw * bz + ax * by - ay * bx + az * bw, aw * bw - ax * bx - ay * by - az * bz];
const rotate = (q, v) => multiply(multiply(q, [...v, 0]), [-q[0], -q[1], -q[2], q[3]]).slice(0, 3);
const add = (a, b) => a.map((x, i) => x + b[i]);
const place = ({ pos, quat }) => {
  const [w = 1, x = 0, y = 0, z = 0] = numbers(quat), p = numbers(pos);
  return { p: p.length ? p : [0, 0, 0], q: [x, y, z, w] };
};
const times = (a, b) => ({ p: add(a.p, rotate(a.q, b.p)), q: multiply(a.q, b.q) });
const vector = ([x, y, z]) => ({ x, y, z });
const turn = ([x, y, z, w]) => ({ x, y, z, w });

const meshes = {}, excluded = new Set(), bodies = [];
const world = new RAPIER.World({ x: 0, y: 0, z: -9.81 });
world.timestep = 0.004;
world.numSolverIterations = 12;
const pairOf = (a, b) => (a < b ? `${a}\n${b}` : `${b}\n${a}`);

function points(mesh) {
  if (Array.isArray(meshes[mesh])) return meshes[mesh];
  const out = [];
  for (const line of fs.readFileSync(path.join(folder, 'meshes', meshes[mesh]), 'utf8').split('\n')) {
    if (line.startsWith('v ')) out.push(...numbers(line.slice(2)));
  }
  return (meshes[mesh] = out);
}

function shapeOf(g) {
  const s = numbers(g.size);
  switch (g.type) {
    case 'box': return [RAPIER.ColliderDesc.cuboid(...s), false];
    case 'sphere': return [RAPIER.ColliderDesc.ball(s[0]), false];
    case 'cylinder': return [RAPIER.ColliderDesc.cylinder(s[1], s[0]), true];
    case 'capsule': return [RAPIER.ColliderDesc.capsule(s[1], s[0]), true];
    case 'mesh': return [RAPIER.ColliderDesc.convexHull(new Float32Array(points(g.mesh))), false];
    case 'plane': return [RAPIER.ColliderDesc.halfspace({ x: 0, y: 0, z: 1 }), false];
  }
  return [null, false];
}

const upright = [Math.SQRT1_2, 0, 0, Math.SQRT1_2]; // Rapier's round shapes stand along Y
function collide(g, body) {
  const [shape, round] = shapeOf(g);
  if (!shape) return;
  const at = place(g), q = round ? multiply(at.q, upright) : at.q;
  shape.setTranslation(...at.p).setRotation(turn(q)).setDensity(0).setFriction(numbers(g.friction)[0] ?? 1).setRestitution(0);
  shape.setFrictionCombineRule(RAPIER.CoefficientCombineRule.Max).setActiveHooks(RAPIER.ActiveHooks.FILTER_CONTACT_PAIRS);
  if (round) shape.setContactSkin(0);
  world.createCollider(shape, body.handle);
}

// Tags one after the other, with the bodies that are open.
const open = [];
const attributes = s => Object.fromEntries([...s.matchAll(/([\w:]+)="([^"]*)"/g)].map(m => [m[1], m[2]]));
for (const [, closing, tag, rest, single] of text.matchAll(/<(\/?)([\w]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>/g)) {
  const a = attributes(rest), top = open[open.length - 1];
  if (tag === 'body' && closing) {
    open.pop();
  } else if (tag === 'body') {
    const at = times(top?.at ?? { p: [0, 0, 0], q: [0, 0, 0, 1] }, place(a));
    const desc = RAPIER.RigidBodyDesc.fixed().setTranslation(...at.p).setRotation(turn(at.q));
    const body = { name: a.name, at, handle: world.createRigidBody(desc), free: false };
    bodies.push(body);
    if (!single) open.push(body);
  } else if (tag === 'freejoint') {
    top.free = true;
    top.handle.setBodyType(RAPIER.RigidBodyType.Dynamic, true);
    top.handle.enableCcd(false);
  } else if (tag === 'inertial' && top.free) {
    const [xx, yy, zz] = numbers(a.fullinertia);
    top.handle.setAdditionalMassProperties(+a.mass, vector(numbers(a.pos)), { x: xx, y: yy, z: zz }, { x: 0, y: 0, z: 0, w: 1 }, true);
  } else if (tag === 'mesh' && a.file) {
    meshes[a.name] = a.file;
  } else if (tag === 'geom' && a.class === 'collision' && a.name) {
    const ground = { handle: null };
    if (top) collide(a, top);
    else collide(a, (ground.handle = world.createRigidBody(RAPIER.RigidBodyDesc.fixed()), ground));
  } else if (tag === 'exclude') {
    excluded.add(pairOf(a.body1, a.body2));
  }
}

const nameOf = new Map(bodies.map(b => [b.handle.handle, b.name]));
const hooks = {
  filterContactPair: (c1, c2, b1, b2) => (excluded.has(pairOf(nameOf.get(b1), nameOf.get(b2))) ? null : RAPIER.SolverFlags.COMPUTE_IMPULSE),
  filterIntersectionPair: () => true,
};
const queue = new RAPIER.EventQueue(true);
const started = performance.now();
const steps = Math.round(+seconds / world.timestep);
for (let i = 0; i < steps; i++) world.step(queue, hooks);
const took = (performance.now() - started) / 1000;
const moved = bodies.filter(b => b.free).map(b => {
  const t = b.handle.translation(), q = b.handle.rotation();
  const dot = Math.abs(q.x * b.at.q[0] + q.y * b.at.q[1] + q.z * b.at.q[2] + q.w * b.at.q[3]);
  return { body: b.name, at: [t.x, t.y, t.z], metres: Math.hypot(t.x - b.at.p[0], t.y - b.at.p[1], t.z - b.at.p[2]), degrees: 2 * Math.acos(Math.min(1, dot)) * 180 / Math.PI };
});
console.log(JSON.stringify({ engine: `Rapier ${RAPIER.version()}`, bodies: bodies.length, free: moved.length, stepsPerSecond: Math.round(steps / took), moved }));
