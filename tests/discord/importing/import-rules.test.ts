import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseForImport, commitImport } from '../../../src/guilds/importing/commit-import.ts';
import {
  importsOf,
  MOST_KEPT_ROWS,
  MOST_KEPT_SIZE,
  putImport,
} from '../../../src/guilds/importing/import-records.ts';
import { expireImport } from '../../../src/guilds/importing/stage-rows.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { blockMember } from '../../../src/guilds/moderation/block-member.ts';
import { moderateReview } from '../../../src/guilds/moderation/moderate-review.ts';
import { deleteReview } from '../../../src/guilds/reviews/delete-review.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { changeSettings } from '../../../src/guilds/settings/guild-settings.ts';
import {
  CLASH_RULES,
  IMPORT_UNDO_LIFETIME,
  type ImportRecord,
  STAGED_LIFETIME,
} from '../../../src/storage/entries/data-entries.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { NOOR, OPINION, openedGuild, reopened } from '../../guilds/memory/opened-guild.ts';
import { entryOf, listedCatalogue } from '../../support/listed-catalogue.ts';
import { carriedOut, finished, imported, NOW, skipped, staged, undone } from './import-by-hand.ts';

const DARK = { id: 'dark', title: 'Dark', year: 2017 };
const DAY = 24 * 60 * 60 * 1000;
const LEA = { ...NOOR, id: '22' };
const ACTOR = { userId: NOOR.id, hasWriterRole: true };
const TEXT = { opinion: { body: 'All loops.', spoilers: false } };

const write = (guild: OpenGuild, show: { id: string; title: string; year?: number } = DARK) =>
  guild.run(
    writeReview({ author: NOOR, hasWriterRole: true, show, opinion: OPINION, channelId: '7', now: 1 }),
  );

const titles = ({ memory }: OpenGuild) => [...memory.allShows()].map(({ title }) => title).sort();

test.each(['freeze', 'hide'] as const)('A review that moderators %s stays as it is', async (act) => {
  const { guild } = await openedGuild();
  await write(guild);
  await guild.run(moderateReview('dark:21', act, { by: '9', at: 3 }));
  const done = await carriedOut(guild, await staged(guild, [imported('Dark', TEXT)]), { clashes: 'theirs' });
  expect(done.skipped).toEqual({ [act === 'hide' ? 'hidden' : 'frozen']: 1 });
  expect(await guild.review('dark:21')).toMatchObject(OPINION);
});

test('What moderators hid does not come back by deleting it and importing it', async () => {
  const { guild } = await openedGuild();
  await write(guild);
  await guild.run(moderateReview('dark:21', 'hide', { by: '9', at: 3 }));
  await guild.run(deleteReview('dark:21', { by: NOOR.id, now: 4 }));
  const done = await carriedOut(guild, await staged(guild, [imported('Dark', TEXT)]));
  expect(done.skipped).toEqual({ hidden: 1 });
});

test('Who is blocked imports nothing, also when that comes while the import is carried out', async () => {
  const { guild } = await openedGuild();
  const record = await staged(guild, [imported('Dark')]);
  await guild.run(blockMember(NOOR.id, { by: '9', at: 3 }));
  await expect(guild.run(commitImport(record.id, ACTOR, NOW))).rejects.toMatchObject({ code: 'blocked' });
  const { guild: other } = await openedGuild();
  const running = await staged(other, [imported('Dark')]);
  const committed = await other.run(commitImport(running.id, ACTOR, NOW));
  await other.run(blockMember(NOOR.id, { by: '9', at: 3 }));
  expect(await finished(other, committed)).toMatchObject({ state: 'done', skipped: { blocked: 1 } });
  expect(other.memory.reviewCount).toBe(0);
});

test('Without the role that writing needs nobody commits an import', async () => {
  const { guild } = await openedGuild();
  const record = await staged(guild, [imported('Dark')]);
  const act = commitImport(record.id, { userId: NOOR.id, hasWriterRole: false }, NOW);
  await expect(guild.run(act)).rejects.toMatchObject({ code: 'writer-role' });
  const stranger = commitImport(record.id, { userId: '99', hasWriterRole: true }, NOW);
  await expect(guild.run(stranger)).rejects.toMatchObject({ code: 'import-gone' });
});

