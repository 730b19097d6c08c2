import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { withSnapshot } from '../../../src/operations/backups/with-snapshot.ts';
import { runDataCommand } from '../../../src/operations/data-commands.ts';
import { openBackend, openStore } from '../../../src/storage/store/open-store.ts';
import { allRowsAt } from '../../storage/all-rows.ts';
import { fillStore } from '../../storage/kept/sample-store.ts';
import { votes } from '../../storage/store/sample-entries.ts';
import { postgresDatabase } from '../../support/postgres/postgres-database.ts';
import { DatabaseLine } from '../../support/postgres/postgres-line.ts';
import { emptyPlace, type Place } from '../backups/open-database.ts';

const run = (place: Place, ...args: string[]) => runDataCommand(args, place.operator);

/** A place on a server, with something of every kind, also with what does not parse. */
async function filledServer() {
  const place = await emptyPlace(await postgresDatabase());
  const backend = await openBackend(place.url);
  const store = await openStore(backend, { onUnreadable: () => {} });
  await fillStore(store);
  const { store: shows } = backend.open('shows:41');
  await backend.commit([() => shows.set('damaged', 'no JSON')]);
  await store.close();
  return { ...place, rows: await allRowsAt(place.url) };
}

const atFile = (place: Place, name: string) => allRowsAt(`sqlite://${join(place.directory, name)}`);

test('A database on a server is backed up while a bot uses it, into a file that can be restored into either kind', async () => {
  const place = await filledServer();
  const store = await place.open();
  expect(await run(place, 'backup', 'friday.sqlite')).toBe(true);
  expect(place.said[0]).toMatch(
    /friday\.sqlite is a backup of all data, as it was a moment ago: 6 reviews, 0\.\d MB\.$/,
  );
  expect(await readdir(place.directory)).toEqual(['friday.sqlite']);
  await expect(run(place, 'backup', 'friday.sqlite')).rejects.toThrow('is there already');
  await store.close();

  const file = await emptyPlace();
  await run(file, 'restore', join(place.directory, 'friday.sqlite'));
  expect(await allRowsAt(file.url)).toEqual(place.rows);
  const other = await emptyPlace(await postgresDatabase());
  await run(other, 'restore', join(place.directory, 'friday.sqlite'));
  expect(await allRowsAt(other.url)).toEqual(place.rows);
  expect(other.said[0]).toMatch(/^The data is that of .*friday\.sqlite again: 6 reviews\.$/);
  // There was nothing before.
  expect(await readdir(join(other.directory, 'data'))).toEqual([]);
});

test('A restore on a server makes the database what the backup has, and keeps a backup of what was there', async () => {
  const place = await filledServer();
  await run(place, 'backup', 'friday.sqlite');
  const store = await place.open();
  await store.commit([store.guilds.put('7', {}), store.guild('7').votes.put('a:2', votes)]);
  await store.eraseGuild('41771983423143931');
  await store.close();
  const since = await allRowsAt(place.url);
  await run(place, 'restore', 'friday.sqlite');
  expect(await allRowsAt(place.url)).toEqual(place.rows);
  const kept = 'data/ovation.before-restore-2026-07-15T12-00-00.000Z.sqlite';
  expect(place.said).toContain(
    `What was there before is in ${join(place.directory, kept)}. Delete that, and any -wal of the same name, once you don't need it any more.`,
  );
  expect(await readdir(join(place.directory, 'data'))).toHaveLength(1);
  expect(await atFile(place, kept)).toEqual(since);
});

test('What a move has left halfway is no backup of all data, but is kept before a restore', async () => {
  const place = await filledServer();
  await run(place, 'backup', 'friday.sqlite');
  const backend = await openBackend(place.url);
  const part = '{"value":{"v":1,"schema":2,"isBeingFilled":true}}';
  await backend.commit([() => backend.open('meta').store.set('ovation', part)]);
  await backend.close();
  for (const act of [['backup', 'half.sqlite'], ['drill']])
    await expect(run(place, ...act)).rejects.toThrow(`${place.url} holds only a part of the data`);
  expect(await readdir(place.directory)).not.toContain('half.sqlite');
  expect(await run(place, 'restore', 'friday.sqlite')).toBe(true);
  expect(await allRowsAt(place.url)).toEqual(place.rows);
});

test('What is no backup, or a damaged one, is not restored on a server, and changes nothing', async () => {
  const place = await filledServer();
  await expect(run(place, 'restore', 'none.sqlite')).rejects.toThrow('There is no');
  await writeFile(
    join(place.directory, 'text.sqlite'),
    'a text, and longer than a header would be'.repeat(9),
  );
  await expect(run(place, 'restore', 'text.sqlite')).rejects.toThrow('is not an SQLite database');
  expect(await allRowsAt(place.url)).toEqual(place.rows);
  expect(await readdir(join(place.directory, 'data'))).toEqual([]);
});

