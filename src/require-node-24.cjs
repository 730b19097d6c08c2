// Preloaded before any TypeScript is read (see "start" in package.json), so it must run on every old Node.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Ovation needs Node 24 or newer, and this is Node ${process.versions.node}. Install it from nodejs.org, then run the command again.`,
  );
  process.exit(1);
}