test('Shows are found by the ids of the catalogue, else by title and year as when somebody types them', async () => {
  const { guild } = await openedGuild();
  await write(guild, { id: 'office', title: 'The Office', year: 2005 });
  await write(guild, { id: 'office-uk', title: 'The Office', year: 2001 });
  const catalogue = listedCatalogue(
    entryOf(1, 'Dark', { year: 2017, ids: { tvmaze: '1', imdb: 'tt5753856' } }),
  );
  const rows = [
    imported('Der Dunkle', { ids: { imdb: 'tt5753856' } }),
    imported('the office', { year: 2005, opinion: { body: 'Loud.', spoilers: false } }),
    imported('The Office', { line: 7 }),
    imported('The Office', { year: 2019, line: 8 }),
    imported('Parasite (2019)', { line: 9 }),
  ];
  const record = await staged(guild, rows, { catalogue });
  expect(record).toMatchObject({ rows: 5, ready: 4, skipped: { 'several-shows': 1 } });
  expect(record.counts).toMatchObject({ 'new-shows': 3, clashing: 1 });
  await carriedOut(guild, record, { clashes: 'theirs' });
  expect(titles(guild)).toEqual(['Dark', 'Parasite', 'The Office', 'The Office', 'The Office']);
  expect(guild.memory.showByIds({ ids: { imdb: 'tt5753856' } })?.listing?.ref).toBe('tvmaze:1');
  expect(await guild.review('office:21')).toMatchObject({ body: 'Loud.', score: 80 });
});

test('A show that others add, or merge, between reading and importing is the one that gets the review', async () => {
  const { guild } = await openedGuild();
  const record = await staged(guild, [imported('Dark', { year: 2017 })]);
  await guild.run(
    writeReview({
      ...{ author: { ...NOOR, id: '22' }, hasWriterRole: true, show: DARK },
      ...{ opinion: OPINION, channelId: '7', now: 1 },
    }),
  );
  await carriedOut(guild, record);
  expect(titles(guild)).toEqual(['Dark']);
  expect(guild.memory.reviewsOf('dark')).toBe(2);
});

test('Only those with a text are posted, a hundred at most, and only when the member asks for it', async () => {
  const { guild } = await openedGuild();
  await guild.run(changeSettings({ channelId: '7' }));
  const rows = Array.from({ length: 120 }, (_, index) => imported(`Text ${index}`, TEXT));
  const record = await staged(guild, [imported('A score'), ...rows]);
  const done = await carriedOut(guild, record, { posts: true });
  expect(done.counts).toMatchObject({ imported: 121, posted: 100, texts: 120 });
  const asked = [...guild.memory.reviews()].filter(({ posting }) => posting.state === 'wanted');
  expect(asked).toHaveLength(100);
  expect(asked.every(({ hasText }) => hasText)).toBe(true);
});

test('An edited score of a replaced review is in its history, and undo brings all of it back', async () => {
  const { guild } = await openedGuild();
  await write(guild);
  const before = await guild.review('dark:21');
  const rows = [imported('Dark', { opinion: { score: 20, spoilers: false } })];
  const done = await carriedOut(guild, await staged(guild, rows), { clashes: 'theirs' });
  expect(await guild.review('dark:21')).toMatchObject({
    ...{ body: OPINION.body, score: 20, editedAt: NOW, posting: before?.posting },
    earlierScores: [{ score: OPINION.score, until: NOW, shown: true }],
  });
  await undone(guild, done);
  expect(await guild.review('dark:21')).toEqual(before);
});

test('The same file once more changes nothing', async () => {
  const { guild } = await openedGuild();
  const rows = [imported('Dark', TEXT), imported('Glass Heart')];
  await carriedOut(guild, await staged(guild, rows));
  const again = await carriedOut(guild, await staged(guild, rows), { clashes: 'theirs' });
  expect(again).toMatchObject({ skipped: { same: 2 }, counts: { clashing: 2 } });
});

