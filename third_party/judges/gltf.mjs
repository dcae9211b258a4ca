// usage: node gltf.mjs FILE...
// Runs the Khronos glTF validator with external resources. Prints one JSON line a file; exits 1 on any error or warning.
import fs from 'node:fs';
import path from 'node:path';
import validator from 'gltf-validator';

let bad = 0;
for (const file of process.argv.slice(2)) {
  const folder = path.dirname(file);
  const read = uri => fs.promises.readFile(path.join(folder, decodeURIComponent(uri))).then(data => new Uint8Array(data));
  let report;
  try {
    report = await validator.validateBytes(new Uint8Array(fs.readFileSync(file)), {
      uri: path.basename(file), externalResourceFunction: read, maxIssues: 1000,
    });
  } catch (error) {
    report = { issues: { numErrors: 1, numWarnings: 0, numInfos: 0, messages: [{ severity: 0, code: 'UNREADABLE', message: String(error) }] } };
  }
  const { numErrors, numWarnings, numInfos, messages } = report.issues;
  if (numErrors || numWarnings) bad++;
  const infos = {};
  for (const m of messages) if (m.severity >= 2) infos[m.code] = (infos[m.code] ?? 0) + 1;
  console.log(JSON.stringify({
    file: path.basename(file), errors: numErrors, warnings: numWarnings, infos: numInfos, infoCodes: infos,
    triangles: report.info?.totalTriangleCount, drawCalls: report.info?.drawCallCount, materials: report.info?.materialCount,
    extensions: report.info?.extensionsUsed,
    messages: messages.filter(m => m.severity < 2).slice(0, 10).map(m => `${m.code} ${m.pointer ?? ''}: ${m.message}`),
  }));
}
process.exit(bad ? 1 : 0);
