import { expect, test } from 'vitest';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { NOOR, OPINION, openedGuild } from '../../guilds/memory/opened-guild.ts';
import { carriedOut, imported, NOW, skipped, staged, undone } from './import-by-hand.ts';

const sum = (counts: { readonly [reason: string]: number }) =>
  Object.values(counts).reduce((a, b) => a + b, 0);

const writeDark = (guild: OpenGuild, more: object = {}) =>
  guild.run(
    writeReview({
      author: NOOR,
      hasWriterRole: true,
      show: { id: 'dark', title: 'Dark', year: 2017 },
      opinion: OPINION,
      channelId: '7',
      now: NOW - 1000,
      ...more,
    }),
  );

const opinionOf = async (guild: OpenGuild, title: string) => {
  const match = guild.memory.matchShow({ title });
  if (match.kind !== 'one') return match.kind;
  return guild.review(guild.memory.reviewKey(match.show.id, NOOR.id));
};

test('Nobody sees anything of an import until it is committed, and then all of it counts, without messages', async () => {
  const { guild } = await openedGuild();
  const record = await staged(guild, [
    imported('Dark', { year: 2017, writtenAt: Date.UTC(2019, 1, 2) }),
    imported('Glass Heart', { opinion: { body: 'The band plays for real.', spoilers: false } }),
    skipped('no-opinion'),
  ]);
  expect(record).toMatchObject({ state: 'staged', rows: 3, ready: 2, skipped: { 'no-opinion': 1 } });
  expect(record.counts).toEqual({ 'new-shows': 2, texts: 1 });
  expect(guild.memory.reviewCount).toBe(0);
  const done = await carriedOut(guild, record);
  expect(done).toMatchObject({ state: 'done', counts: { imported: 2 }, skipped: { 'no-opinion': 1 } });
  expect(await opinionOf(guild, 'Dark')).toMatchObject({
    score: 80,
    author: NOOR,
    writtenAt: Date.UTC(2019, 1, 2),
    imported: { at: NOW, from: 'letterboxd', id: record.id },
    posting: { state: 'withheld', reason: 'imported' },
  });
  expect(await opinionOf(guild, 'Glass Heart')).toMatchObject({
    body: 'The band plays for real.',
    writtenAt: NOW,
  });
});

test.each([
  ['mine', 'The band plays for real.', { clash: 1 }],
  ['theirs', 'All loops.', {}],
  ['newer', 'The band plays for real.', { clash: 1 }],
] as const)('By the rule "%s", a review that was there reads: %s', async (clashes, body, left) => {
  const { guild } = await openedGuild();
  await writeDark(guild);
  const row = imported('dark', { opinion: { body: 'All loops.', spoilers: true }, writtenAt: NOW - 5000 });
  const record = await staged(guild, [row]);
  expect(record.counts).toMatchObject({ clashing: 1 });
  const done = await carriedOut(guild, record, { clashes });
  expect(done.skipped).toEqual(left);
  // A score that only the earlier one has stays.
  expect(await opinionOf(guild, 'Dark')).toMatchObject({ body, score: 80 });
});

test('An import undone as a whole leaves each review as it was, but those that were changed since', async () => {
  const { guild } = await openedGuild();
  await writeDark(guild);
  const before = await opinionOf(guild, 'Dark');
  const rows = [imported('Dark', { opinion: { score: 20, spoilers: false } }), imported('A'), imported('B')];
  const done = await carriedOut(guild, await staged(guild, rows), { clashes: 'theirs' });
  const b = guild.memory.matchShow({ title: 'B' });
  if (b.kind !== 'one') throw new Error('B is not there');
  await guild.run(
    writeReview({ author: NOOR, hasWriterRole: true, show: b.show, opinion: OPINION, now: NOW + 1 }),
  );
  expect(await undone(guild, done)).toMatchObject({ state: 'undone', counts: { stayed: 1 } });
  expect(await opinionOf(guild, 'Dark')).toEqual(before);
  expect(await opinionOf(guild, 'A')).toBe('none');
  expect(await opinionOf(guild, 'B')).toMatchObject(OPINION);
});

test('Of two rows about one show the newer one counts, but never without the text of the older one', async () => {
  const { guild } = await openedGuild();
  const text = { body: 'All loops.', score: 90, spoilers: true };
  const rows = [
    imported('Dark', { year: 2017, opinion: text, writtenAt: 5 }),
    ...Array.from({ length: 250 }, (_, index) => imported(`Show ${index}`)),
    imported('dark', { line: 300, opinion: { score: 70, spoilers: false }, writtenAt: 9 }),
    imported('Show 249', { line: 301, opinion: { score: 10, spoilers: false } }),
  ];
  const record = await staged(guild, rows);
  expect(record).toMatchObject({ rows: rows.length, ready: 251, skipped: { repeated: 2 } });
  const done = await carriedOut(guild, record);
  expect(done.counts.imported).toBe(251);
  expect(done.rows).toBe((done.counts.imported ?? 0) + sum(done.skipped));
  expect(await opinionOf(guild, 'Dark')).toMatchObject({ ...text, score: 70 });
  expect(await opinionOf(guild, 'Show 249')).toMatchObject({ score: 10 });
});

test('Rows about the same shows in the same order are united on disk entry by entry, not row by row', async () => {
  const { guild } = await openedGuild();
  let commits = 0;
  const { commit } = guild;
  guild.commit = (changes) => {
    commits += 1;
    return commit.call(guild, changes);
  };
  const titles = Array.from({ length: 40 }, (_, index) => `Show ${index}`);
  const scores = titles.map((title, line) => imported(title, { line }));
  const texts = titles.map((title, index) =>
    imported(title, { line: 40 + index, year: 2017, opinion: { body: `Text ${index}`, spoilers: false } }),
  );
  const record = await staged(guild, [...scores, ...texts], { mostRows: 20 });
  expect(record).toMatchObject({ ready: 40, skipped: { repeated: 40 } });
  expect(commits).toBeLessThan(12);
  await carriedOut(guild, record);
  for (const title of ['Show 0', 'Show 25', 'Show 39'])
    expect(await opinionOf(guild, title)).toMatchObject({ score: 80, body: `Text ${title.slice(5)}` });
});
