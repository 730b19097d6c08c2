import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ShardPlan } from '../../../src/config/shards.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';

const MAIN = fileURLToPath(new URL('./mortal-bot.ts', import.meta.url));
/** Node's compile cache: halves the time of a start. */
const CACHE = resolve('node_modules/.cache/node');
/** So many of the last lines say why a process ended. */
const LAST = 10;

/** A bot in a process of its own. */
export interface BotProcess {
  /** Resolves once it works. Rejects when it ends before, other than by `kill`. */
  readonly works: Promise<void>;
  /** Aborted once it is killed. */
  readonly killed: AbortSignal;
  /** Kills it at once, as the system does that runs out of memory. Resolves once it is gone; rejects when it had ended by itself. */
  kill(): Promise<void>;
}

/**
 * @param logged gets what it logs, and what else it prints
 * @param shards those to run, whose sessions then begin no faster than Discord lets them; by default all, at once
 */
export function startProcess(
  { apiUrl, token }: Sandbox,
  databaseUrl: string,
  logged: string[],
  shards?: ShardPlan,
): BotProcess {
  const plan = shards === undefined ? [] : [JSON.stringify(shards)];
  const child = spawn(process.execPath, [MAIN, apiUrl, token, databaseUrl, ...plan], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { NODE_COMPILE_CACHE: CACHE },
  });
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      logged.push(...lines);
    });
  }
  const ended = once(child, 'close');
  const killing = new AbortController();
  const works = Promise.race([
    once(child, 'message').then(() => {}),
    ended.then(([code]) => {
      if (!killing.signal.aborted)
        throw new Error(`The bot ended by itself with ${code}: ${logged.slice(-LAST).join('\n')}`);
    }),
  ]);
  // Whoever kills it need not wait for it.
  works.catch(() => {});
  return {
    works,
    killed: killing.signal,
    async kill() {
      killing.abort();
      child.kill('SIGKILL');
      const [code, signal] = await ended;
      if (signal !== 'SIGKILL')
        throw new Error(`The bot ended by itself with ${code}: ${logged.slice(-LAST).join('\n')}`);
    },
  };
}
