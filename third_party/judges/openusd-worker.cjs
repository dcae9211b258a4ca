// What a thread of the OpenUSD build runs first: the few things of a browser that its loader asks for.
const path = require('path');
const kit = path.dirname(require.resolve('three-usdz-loader/external/emHdBindings.js', { paths: [path.dirname(process.argv[1])] }));
globalThis.location = { pathname: '/' };
delete globalThis.fetch;
globalThis.XMLHttpRequest = class {
  open() {}
  send() {
    const data = require('fs').readFileSync(path.join(kit, 'emHdBindings.data'));
    this.status = 200;
    this.response = data.buffer.slice(data.byteOffset, data.byteOffset + data.length);
    setImmediate(() => this.onload({}));
  }
};
globalThis.__dirname = kit;
importScripts(path.join(kit, 'emHdBindings.js'));