test('A new import takes the place of one that waits, and nobody has two under way', async () => {
  const { guild } = await openedGuild();
  const first = await staged(guild, [imported('Dark')]);
  const second = await staged(guild, [imported('Glass Heart')]);
  expect(await importsOf(guild, NOOR.id)).toMatchObject([{ id: second.id }]);
  await expect(guild.run(chooseForImport(first.id, NOOR.id, {}))).rejects.toMatchObject({
    code: 'import-gone',
  });
  await guild.run(commitImport(second.id, ACTOR, NOW));
  await expect(staged(guild, [imported('Dark')])).rejects.toMatchObject({ code: 'import-underway' });
});

test('A member imports ten times a day', async () => {
  const { guild } = await openedGuild();
  for (let count = 0; count < 10; count += 1)
    await carriedOut(guild, await staged(guild, [imported(`Show ${count}`)]), {}, NOW + count);
  await expect(staged(guild, [imported('Dark')])).rejects.toMatchObject({ code: 'too-many-imports' });
  await expect(staged(guild, [imported('Dark')], { now: NOW + DAY })).resolves.toMatchObject({ ready: 1 });
});

/** How much is stored of all imports' rows, in UTF-16 units of JSON. */
async function storedSize({ store }: OpenGuild): Promise<number> {
  let size = 0;
  for (const kind of ['staged', 'imported'] as const)
    for await (const [, entry] of store[kind].entries() as AsyncIterable<readonly [string, object]>)
      size += JSON.stringify(entry).length;
  return size;
}

test('An import says how much is stored of its rows, whether they wait or can be undone', async () => {
  const { guild } = await openedGuild();
  const first = [
    imported('Dark', { opinion: { body: 'Time is a circle.', spoilers: false } }),
    skipped('no-opinion'),
  ];
  await carriedOut(guild, await staged(guild, first, { mostRows: 1 }));
  const [before] = await importsOf(guild);
  expect(before?.size).toBe(await storedSize(guild));
  const again = imported('Dark', { opinion: { body: 'All loops.', spoilers: false } });
  const waiting = await staged(guild, [again]);
  const sizes = async () => (await importsOf(guild)).reduce((sum, { size = 0 }) => sum + size, 0);
  expect(await sizes()).toBe(await storedSize(guild));
  const done = await carriedOut(guild, waiting, { clashes: 'theirs' });
  expect(await sizes()).toBe(await storedSize(guild));
  expect(await undone(guild, done)).toMatchObject({ size: 0 });
  expect(await sizes()).toBe(await storedSize(guild));
});

test.each([
  ['rows', { rows: MOST_KEPT_ROWS / 2 }],
  ['texts', { size: MOST_KEPT_SIZE / 2 }],
])(
  'A member whose imports hold too many %s begins another once the oldest can no longer be undone, or is',
  async (_, half) => {
    const { guild } = await openedGuild();
    const imports: ImportRecord[] = [];
    for (const title of ['Kin', 'Fate']) {
      const at = NOW + imports.length;
      const done = await carriedOut(guild, await staged(guild, [imported(title)], { now: at }), {}, at);
      await guild.commit([putImport({ ...done, ...half })]);
      imports.push(done);
    }
    const time = `<t:${Math.ceil((NOW + IMPORT_UNDO_LIFETIME) / 1000)}:R>`;
    const another = (now: number) => staged(guild, [imported('Dark')], { now });
    await expect(another(NOW + 2)).rejects.toMatchObject({
      code: 'imports-too-large',
      parameters: [{ time }],
    });
    await expect(staged(guild, [imported('Dark')], { author: LEA })).resolves.toMatchObject({ ready: 1 });
    await expect(another(NOW + IMPORT_UNDO_LIFETIME)).resolves.toMatchObject({ ready: 1 });
    await undone(guild, imports.at(-1) as ImportRecord, NOW + 2);
    await expect(another(NOW + 2)).resolves.toMatchObject({ ready: 1 });
  },
);