test('What changes data on a server is refused while a bot uses it, however many shards that has', async () => {
  const [place, other] = [await filledServer(), await emptyPlace()];
  await other.write('1');
  const store = await place.open();
  await store.claim({ count: 4, ids: [2, 3] });
  await run(place, 'backup', 'friday.sqlite');
  const acts = [
    ['check', '--repair'],
    ['restore', 'friday.sqlite'],
    ['move', place.url, other.url],
  ];
  const refusal = `Ovation is using ${place.url}: stop all of its processes first.`;
  await Promise.all(acts.map((act) => expect(run(place, ...act), act[0]).rejects.toThrow(refusal)));
  await store.close();
  expect(await allRowsAt(place.url)).toEqual(place.rows);
});

test('A backup or restore that loses its connection says so, and leaves no file and no half of the data', async () => {
  const place = await filledServer();
  await run(place, 'backup', 'friday.sqlite');
  const line = await DatabaseLine.open(place.url);
  onTestFinished(() => line.close());
  const through = { ...place, operator: { ...place.operator, databaseUrl: line.url, now: () => 0 } };
  void line.cutAt('FROM keyv', 'before');
  await expect(run(through, 'backup', 'saturday.sqlite')).rejects.toThrow("can't be reached");
  expect(await readdir(place.directory)).toEqual(['friday.sqlite']);

  const store = await place.open();
  await store.eraseGuild('41771983423143931');
  await store.close();
  const since = await allRowsAt(place.url);
  void line.cutAt('INSERT INTO "public"."keyv"', 'after');
  await expect(run(through, 'restore', 'friday.sqlite')).rejects.toThrow("can't be reached");
  expect(await allRowsAt(place.url)).toEqual(since);
  await run(place, 'restore', 'friday.sqlite');
  expect(await allRowsAt(place.url)).toEqual(place.rows);
});

test('A drill on a server finds that a restored backup has the same rows, and leaves nothing behind', async () => {
  const place = await filledServer();
  const store = await place.open();
  expect(await run(place, 'drill')).toBe(true);
  await store.close();
  expect(place.said).toEqual([
    `The data was backed up and restored beside: ${place.rows.length} entries, all the same.`,
  ]);
  expect(await readdir(join(place.directory, 'data'))).toEqual([]);
  expect(await allRowsAt(place.url)).toEqual(place.rows);
});

test('Data on a server is checked while a bot uses it, and repaired after a backup', async () => {
  const place = await emptyPlace(await postgresDatabase());
  const store = await place.open();
  await store.commit([store.guilds.put('41', {}), store.guild('41').votes.put('gone:1', votes)]);
  expect(await run(place, 'check')).toBe(false);
  expect(place.said[1]).toBe("✗ server 41, votes: 1 about a review that isn't there (gone:1)");
  await store.close();
  const before = await allRowsAt(place.url);
  expect(await run(place, 'check', '--repair')).toBe(true);
  expect(await atFile(place, 'data/ovation.before-repair-2026-07-15T12-00-00.000Z.sqlite')).toEqual(before);
  place.said.length = 0;
  expect(await run(place, 'check')).toBe(true);
  expect(place.said.at(-1)).toBe('All is in order.');
});

test('A snapshot of a server is its database at one moment, and what is written to it is thrown away', async () => {
  const place = await emptyPlace(await postgresDatabase());
  const store = await place.open();
  await store.commit([store.guilds.put('1', { channelId: '10' })]);
  const seen = await withSnapshot(place.url, async (snapshot) => {
    await store.commit([store.guilds.put('1', { channelId: '11' })]);
    await snapshot.commit([snapshot.guilds.put('2', {})]);
    return [await snapshot.guilds.get('1'), await snapshot.guildIds()];
  });
  expect(seen).toEqual([{ channelId: '10' }, ['1', '2']]);
  expect(await store.guildIds()).toEqual(['1']);
  await store.close();
});

test('Data moves from a file to a server and back, and is what it was', async () => {
  const place = await filledServer();
  const [file, server] = [`sqlite://${place.file}`, await postgresDatabase()];
  expect(await run(place, 'move', place.url, file)).toBe(true);
  expect(await run(place, 'move', file, server)).toBe(true);
  expect(await allRowsAt(server)).toEqual(place.rows);
  await expect(run(place, 'move', place.url, server)).rejects.toThrow('has data of its own');
  await expect(run(place, 'move', server, server)).rejects.toThrow('These are one database');
  await expect(run(place, 'move', await postgresDatabase(), `${file}.new`)).rejects.toThrow(
    'holds no data of Ovation',
  );
});
