/**
 * Exits with 0 when the bot is well, with 1 and a sentence otherwise: for the health check of a container. Reads the file
 * that HEARTBEAT_FILE, or the first argument, names; loads nothing, as it runs twice a minute.
 */
const { statSync } = require('node:fs');

/** In seconds; see heartbeat.ts, which writes the file four times as often. */
const OLDEST = 60;

const file = process.argv[2] || process.env.HEARTBEAT_FILE;
const problem = file ? problemOf(file) : 'HEARTBEAT_FILE is not set.';
if (problem !== undefined) {
  console.error(problem);
  process.exitCode = 1;
}

function problemOf(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 'There is no heartbeat yet.';
  const age = Math.round((Date.now() - stats.mtimeMs) / 1000);
  // One from the future was written before the clock was put back.
  return Math.abs(age) > OLDEST ? `The last heartbeat is ${age} s old.` : undefined;
}