test('Rows that wait are forgotten after a day, and what undoes an import after a week', async () => {
  const { guild } = await openedGuild();
  const waiting = await staged(guild, [imported('Dark')]);
  expect(await guild.run(expireImport(waiting, NOW + STAGED_LIFETIME - 1))).toBe(false);
  expect(await guild.run(expireImport(waiting, NOW + STAGED_LIFETIME))).toBe(true);
  const done = await carriedOut(guild, await staged(guild, [imported('Glass Heart')]));
  const late = NOW + IMPORT_UNDO_LIFETIME;
  await expect(undone(guild, done, late)).rejects.toMatchObject({ code: 'undo-expired' });
  expect(await guild.run(expireImport(done, late))).toBe(true);
  expect(await importsOf(guild)).toEqual([]);
  for (const kind of ['staged', 'imported'] as const)
    for await (const entry of guild.store[kind].entries()) expect(entry).toBeUndefined();
  expect(guild.memory.reviewCount).toBe(1);
});

test('The search is made ready, which takes turns, before the rows of each entry look for their shows', async () => {
  const { guild } = await openedGuild();
  const record = await staged(guild, [imported('Dark'), imported('Glass Heart')], { mostRows: 1 });
  const before: number[] = [];
  const { prepareSearch } = guild.memory;
  guild.memory.prepareSearch = () => {
    before.push(guild.memory.reviewCount);
    return prepareSearch();
  };
  await carriedOut(guild, record);
  expect(before).toEqual([0, 1]);
});

test('No review is from the future, or from before 1970', async () => {
  const { guild } = await openedGuild();
  const rows = [
    imported('A', { writtenAt: NOW + 1 }),
    imported('B', { writtenAt: -1 }),
    imported('C', { writtenAt: 5 }),
  ];
  await carriedOut(guild, await staged(guild, rows));
  expect([...guild.memory.reviews()].map(({ writtenAt }) => writtenAt).sort()).toEqual([NOW, NOW, 5].sort());
});

const TITLES = ['Dark', 'dark', 'Dark (2017)', 'Glass Heart', 'The Office', 'A', 'B'];
const ROW = fc.record({
  title: fc.constantFrom(...TITLES),
  year: fc.option(fc.constantFrom(2017, 2018), { nil: undefined }),
  body: fc.option(fc.constantFrom('One.', 'Two.'), { nil: undefined }),
  score: fc.option(fc.constantFrom(20, 80), { nil: undefined }),
  writtenAt: fc.option(fc.constantFrom(0, 5, NOW - 1, NOW + 1), { nil: undefined }),
});

test('Every row is imported, has replaced a review, or is left out for a reason, whatever is in the file', async () => {
  const rule = fc.constantFrom(...CLASH_RULES);
  const property = fc.asyncProperty(
    fc.array(ROW, { maxLength: 30 }),
    rule,
    fc.boolean(),
    async (given, clashes, undoes) => {
      const store = await openStore('memory://', { onUnreadable: () => {} });
      const guild = await reopened(store);
      await write(guild);
      const before = await guild.review('dark:21');
      const rows = given.map(({ title, year, body, score, writtenAt }, index) =>
        imported(title, { year, writtenAt, line: index + 2, opinion: { body, score, spoilers: false } }),
      );
      const record = await staged(guild, rows, { mostRows: 4 });
      const leftOut = (skipped: object) => Object.values(skipped).reduce((sum, count) => sum + count, 0);
      expect(record.ready + leftOut(record.skipped)).toBe(rows.length);
      const done = await carriedOut(guild, record, { clashes });
      const { imported: made = 0, replaced = 0 } = done.counts;
      expect(made + replaced + leftOut(done.skipped)).toBe(rows.length);
      expect(guild.memory.reviewCount).toBe(1 + made);
      if (undoes) {
        await undone(guild, done);
        expect(await guild.review('dark:21')).toEqual(before);
        expect(guild.memory.reviewCount).toBe(1);
      }
      await store.close();
    },
  );
  await fc.assert(property, { numRuns: 40 });
});
