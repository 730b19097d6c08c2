import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { isPostgres } from '../../../src/storage/database-address.ts';
import type { Scene } from './operator-scenes.ts';
import { ADDRESS, addressIn, DATABASE, MADE } from './places.ts';
import { copyOnServer, untilUnused } from './server-copies.ts';
import { rowsAtStart, rowsOf, rowsOnServer } from './stored-rows.ts';

const MORTAL = fileURLToPath(new URL('./mortal.ts', import.meta.url));
const PROCESS = fileURLToPath(new URL('./operator-process.ts', import.meta.url));
const CACHE = resolve('node_modules/.cache/node');

/** A scene as it goes when nobody is killed. */
export interface OperatorRehearsal {
  readonly scene: Scene;
  /** How many points the process passes at which it can be killed. */
  readonly points: number;
  /** How long it takes, in milliseconds. */
  readonly lasts: number;
  /** What a start may find: what there was before, and what there is after it. */
  readonly possible: readonly Rows[];
  /** A directory as it is before; the caller removes it. */
  readonly before: string;
}

type Rows = readonly string[] | 'refused';

/** Runs a scene to its end. Rejects when it fails. */
export async function rehearseOperator(scene: Scene): Promise<OperatorRehearsal> {
  const before = await mkdtemp(join(tmpdir(), 'ovation-kills-'));
  await scene.prepare(before);
  const old = await inCopy(before, async (directory) => rowsNow(directory));
  return inCopy(before, async (directory) => {
    const startedAt = performance.now();
    const { points, code } = await run(scene, directory);
    const lasts = performance.now() - startedAt;
    if (code !== 0) throw new Error(`${scene.name} fails by itself`);
    return { scene, points, lasts, possible: [old, await rowsNow(directory)], before };
  });
}

/** When a process is killed: at a point, or so many milliseconds after its start, if it lasts so long. */
export type OperatorDeath = { readonly point: number } | { readonly after: number };

/** The problems that are left when the operator's process is killed then; none, when all is well. */
export const killOperator = (rehearsal: OperatorRehearsal, death: OperatorDeath): Promise<string[]> =>
  inCopy(rehearsal.before, async (directory) => {
    const { scene, possible } = rehearsal;
    const { signal } = await run(scene, directory, death);
    const problems = signal === null && 'point' in death ? ['it was not killed'] : [];
    const made = rowsOf(join(directory, MADE));
    if (made !== undefined && !isDeepStrictEqual(made, possible[0]))
      problems.push('the backup is incomplete');
    const rows = await rowsNow(directory);
    const isRefused = rows === 'refused' && scene.mayBeRefused === true;
    if (!isRefused && !possible.some((one) => isDeepStrictEqual(one, rows)))
      problems.push('it is neither old nor new');
    // The operator tries again.
    await rm(join(directory, MADE), { force: true });
    const { code } = await run(scene, directory);
    if (code !== 0) problems.push('a second attempt fails');
    else if (!isDeepStrictEqual(await rowsNow(directory), possible[1]))
      problems.push('a second attempt ends otherwise');
    return problems.map((problem) => `${scene.name}, killed ${JSON.stringify(death)}: ${problem}`);
  });

/** What a start finds, or that it refuses it. */
async function rowsNow(directory: string): Promise<Rows> {
  try {
    const url = addressIn(directory);
    if (!isPostgres(url)) return rowsAtStart(join(directory, DATABASE));
    await untilUnused(url);
    return await rowsOnServer(url);
  } catch {
    return 'refused';
  }
}

async function inCopy<T>(before: string, use: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'ovation-kills-'));
  try {
    await cp(before, directory, { recursive: true });
    const url = addressIn(directory);
    if (isPostgres(url)) await writeFile(join(directory, ADDRESS), await copyOnServer(url));
    return await use(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function run({ act }: Scene, directory: string, death: OperatorDeath = { point: 0 }) {
  const child = spawn(process.execPath, ['--import', MORTAL, PROCESS, act, directory], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { NODE_COMPILE_CACHE: CACHE, KILL_AT: `${'point' in death ? death.point : 0}` },
  });
  const timer = 'after' in death ? setTimeout(() => child.kill('SIGKILL'), death.after) : undefined;
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearTimeout(timer);
  // Each thread tells how many it has passed.
  const points = Math.max(0, ...[...output.matchAll(/(\d+) points/g)].map(([, count]) => Number(count)));
  return { points, code, signal };
}
