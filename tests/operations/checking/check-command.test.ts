import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { runDataCommand } from '../../../src/operations/data-commands.ts';
import type { Review } from '../../../src/reviews/review.ts';
import { readAll } from '../../storage/store/read-all.ts';
import { bareReview, draft, outboxEntry, show, votes } from '../../storage/store/sample-entries.ts';
import { emptyPlace, type Place } from '../backups/open-database.ts';

const GUILD = '41';
const itself = { ...show, mergedInto: undefined };
const review = (showId: string): Review => ({ ...bareReview, showId });

/** A guild with one show, one review of it, and votes on that. */
async function guildInOrder(): Promise<Place> {
  const place = await emptyPlace();
  const store = await place.open();
  const { shows, reviews, votes: ballots } = store.guild(GUILD);
  await store.commit([
    store.guilds.put(GUILD, {}),
    shows.put('show-1', itself),
    reviews.put('show-1:1', review('show-1')),
    ballots.put('show-1:1', votes),
    store.drafts.put(`${GUILD}:1:new-show`, draft),
    store.outbox.put(`${GUILD}:p9`, {
      ...outboxEntry,
      action: 'remove',
      guildId: GUILD,
      reviewKey: 'gone:1',
    }),
  ]);
  await store.close();
  return place;
}

const check = (place: Place, ...args: string[]) => runDataCommand(['check', ...args], place.operator);

test('Data in order is said to be, also while a bot uses it', async () => {
  const place = await guildInOrder();
  const store = await place.open();
  expect(await check(place)).toBe(true);
  expect(place.said).toEqual([
    '6 entries of 1 server: guilds 1, drafts 1, outbox 1, shows 1, reviews 1, votes 1.',
    'All is in order.',
  ]);
  await expect(check(place, '--repair')).rejects.toThrow('stop it first');
  await store.close();
});

/** Adds to the guild one of each fault, as another program or a bug might. */
async function breakGuild(place: Place): Promise<void> {
  const store = await place.open();
  const {
    shows,
    reviews,
    votes: ballots,
    moderation,
    reports,
    linking,
    staged,
    imported,
  } = store.guild(GUILD);
  const hidden = { hidden: { at: 1 } };
  await store.commit([
    shows.put('merged', { ...itself, id: 'merged', mergedInto: 'nowhere' }),
    shows.put('merged-into-lost', { ...itself, id: 'merged-into-lost', mergedInto: 'lost' }),
    ...['a', 'b', 'c'].map((id, index, all) =>
      shows.put(id, { ...itself, id, mergedInto: all[(index + 1) % 3] as string }),
    ),
    reviews.put('lost:1', review('lost')),
    reviews.put('lost:2', review('lost')),
    moderation.put('lost:1', hidden),
    moderation.put('nowhere:1', hidden),
    moderation.put('show-1:9', hidden),
    reports.put('nowhere:1', { reports: [] }),
    reports.put('show-1:9', { reports: [] }),
    linking.put('nowhere', { state: 'alone' }),
    ballots.put('show-1:2', votes),
    store.outbox.put(`${GUILD}:p1`, { ...outboxEntry, guildId: GUILD, reviewKey: 'show-1:2' }),
    staged.put('import-1:00000', { rows: [], reported: [] }),
    imported.put('import-1:00000', { replaced: {}, made: {}, reported: [] }),
  ]);
  await store.close();
  const database = new DatabaseSync(place.file);
  const write = database.prepare('INSERT INTO keyv (namespace, key, value) VALUES (?, ?, ?)');
  write.run(`shows:${GUILD}`, 'damaged', '{"value":{"v":1,"title":"A secret title"}}');
  write.run(`reviews:${GUILD}`, 'damaged:1', JSON.stringify({ value: { v: 1, ...review('damaged') } }));
  write.run(`members:${GUILD}`, '7', 'no JSON');
  write.run('jobs', '42:repost', '{"value":{"v":9}}');
  write.run('lists:41', '1', '{"value":{"v":1}}');
  database.close();
}

