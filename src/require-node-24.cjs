// Preloaded before any TypeScript is read (see "start" in package.json), so it must run on every old Node.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Ovation needs Node 24 or newer, and this is Node ${process.versions.node}. On Linux and Windows npm ci brings it along, if it is npm 11: npm install --global npm@11. Elsewhere, install it from nodejs.org.`,
  );
  process.exit(1);
}

// Keeps what Node makes of the TypeScript, which takes half a second of each start. Where nothing can be written, it does nothing.
const { enableCompileCache } = require('node:module');
const { join } = require('node:path');
enableCompileCache(join(__dirname, '..', 'node_modules', '.cache', 'ovation'));
