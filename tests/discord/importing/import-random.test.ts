import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finishImport } from '../../../src/discord/importing/import-task.ts';
import type { ReadRow } from '../../../src/exchange/imported-review.ts';
import { chooseForImport, commitImport } from '../../../src/guilds/importing/commit-import.ts';
import { importsOf } from '../../../src/guilds/importing/import-records.ts';
import { beginUndo } from '../../../src/guilds/importing/undo-import.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import { CLASH_RULES } from '../../../src/storage/entries/data-entries.ts';
import { StorageError } from '../../../src/storage/storage-errors.ts';
import type { Store } from '../../../src/storage/store/store.ts';
import { contradictions, memoryState } from '../../guilds/memory/guild-state.ts';
import { fillable, memoryStore, reopened } from '../../guilds/memory/opened-guild.ts';
import {
  beginWithReviews,
  CHANNELS,
  ENTRIES,
  MEMBERS,
  type RandomAct,
  randomAct,
  SHOWS,
} from '../../guilds/memory/random-acts.ts';
import { listedCatalogue } from '../../support/listed-catalogue.ts';
import { imported, staged } from './import-by-hand.ts';

const MANAGER = '9';
const authorOf = (id: string) => ({ id, name: id, avatarUrl: 'https://cdn.example/1.png' });
const score = fc.nat(20).map((halves) => halves * 5);
const time = fc.nat(60);
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const importer = fc.constantFrom('21', '22');

const row: fc.Arbitrary<ReadRow> = fc
  .record({
    title: fc.constantFrom('Show s1', 'show S2', 'Harbour', 'Bay', 'Glass Heart', '港', 'New'),
    year: some(fc.constantFrom(2024, 2017)),
    ids: fc.constantFrom({}, { imdb: 'tt1' }, { anilist: '3' }),
    opinion: fc.record({
      score: some(score),
      body: some(fc.constantFrom('One.', 'Two.')),
      spoilers: fc.boolean(),
    }),
    writtenAt: some(time),
  })
  .map(({ title, ...more }) => imported(title, more));

const decision = fc.record({ by: fc.constant(MANAGER), at: time });
const posting = fc.oneof(
  fc.record({
    state: fc.constant('posted'),
    id: fc.constantFrom('p1', 'p2'),
    channelId: fc.constantFrom(...CHANNELS),
    messageId: fc.constantFrom('71', '72', '73'),
    postedAt: time,
  }),
  fc.record({ state: fc.constant('withheld'), reason: fc.constantFrom('lost', 'deleted', 'imported') }),
);
const restoredEntry = fc.oneof(
  fc
    .record({
      id: fc.constantFrom(...SHOWS, 's3', 's4'),
      title: fc.constantFrom('Harbour', 'Show s1', 'Old'),
      mergedInto: some(fc.constantFrom(...SHOWS, 's3', 's4')),
      ids: fc.constantFrom(undefined, { imdb: 'tt1' }),
      addedBy: fc.constant('21'),
      addedAt: time,
    })
    .map((entry) => [{ kind: 'shows', key: entry.id, entry }]),
  fc
    .record({
      showId: fc.constantFrom(...SHOWS, 's3'),
      author: importer.map(authorOf),
      score: some(score),
      body: some(fc.constant('Old.')),
      spoilers: fc.boolean(),
      writtenAt: time,
      editedAt: some(time),
      earlierScores: fc.constant([]),
      posting,
      votes: some(fc.subarray(MEMBERS)),
    })
    .map(({ votes, ...entry }) => {
      const key = `${entry.showId}:${entry.author.id}`;
      const messageId = 'messageId' in entry.posting ? entry.posting.messageId : '';
      return [
        { kind: 'reviews', key, entry },
        ...(votes === undefined
          ? []
          : [
              {
                kind: 'votes',
                key,
                entry: { messageId, reactions: {}, bots: [], carried: { helpful: votes, notHelpful: [] } },
              },
            ]),
      ];
    }),
  fc
    .record({
      show: fc.constantFrom(...SHOWS),
      author: importer,
      hidden: some(decision),
      covered: some(decision),
    })
    .map(({ show, author, ...entry }) => [{ kind: 'moderation', key: `${show}:${author}`, entry }]),
  fc
    .record({ who: fc.constantFrom(...MEMBERS), entry: decision })
    .map(({ who, entry }) => [{ kind: 'blocked', key: who, entry }]),
  fc.constantFrom(...MEMBERS).map((key) => [
    { kind: 'members', key, entry: { hidesProfile: true } },
    { kind: 'notices', key, entry: { notices: [], noMessages: true } },
  ]),
  fc
    .record({
      channelId: some(fc.constantFrom(...CHANNELS)),
      voterRoleId: some(fc.constant('role-a')),
      priorReviews: some(fc.nat(5)),
    })
    .map((entry) => [{ kind: 'guilds', key: '1', entry }]),
);
const restored: fc.Arbitrary<ReadRow> = restoredEntry.map(
  (entries) => ({ restored: { file: 's.json', line: 1, entries } }) as never,
);

