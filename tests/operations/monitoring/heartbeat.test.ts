import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import {
  HEARTBEAT_EVERY,
  keepHeartbeat,
  prepareHeartbeat,
} from '../../../src/operations/monitoring/heartbeat.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const SCRIPT = 'src/operations/monitoring/check-heartbeat.cjs';

/** What the health check of a container does. Resolves to its exit code and what it says. */
const check = (environment: NodeJS.ProcessEnv, ...args: string[]) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    const child = execFile(process.execPath, [SCRIPT, ...args], { env: environment }, (_, __, said) =>
      resolve({ code: child.exitCode ?? -1, said: said.trim() }),
    );
  });

/** Keeps a heartbeat while there are answers to whether the bot is well. Resolves to what was logged. */
async function keep(
  file: string,
  answers: readonly boolean[],
  afterEach = async (_wait: number): Promise<void> => {},
): Promise<readonly string[]> {
  const left = [...answers];
  const lines: string[] = [];
  const stopping = new AbortController();
  const wait = async (milliseconds: number): Promise<void> => {
    await afterEach(milliseconds);
    if (left.length === 0) stopping.abort();
  };
  await keepHeartbeat(file, {
    isWell: async () => left.shift() ?? false,
    clock: { wait },
    log: pino({ level: 'warn' }, { write: (line) => lines.push(line) }),
    signal: stopping.signal,
  });
  return lines;
}

test('The health check passes with a young heartbeat only', async () => {
  const directory = await temporaryDirectory();
  const file = join(directory, 'heartbeat');
  expect(await check({})).toEqual({ code: 1, said: 'HEARTBEAT_FILE is not set.' });
  expect(await check({ HEARTBEAT_FILE: file })).toEqual({ code: 1, said: 'There is no heartbeat yet.' });
  await writeFile(file, '');
  expect(await check({ HEARTBEAT_FILE: file })).toEqual({ code: 0, said: '' });
  expect(await check({}, file)).toEqual({ code: 0, said: '' });
  for (const age of [61, -3600]) {
    const time = Date.now() / 1000 - age;
    await utimes(file, time, time);
    expect(await check({ HEARTBEAT_FILE: file })).toMatchObject({
      code: 1,
      said: expect.stringMatching(/heartbeat is -?\d+ s old/),
    });
  }
});

test('A heartbeat may be missed three times before the health check fails', async () => {
  const [, oldest] = /OLDEST = (\d+);/.exec(await readFile(SCRIPT, 'utf8')) ?? [];
  expect(Number(oldest) * 1000).toBe(4 * HEARTBEAT_EVERY);
});

test('The heartbeat is written again and again while the bot is well, and is gone after that', async () => {
  const directory = await temporaryDirectory();
  const file = join(directory, 'heartbeat');
  await writeFile(file, '2026-08-01T12:00:00.000Z\n');
  await prepareHeartbeat(file);
  expect(await readdir(directory)).toEqual([]);
  const isWell = [false, true, true, false];
  const seen: [wait: number, heartbeat?: string][] = [];
  await keep(file, isWell, async (wait) => {
    seen.push([
      wait,
      ...(await readFile(file, 'utf8').then(
        (text) => [text] as const,
        () => [] as const,
      )),
    ]);
    await rm(file, { force: true });
  });
  const written = expect.stringMatching(/^\d{4}-.*Z\n$/);
  expect(seen).toEqual([[1_000], [HEARTBEAT_EVERY, written], [HEARTBEAT_EVERY, written], [1_000]]);
  expect(await readdir(directory)).toEqual([]);
});

test('A heartbeat that fails is told once, and tried again', async () => {
  const file = join(await temporaryDirectory(), 'heartbeat');
  // Nobody can write a file that is a directory.
  await mkdir(file);
  const lines = await keep(file, [true, true, true]);
  expect(lines).toEqual([expect.stringContaining('The heartbeat could not be written; trying again')]);
});

test('Where no heartbeat can be written, a sentence says so at the start', async () => {
  const directory = await temporaryDirectory();
  const file = join(directory, 'missing', 'heartbeat');
  await expect(prepareHeartbeat(file)).rejects.toThrow(
    /^HEARTBEAT_FILE can't be written at .*heartbeat \(ENOENT.*\): its directory has to exist and be writable\.$/,
  );
});

test('What is there and is no heartbeat stays, and a sentence says so at the start', async () => {
  const directory = await temporaryDirectory();
  const [text, link] = ['ovation.sqlite', 'link'].map((name) => join(directory, name)) as [string, string];
  await writeFile(text, 'SQLite format 3');
  await symlink(text, link);
  for (const file of [directory, text, link])
    await expect(prepareHeartbeat(file), file).rejects.toThrow(
      `HEARTBEAT_FILE can't be written at ${file} (something else is there): choose a name for it alone.`,
    );
  expect(await readFile(text, 'utf8')).toBe('SQLite format 3');
  expect((await readdir(directory)).sort()).toEqual(['link', 'ovation.sqlite']);
});

test('A heartbeat whose writing was interrupted is one', async () => {
  const directory = await temporaryDirectory();
  for (const left of ['', '2026-08-01T12']) {
    await writeFile(join(directory, 'heartbeat'), left);
    await prepareHeartbeat(join(directory, 'heartbeat'));
    expect(await readdir(directory)).toEqual([]);
  }
});
