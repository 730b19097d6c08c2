/**
 * Imported before anything else by a process that shall be killed: kills it right before, or right after, the call of a number of those
 * that change something on the disk, or tell a server something. `KILL_AT` is that number, counted in each thread from 1; odd ones are before a call, even ones
 * after. Says at its end how many there were.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import { DatabaseSync, StatementSync } from 'node:sqlite';

const killAt = Number(process.env.KILL_AT ?? 0);
let passed = 0;

function pass(): void {
  passed += 1;
  if (passed === killAt) process.kill(process.pid, 'SIGKILL');
}

/** Lets each call of a function pass two points. */
function watch(owner: object, name: string): void {
  const methods = owner as Record<string, (...args: unknown[]) => unknown>;
  const call = methods[name];
  if (call === undefined) throw new Error(`There is no ${name}`);
  methods[name] = function (this: unknown, ...args) {
    pass();
    const result = call.apply(this, args);
    pass();
    return result;
  };
}

for (const name of ['renameSync', 'rmSync', 'chmodSync', 'fsyncSync', 'mkdirSync']) watch(fs, name);
syncBuiltinESMExports();
for (const name of ['exec', 'close']) watch(DatabaseSync.prototype, name);
for (const name of ['run', 'all']) watch(StatementSync.prototype, name);
watch(Socket.prototype, 'write');
process.on('exit', () => fs.writeSync(1, `${passed} points\n`));