const catalogue = listedCatalogue(...ENTRIES);
const stage = fc
  .record({ who: importer, rows: fc.array(row, { maxLength: 6 }), mostRows: fc.constantFrom(1, 3) })
  .map(
    ({ who, rows, mostRows }): RandomAct =>
      (guild, now) =>
        staged(guild, rows, { author: authorOf(who), now, mostRows, catalogue }),
  );
const stageRestore = fc
  .record({ rows: fc.array(restored, { maxLength: 6 }), mostRows: fc.constantFrom(1, 3) })
  .map(
    ({ rows, mostRows }): RandomAct =>
      (guild, now) =>
        staged(guild, rows, { author: authorOf(MANAGER), now, mostRows, restores: true }),
  );
const commit = fc
  .record({
    who: fc.constantFrom('21', '22', MANAGER),
    clashes: fc.constantFrom(...CLASH_RULES),
    posts: fc.boolean(),
  })
  .map(
    ({ who, clashes, posts }): RandomAct =>
      async (guild, now) => {
        const waiting = (await importsOf(guild, who)).find(({ state }) => state === 'staged');
        if (waiting === undefined) return;
        await guild.run(chooseForImport(waiting.id, who, { clashes, posts }));
        await guild.run(commitImport(waiting.id, { userId: who, hasWriterRole: true }, now));
      },
  );
const goOn: RandomAct = async (guild, now) => {
  for (const record of await importsOf(guild))
    await finishImport(guild, record, { clock: { now: () => now } as never }, new AbortController().signal);
};
const undo = fc.constantFrom('21', '22', MANAGER).map(
  (who): RandomAct =>
    async (guild, now) => {
      const done = (await importsOf(guild, who)).findLast(({ state }) => state === 'done');
      if (done !== undefined) await guild.run(beginUndo(done.id, who, now));
    },
);
const importAct = fc.oneof(
  { weight: 3, arbitrary: stage },
  { weight: 3, arbitrary: stageRestore },
  { weight: 6, arbitrary: commit },
  { weight: 6, arbitrary: fc.constant(goOn) },
  { weight: 3, arbitrary: undo },
);
const anyAct = fc.oneof({ weight: 2, arbitrary: randomAct }, { weight: 3, arbitrary: importAct });
/** Of each property: hundreds find no more than these in a minute. */
const numRuns = 15;

async function expectFaithful(guild: OpenGuild, store: Store): Promise<void> {
  expect(await memoryState(guild)).toEqual(await memoryState(await reopened(store)));
  expect(await contradictions(store, guild.memory.id)).toEqual([]);
}

/** Carries an act out, which its own rules may refuse, and a full disk. */
const tried = (ran: Promise<unknown>) =>
  ran.catch((error: unknown) => {
    if (!(error instanceof UserError || error instanceof StorageError)) throw error;
  });

test('Whatever is imported, restored and undone among all else, memory is what a fresh load gives, and a disk that refuses leaves it so', async () => {
  const steps = fc.array(fc.record({ act: anyAct, isRefused: fc.boolean() }), { maxLength: 40, size: 'max' });
  const property = fc.asyncProperty(steps, async (given) => {
    const { store, disk } = fillable(await memoryStore());
    const guild = await reopened(store);
    await beginWithReviews(guild);
    for (const [now, { act, isRefused }] of given.entries()) {
      disk.full = isRefused && now % 3 === 0;
      await tried(act(guild, now));
      disk.full = false;
      await expectFaithful(guild, store);
    }
  });
  await fc.assert(property, { numRuns });
});

test('The same at the same time', async () => {
  const property = fc.asyncProperty(fc.array(anyAct, { maxLength: 40, size: 'max' }), async (given) => {
    const store = await memoryStore();
    const guild = await reopened(store);
    await beginWithReviews(guild);
    await Promise.allSettled(given.map((act, now) => act(guild, now)));
    await expectFaithful(guild, store);
    await goOn(guild, 99);
    await expectFaithful(guild, store);
    for (const { state, rows, counts, skipped } of await importsOf(guild)) {
      expect(['committed', 'undoing']).not.toContain(state);
      if (state === 'done')
        expect(
          (counts.imported ?? 0) + (counts.replaced ?? 0) + Object.values(skipped).reduce((a, b) => a + b, 0),
        ).toBe(rows);
    }
  });
  await fc.assert(property, { numRuns });
});
