import { existsSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runDataCommand } from '../../../src/operations/data-commands.ts';
import type { Backend } from '../../../src/storage/backend.ts';
import { openBackend, openStore } from '../../../src/storage/store/open-store.ts';
import { allRows, allRowsAt } from '../../storage/all-rows.ts';
import { fillStore } from '../../storage/kept/sample-store.ts';
import { readAll } from '../../storage/store/read-all.ts';
import { emptyPlace, type Place } from '../backups/open-database.ts';

const FROM = 'sqlite://ovation.sqlite';
const TO = 'sqlite://new/ovation.sqlite';

const move = (place: Place, ...args: string[]) => runDataCommand(['move', ...args], place.operator);

/** A database with something of every kind, also with what does not parse; where it is to move, and what it has. */
async function filledPlace() {
  const place = await emptyPlace();
  const backend = await openBackend(place.url);
  const store = await openStore(backend, { onUnreadable: () => {} });
  await fillStore(store);
  await store.pseudonym('1', '2');
  const { store: shows } = backend.open('shows:41');
  await backend.commit([() => shows.set('damaged', 'no JSON'), () => shows.set('グラス', '{"value":{}}')]);
  const rows = await allRows(backend);
  await store.close();
  return { ...place, target: `sqlite://${join(place.directory, 'new', 'ovation.sqlite')}`, rows };
}

/** Changes what lies in a database, behind the back of its owner. */
async function change(url: string, write: (backend: Backend) => Promise<unknown>): Promise<void> {
  const backend = await openBackend(url);
  await write(backend);
  await backend.close();
}

test('Everything moves as it is stored, and the operator hears what there is and what to do next', async () => {
  const place = await filledPlace();
  expect(await move(place, FROM, TO)).toBe(true);
  expect(await allRowsAt(place.target)).toEqual(place.rows);
  expect(await allRowsAt(place.url)).toEqual(place.rows);
  expect(place.said).toEqual([
    'Copying what 2 servers have.',
    'Everything is copied. Comparing each entry.',
    `${place.target} has all of it, each entry compared: ${place.rows.length - 1} entries of 2 servers.`,
    `Now set DATABASE_URL to it, and start Ovation. ${place.url} is as it was: delete it once you don't need it any more.`,
  ]);
});

test('A move that takes long tells now and then how far it is', async () => {
  const place = await filledPlace();
  let now = 0;
  const operator = { ...place.operator, now: () => (now += 6000) };
  await runDataCommand(['move', FROM, TO], operator);
  expect(place.said[1]).toMatch(/^\d+ entries so far, \d of 2 servers\.$/);
});

test('No move begins while a bot uses either database', async () => {
  const place = await filledPlace();
  for (const url of [place.url, place.target]) {
    const store = await openStore(url, { onUnreadable: () => {} });
    await expect(move(place, FROM, TO)).rejects.toThrow(
      `Another Ovation is using ${url.replace('sqlite://', '')}; stop it first.`,
    );
    await store.close();
  }
  // One that a bot has only been started on is as good as new.
  expect(await move(place, FROM, TO)).toBe(true);
});

test('A target with other data is refused, and stays as it is', async () => {
  const place = await filledPlace();
  const store = await openStore(place.target, { onUnreadable: () => {} });
  await store.commit([store.guilds.put('7', {})]);
  await store.close();
  const before = await allRowsAt(place.target);
  await expect(move(place, FROM, TO)).rejects.toThrow(
    `${place.target} has data of its own: name a new database.`,
  );
  expect(await allRowsAt(place.target)).toEqual(before);
});

test('A bot refuses a target that is half moved; the same command goes on, also with what the source has changed since', async () => {
  const place = await filledPlace();
  await move(place, FROM, TO);
  // As a process leaves it that is killed on its way.
  await change(place.target, async (backend) => {
    const { store: meta } = backend.open('meta');
    const { store: reviews } = backend.open('reviews:41771983423143931');
    const [page] = await readAll(backend.pages('reviews:41771983423143931'));
    await backend.commit([
      () => meta.set('ovation', '{"value":{"v":1,"schema":2,"isBeingFilled":true}}'),
      () => reviews.delete(page?.[0]?.key ?? ''),
      () => reviews.set('gone since', '{}'),
    ]);
    await backend.clear('votes:41771983423143931');
  });
  await expect(openStore(place.target, { onUnreadable: () => {} })).rejects.toThrow(
    'The database holds only a part of the data, because npm run move-data did not end: run it again',
  );
  // Nor is it moved elsewhere.
  await expect(move(place, TO, 'sqlite://third.sqlite')).rejects.toThrow(
    `${place.target} holds only a part of the data`,
  );
  // Nor does a backup of it pass for one of all data.
  const half = { ...place.operator, databaseUrl: place.target };
  for (const act of [['backup', 'half.sqlite'], ['drill']])
    await expect(runDataCommand(act, half)).rejects.toThrow(`${place.target} holds only a part of the data`);
  expect(existsSync(join(place.directory, 'half.sqlite'))).toBe(false);
  place.said.length = 0;
  expect(await move(place, FROM, TO)).toBe(true);
  expect(place.said[0]).toBe(
    `${place.target} has a part of it already, and I go on. Copying what 2 servers have.`,
  );
  expect(await allRowsAt(place.target)).toEqual(place.rows);
  await (await openStore(place.target, { onUnreadable: () => {} })).close();
});

test('A source that is none, empty, of a newer Ovation or the target itself is refused, and nothing is made', async () => {
  const place = await filledPlace();
  await expect(move(place, 'sqlite://none.sqlite', TO)).rejects.toThrow('There is no database at');
  await symlink(place.file, join(place.directory, 'link.sqlite'));
  await expect(move(place, FROM, 'sqlite://link.sqlite')).rejects.toThrow('These are one database');
  expect(existsSync(join(place.directory, 'new'))).toBe(false);
  await change(place.url, (backend) =>
    backend.open('meta').store.set('ovation', '{"value":{"v":1,"schema":99}}'),
  );
  await expect(move(place, FROM, TO)).rejects.toThrow('was written by a newer Ovation (schema 99');
  await change(place.url, (backend) => backend.open('meta').store.delete('ovation'));
  await expect(move(place, FROM, TO)).rejects.toThrow('holds no data of Ovation');
  expect(await allRowsAt(place.target)).toEqual([]);
});

test.each([
  [],
  [FROM],
  [FROM, 'memory://'],
  ['mysql://localhost', TO],
  [FROM, TO, 'more'],
  [FROM, 'postgres://ovation:sec/ret@localhost/ovation'],
  [FROM, 'postgres://ovation@localhost'],
])('Whoever names other than two databases hears how to (%s, %s)', async (...args) => {
  await expect(move(await emptyPlace(), ...args)).rejects.toThrow('npm run move-data -- sqlite://');
});
