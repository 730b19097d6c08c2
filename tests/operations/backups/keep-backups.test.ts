import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import {
  backupName,
  deleteOldBackups,
  deleteUnfinished,
  newestBackup,
} from '../../../src/operations/backups/backup-files.ts';
import { keepBackups } from '../../../src/operations/backups/keep-backups.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { emptyPlace } from './open-database.ts';

const HOUR = 60 * 60_000;
const NOON = Date.UTC(2026, 6, 15, 12, 30, 5);

test('Backups bear the time at which they were made; the oldest go, and nothing of another name', async () => {
  const directory = await temporaryDirectory();
  const named = [0, 1, 2, 3].map((hours) => backupName(NOON + hours * HOUR));
  expect(named[0]).toBe('ovation-2026-07-15T12-30-05Z.sqlite');
  const others = [
    'friday.sqlite',
    'ovation.sqlite',
    'ovation-2026.sqlite',
    `${named[0]}.txt`,
    `${named[1]}.part`,
  ];
  const left = [`${named[0]}.ovation-part`, `${named[3]}.ovation-part-journal`];
  for (const name of [...named, ...others, 'a.ovation-part', ...left])
    await writeFile(join(directory, name), '');
  const folder = backupName(NOON - HOUR);
  await mkdir(join(directory, folder));
  const ahead = backupName(NOON + 1000 * HOUR);
  await writeFile(join(directory, ahead), '');
  expect(await newestBackup(directory, NOON + 4 * HOUR)).toBe(NOON + 3 * HOUR);
  await deleteUnfinished(directory);
  await deleteOldBackups(directory, 2, NOON + 4 * HOUR);
  expect((await readdir(directory)).sort()).toEqual(
    [...named.slice(2), ...others, 'a.ovation-part', ahead, folder].sort(),
  );
  expect(await newestBackup(directory, NOON - 1)).toBeUndefined();
});

/** Backups of a database with one guild, every six hours, two of them kept. */
async function kept() {
  const place = await emptyPlace();
  await place.write('1');
  const directory = join(place.directory, 'backups');
  const clock = new MovableClock();
  const stopping = new AbortController();
  const logged: { readonly level: number; readonly problem?: string; readonly bytes?: number }[] = [];
  const log = pino({ base: null }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const plan = { databaseUrl: place.url, directory, every: 6 * HOUR, keep: 2 };
  const keep = () => keepBackups(plan, { clock, log, signal: stopping.signal });
  const entries = () => logged.length;
  const told = (count: number) => expect.poll(entries, { timeout: 20_000, interval: 20 }).toBe(count);
  onTestFinished(() => stopping.abort());
  return { ...place, backups: directory, clock, stopping, logged, keep, told };
}

test('A backup is made at the first start, then whenever one is due, and as many as are wanted are kept', async () => {
  const { backups, clock, stopping, keep, told, logged } = await kept();
  const keeping = keep();
  await told(1);
  const [first] = await readdir(backups);
  clock.advance(6 * HOUR);
  await told(2);
  clock.advance(6 * HOUR);
  await told(3);
  const names = await readdir(backups);
  expect(names).toHaveLength(2);
  expect(names).not.toContain(first);
  expect(logged.every(({ level, bytes = 0 }) => level === 30 && bytes > 4096)).toBe(true);
  stopping.abort();
  await keeping;
});

test('A start soon after a backup waits until the next is due', async () => {
  const { backups, clock, keep, told } = await kept();
  await mkdir(backups);
  await writeFile(join(backups, backupName(clock.now() - 5 * HOUR)), '');
  void keep();
  clock.advance(HOUR / 2);
  expect(await readdir(backups)).toHaveLength(1);
  clock.advance(HOUR / 2 + 1000);
  await told(1);
  expect(await readdir(backups)).toHaveLength(2);
});

test('A backup that fails is logged with what to do, and tried again', async () => {
  const { backups, directory, clock, keep, told, logged, write } = await kept();
  await rm(join(directory, 'ovation.sqlite'));
  await mkdir(backups);
  // It may take the room that the next one needs.
  await writeFile(join(backups, `${backupName(NOON)}.ovation-part`), '');
  void keep();
  await told(1);
  expect(await readdir(backups)).toEqual([]);
  expect(logged[0]).toMatchObject({ level: 50, problem: expect.stringContaining('There is no database at') });
  await write('1');
  clock.advance(15 * 60_000);
  await told(2);
  expect(logged[1]?.level).toBe(30);
  expect(await readdir(backups)).toHaveLength(1);
});