test('Each fault is found, and named by ids alone', async () => {
  const place = await guildInOrder();
  await breakGuild(place);
  expect(await check(place)).toBe(false);
  expect(place.said.slice(1, -1).sort()).toEqual([
    "✗ lists:41: 1 kind that this Ovation doesn't know; it stays as it is",
    "✗ server 41, imported: 1 of an import that isn't there (import-1:00000)",
    "✗ server 41, linking: 1 about a show that isn't there (nowhere)",
    expect.stringMatching(/^✗ server 41, members: 1 that can't be read \(7: .*\)$/),
    "✗ server 41, moderation: 2 about a show that isn't there (lost:1, nowhere:1)",
    "✗ server 41, outbox: 1 about a review that isn't there (41:p1)",
    "✗ server 41, reports: 1 about a show that isn't there (nowhere:1)",
    "✗ server 41, reviews: 3 about a show that isn't there (damaged:1, lost:1, lost:2)",
    expect.stringMatching(/^✗ server 41, shows: 1 that can't be read \(damaged: .*\)$/),
    "✗ server 41, shows: 3 merged into a show that isn't there, or in a circle (a, merged, merged-into-lost)",
    "✗ server 41, staged: 1 of an import that isn't there (import-1:00000)",
    "✗ server 41, votes: 1 about a review that isn't there (show-1:2)",
    expect.stringMatching(/^✗ server 42, jobs: 1 that can't be read/),
  ]);
  expect(place.said.join('\n')).not.toContain('secret');
  expect(place.said.at(-1)).toContain('npm run check-data -- --repair');
});

test('A repair loses no review, comes after a backup, and leaves nothing to find', async () => {
  const place = await guildInOrder();
  await breakGuild(place);
  expect(await check(place, '--repair')).toBe(false);
  const store = await place.open();
  const { shows, reviews, moderation, reports, votes: ballots } = store.guild(GUILD);
  const keys = async (entries: AsyncIterable<readonly [string, unknown]>) =>
    (await readAll(entries)).map(([key]) => key).sort();
  expect(await keys(reviews.entries())).toEqual(['damaged:1', 'lost:1', 'lost:2', 'show-1:1']);
  expect(await shows.get('lost')).toMatchObject({
    title: 'Unknown show lost',
    addedAt: bareReview.writtenAt,
  });
  expect(await shows.get('damaged')).toMatchObject({ title: 'Unknown show damaged' });
  expect(await shows.get('a')).toEqual({ ...itself, id: 'a' });
  expect(await shows.get('b')).toMatchObject({ mergedInto: 'c' });
  expect(await shows.get('merged')).toEqual({ ...itself, id: 'merged' });
  expect(await shows.get('merged-into-lost')).toMatchObject({ mergedInto: 'lost' });
  expect(await keys(moderation.entries())).toEqual(['lost:1', 'show-1:9']);
  expect(await keys(reports.entries())).toEqual(['show-1:9']);
  expect(await keys(ballots.entries())).toEqual(['show-1:1']);
  expect(await keys(store.outbox.entries())).toEqual([`${GUILD}:p9`]);
  await store.close();
  const [backup = ''] = (await readdir(place.directory)).filter((name) => name.includes('before-repair'));
  expect(backup).toBe('ovation.sqlite.before-repair-2026-07-15T12-00-00.000Z');
  const before = new DatabaseSync(join(place.directory, backup), { readOnly: true });
  const { count } = before.prepare("SELECT count(*) AS count FROM keyv WHERE key = 'damaged'").get() ?? {};
  expect(count).toBe(1);
  before.close();
  const after = new DatabaseSync(place.file);
  const aside = after.prepare("SELECT key FROM keyv WHERE namespace = 'aside' ORDER BY key").all();
  expect(aside.map(({ key }) => String(key).replace(/:\d+$/, ''))).toEqual([
    'jobs:42:repost',
    'members:41:7',
    'shows:41:damaged',
  ]);
  // What this version does not know is all that is left.
  after.exec("DELETE FROM keyv WHERE namespace = 'lists:41'");
  after.close();
  place.said.length = 0;
  expect(await check(place)).toBe(true);
  expect(place.said.at(-1)).toBe('All is in order.');
});

test('Each of several servers gets back the show that its reviews are about', async () => {
  const place = await guildInOrder();
  const store = await place.open();
  for (const id of [GUILD, '42'])
    await store.commit([
      store.guild(id).reviews.put('lost:1', review('lost')),
      store.guild(id).moderation.put('lost:1', { hidden: { at: 1 } }),
    ]);
  await store.commit([store.guild('43').reports.put('lost:1', { reports: [] })]);
  await store.close();
  expect(await check(place, '--repair')).toBe(true);
  const repaired = await place.open();
  for (const id of [GUILD, '42']) {
    expect(await repaired.guild(id).shows.get('lost')).toMatchObject({ title: 'Unknown show lost' });
    expect(await repaired.guild(id).moderation.get('lost:1')).toBeDefined();
  }
  expect(await repaired.guild('43').shows.get('lost')).toBeUndefined();
  await repaired.close();
});

test('A review whose key names no show, or no member, stays, and the rest is repaired', async () => {
  const place = await guildInOrder();
  const store = await place.open();
  const { reviews, moderation } = store.guild(GUILD);
  await store.commit([
    ...['nothing', ':5', 'show-1:'].map((key) => reviews.put(key, review('show-1'))),
    reviews.put('lost:1', review('lost')),
    moderation.put('nothing', { hidden: { at: 1 } }),
  ]);
  await store.close();
  expect(await check(place, '--repair')).toBe(false);
  place.said.length = 0;
  expect(await check(place)).toBe(false);
  expect(place.said[1]).toBe(
    '✗ server 41, reviews: 3 whose key names no show and member; it stays as it is (:5, nothing, show-1:)',
  );
  expect(place.said).toHaveLength(2);
  const repaired = await place.open();
  expect(await repaired.guild(GUILD).shows.get('lost')).toBeDefined();
  await repaired.close();
});

test('Entries in a namespace that is nearly one of a server are found', async () => {
  const place = await guildInOrder();
  const database = new DatabaseSync(place.file);
  database.exec(`INSERT INTO keyv (namespace, key, value) SELECT namespace || ':x', key, value FROM keyv
    WHERE namespace IN ('reviews:41', 'drafts')`);
  database.close();
  expect(await check(place)).toBe(false);
  expect(place.said.slice(1)).toEqual([
    "✗ drafts:x: 1 kind that this Ovation doesn't know; it stays as it is",
    "✗ reviews:41:x: 1 kind that this Ovation doesn't know; it stays as it is",
  ]);
});

test('A database that a start refuses is not said to be in order', async () => {
  const place = await guildInOrder();
  const write = (value: string) => {
    const database = new DatabaseSync(place.file);
    database.prepare("UPDATE keyv SET value = ? WHERE namespace = 'meta'").run(value);
    database.close();
  };
  write('{"value":{"v":1,"schema":99}}');
  for (const args of [[], ['--repair']])
    await expect(check(place, ...args)).rejects.toThrow('written by a newer Ovation (schema 99');
  write('{');
  for (const args of [[], ['--repair']])
    await expect(check(place, ...args)).rejects.toThrow(/cannot be read: .* Restore a backup/);
  expect(place.said).toEqual([]);
});

test('A command that is not known, or a file too few, is told what to write', async () => {
  const { operator } = await emptyPlace();
  await expect(runDataCommand([], operator)).rejects.toThrow('backup, restore, check, drill');
  await expect(runDataCommand(['toString'], operator)).rejects.toThrow('Say what to do');
  await expect(runDataCommand(['backup'], operator)).rejects.toThrow('npm run backup -- FILE');
  await expect(runDataCommand(['restore', 'a', 'b'], operator)).rejects.toThrow('npm run restore -- FILE');
  await expect(runDataCommand(['check', '--mend'], operator)).rejects.toThrow('-- --repair');
});
