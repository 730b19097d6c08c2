import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Review, reviewKey } from '../../../src/reviews/review.ts';
import { factsOf, type ReviewFacts } from '../../../src/reviews/review-facts.ts';
import type { Backend } from '../../../src/storage/backend.ts';
import { StorageError, UnreadableEntryError } from '../../../src/storage/storage-errors.ts';
import { openedStore } from './opened-store.ts';
import { readAll } from './read-all.ts';
import { bareReview, draft, fullReview, guildRecord, outboxEntry, show, votes } from './sample-entries.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** Tests what every store must do, whichever database it uses. */
export function describeStore(name: string, openBackend: () => Promise<Backend>): void {
  const open = async () => openedStore(await openBackend());

  describe(`a store on ${name}`, () => {
    afterEach(() => void vi.useRealTimers());

    test('has nothing under a key that was never set', async () => {
      const { store } = await open();
      expect(await store.guilds.get('1')).toBeUndefined();
      await store.commit([store.guilds.remove('1')]);
      expect(await readAll(store.guilds.entries())).toEqual([]);
    });

    test('returns each kind of entry as it was set, without its version', async () => {
      const { store } = await open();
      await store.commit([store.guilds.put('1', guildRecord)]);
      await store.commit([store.drafts.put('1:2:3', draft)]);
      await store.commit([store.outbox.put('1:r', outboxEntry)]);
      await store.commit([store.guild('1').shows.put('show-1', show)]);
      await store.commit([store.guild('1').reviews.put('full', fullReview)]);
      await store.commit([store.guild('1').reviews.put('bare', bareReview)]);
      await store.commit([store.guild('1').votes.put('r', votes)]);
      expect(await store.guilds.get('1')).toEqual(guildRecord);
      expect(await store.drafts.get('1:2:3')).toEqual(draft);
      expect(await store.outbox.get('1:r')).toEqual(outboxEntry);
      expect(await store.guild('1').shows.get('show-1')).toEqual(show);
      expect(await store.guild('1').reviews.get('full')).toEqual(fullReview);
      expect(await store.guild('1').reviews.get('bare')).toEqual(bareReview);
      expect(await store.guild('1').votes.get('r')).toEqual(votes);
    });

    test('answers whether it works', async () => {
      const { store } = await open();
      await expect(store.check()).resolves.toBeUndefined();
    });

    test('that has refused a commit works again once it takes one, and what it writes for that changes nothing', async () => {
      const backend = await openBackend();
      let isFull = false;
      const { store, readRaw } = await openedStore({
        ...backend,
        commit: (calls) =>
          isFull ? Promise.reject(new StorageError('full', 'Full.')) : backend.commit(calls),
      });
      const before = await readRaw('meta');
      isFull = true;
      // Reading still works, which says nothing about writing.
      expect(await store.guilds.get('1')).toBeUndefined();
      await expect(store.check()).resolves.toBeUndefined();
      await expect(store.commit([store.guilds.put('1', guildRecord)])).rejects.toThrow('Full.');
      await expect(store.check()).rejects.toThrow('Full.');
      isFull = false;
      await expect(store.check()).resolves.toBeUndefined();
      expect(await readRaw('meta')).toEqual(before);
      expect(await store.guilds.get('1')).toBeUndefined();
    });

    test("counts a guild's reviews, and tells the facts about each", async () => {
      const { store } = await open();
      const { reviews } = store.guild('1');
      const keyOf = ({ showId, author }: Review) => reviewKey(showId, author.id);
      for (const review of [bareReview, fullReview]) await store.commit([reviews.put(keyOf(review), review)]);
      await store.commit([store.guild('11').reviews.put(keyOf(bareReview), bareReview)]);
      expect(await store.reviewCount('1')).toBe(2);
      const facts: ReviewFacts[] = [];
      await store.reviewFacts('1', (one) => facts.push(one));
      expect(facts.sort((a, b) => a.key.localeCompare(b.key))).toEqual([fullReview, bareReview].map(factsOf));
      await store.commit([reviews.remove(keyOf(bareReview))]);
      expect(await store.reviewCount('1')).toBe(1);
      expect(await store.reviewCount('2')).toBe(0);
    });

    test('erases all of a guild and nothing of others, and names those that have anything', async () => {
      const { store } = await open();
      const everything = (id: string) => [
        store.guilds.put(id, guildRecord),
        store.drafts.put(`${id}:2:3`, draft),
        store.outbox.put(`${id}:r`, outboxEntry),
        store.guild(id).shows.put('show-1', show),
        store.guild(id).votes.put('r', votes),
      ];
      for (const id of ['1', '11', '2']) await store.commit(everything(id));
      const reviews = Array.from({ length: 1200 }, (_, index) =>
        store.guild('1').reviews.put(`show-1:${index}`, bareReview),
      );
      await store.commit(reviews);
      await store.commit([store.guilds.put('3', {}), store.guild('4').members.put('5', {})]);
      expect((await store.guildIds()).sort()).toEqual(['1', '11', '2', '3', '4']);
      await store.eraseGuild('1');
      expect((await store.guildIds()).sort()).toEqual(['11', '2', '3', '4']);
      expect(await store.reviewCount('1')).toBe(0);
      expect(await store.drafts.get('1:2:3')).toBeUndefined();
      for (const id of ['11', '2']) {
        expect(await store.guilds.get(id)).toEqual(guildRecord);
        expect(await store.drafts.get(`${id}:2:3`)).toEqual(draft);
        expect(await store.outbox.get(`${id}:r`)).toEqual(outboxEntry);
        expect(await store.guild(id).shows.get('show-1')).toEqual(show);
        expect(await store.guild(id).votes.get('r')).toEqual(votes);
      }
      await store.eraseGuild('1');
      expect(await store.guildIds()).not.toContain('1');
    });

    test('replaces an entry, and deletes it', async () => {
      const { store } = await open();
      await store.commit([store.guilds.put('1', guildRecord)]);
      await store.commit([store.guilds.put('1', {})]);
      expect(await store.guilds.get('1')).toEqual({});
      await store.commit([store.guilds.remove('1')]);
      expect(await store.guilds.get('1')).toBeUndefined();
    });

    test('keeps namespaces with the same keys apart', async () => {
      const { store } = await open();
      const titles = ['first guild', 'second guild', 'guild whose id begins like the first'];
      const guilds = ['1', '2', '11'].map((id) => store.guild(id).shows);
      await Promise.all(
        guilds.map((shows, index) => store.commit([shows.put('k', { ...show, title: titles[index] ?? '' })])),
      );
      await store.commit([store.guild('1').votes.put('k', votes)]);
      await store.commit([store.guilds.put('k', guildRecord)]);
      for (const [index, shows] of guilds.entries()) {
        expect(await readAll(shows.entries())).toEqual([['k', { ...show, title: titles[index] }]]);
      }
      await store.commit([store.guild('1').shows.remove('k')]);
      expect(await guilds[1]?.get('k')).toEqual({ ...show, title: titles[1] });
      expect(await store.guild('1').votes.get('k')).toEqual(votes);
      expect(await store.guilds.get('k')).toEqual(guildRecord);
    });

    test('accepts any text as a key', async () => {
      const { store } = await open();
      const key = fc.string({ unit: 'grapheme', minLength: 1 });
      const property = fc.asyncProperty(
        fc.uniqueArray(key, { maxLength: 20 }),
        fc.uuid(),
        async (keys, guildId) => {
          const shows = store.guild(guildId).shows;
          await Promise.all(keys.map((id) => store.commit([shows.put(id, { ...show, id })])));
          const found = (await readAll(shows.entries())).map(([id, entry]) => [id, entry.id]);
          expect(found.sort()).toEqual(keys.map((id) => [id, id]).sort());
          for (const id of keys) expect(await shows.get(id)).toEqual({ ...show, id });
        },
      );
      await fc.assert(property, { numRuns: 30 });
    });

    test('accepts any text as a value', async () => {
      const { store } = await open();
      const property = fc.asyncProperty(fc.string({ unit: 'binary' }), async (body) => {
        await store.commit([store.guild('1').reviews.put('r', { ...bareReview, body })]);
        expect(await store.guild('1').reviews.get('r')).toEqual({ ...bareReview, body });
      });
      await fc.assert(property, { numRuns: 100 });
    });

    test('runs the calls for one key in the order they were made', async () => {
      const { store } = await open();
      const [, first, , , none, , last] = await Promise.all([
        store.commit([store.guilds.put('1', { channelId: 'a' })]),
        store.guilds.get('1'),
        store.commit([store.guilds.put('1', { channelId: 'b' })]),
        store.commit([store.guilds.remove('1')]),
        store.guilds.get('1'),
        store.commit([store.guilds.put('1', { channelId: 'c' })]),
        store.guilds.get('1'),
      ]);
      expect({ first, none, last }).toEqual({
        first: { channelId: 'a' },
        none: undefined,
        last: { channelId: 'c' },
      });
    });

    test('keeps simultaneous writers from disturbing each other', async () => {
      const { store } = await open();
      const write = async (writer: number): Promise<void> => {
        const reviews = store.guild(String(writer % 3)).reviews;
        for (let turn = 0; turn < 10; turn += 1) {
          await store.commit([reviews.put(`r${writer}`, { ...bareReview, writtenAt: turn })]);
          expect(await reviews.get(`r${writer}`)).toEqual({ ...bareReview, writtenAt: turn });
        }
      };
      await Promise.all(Array.from({ length: 30 }, (_, writer) => write(writer)));
      const found = await Promise.all(
        ['0', '1', '2'].map((id) => readAll(store.guild(id).reviews.entries())),
      );
      expect(found.flat().map(([key, review]) => `${key} ${review.writtenAt}`)).toHaveLength(30);
      expect(new Set(found.flat().map(([, review]) => review.writtenAt))).toEqual(new Set([9]));
    });

    test('refuses an entry that it could not read back, and one without a key', async () => {
      const { store } = await open();
      const reviews = store.guild('1').reviews;
      expect(() => reviews.put('a', { ...bareReview, score: Number.NaN })).toThrow('score');
      expect(() => reviews.put('', bareReview)).toThrow('has no key');
      await store.commit([reviews.put('a', fullReview)]);
      expect((await readAll(reviews.entries())).map(([key]) => key)).toEqual(['a']);
    });

    test('commits entries of several kinds, and deletions, at once', async () => {
      const { store } = await open();
      await store.commit([store.guilds.put('1', guildRecord), store.guild('1').shows.put('s', show)]);
      await store.commit([
        store.guild('1').shows.remove('s'),
        store.guild('1').reviews.put('r', fullReview),
        store.guild('1').votes.put('r', votes),
        store.drafts.put('1:2:3', draft),
      ]);
      expect(await store.guilds.get('1')).toEqual(guildRecord);
      expect(await store.guild('1').shows.get('s')).toBeUndefined();
      expect(await store.guild('1').reviews.get('r')).toEqual(fullReview);
      expect(await store.guild('1').votes.get('r')).toEqual(votes);
      expect(await store.drafts.get('1:2:3')).toEqual(draft);
    });

    test.each([
      ['is not JSON', 'a secret review', 'it is no versioned entry'],
      ['is not an object', '{"value":"a secret review"}', 'it is no versioned entry'],
      ['is of a later version', '{"value":{"v":2}}', 'its version is 2, not 1'],
      ['has a text as its version', '{"value":{"v":"a secret review"}}', 'its version is unknown, not 1'],
      ['lacks a property', '{"value":{"v":1,"emoji":{"notHelpful":"a secret"}}}', 'emoji.helpful: '],
      ['has a property of another type', '{"value":{"v":1,"channelId":["a secret"]}}', 'channelId: '],
    ])(
      'reports an entry that %s, skips it, leaves it in place, and sets it aside when it is replaced',
      async (_, raw, problem) => {
        const { store, reports, writeRaw, readRaw } = await open();
        await store.commit([store.guilds.put('1', guildRecord)]);
        await writeRaw('guilds', '2', raw);
        await store.commit([store.guilds.put('3', guildRecord)]);

        await expect(store.guilds.get('2')).rejects.toBeInstanceOf(UnreadableEntryError);
        const readable = (await readAll(store.guilds.entries())).map(([key]) => key);
        expect(readable.sort()).toEqual(['1', '3']);
        expect(reports).toHaveLength(2);
        expect(new Set(reports).size).toBe(1);
        expect(reports[0]).toContain(`guilds 2: ${problem}`);
        expect(reports[0]).not.toContain('secret');
        expect(await readRaw('guilds')).toContainEqual(['2', raw]);
        expect(await readRaw('aside')).toEqual([]);

        await store.commit([store.guilds.put('2', guildRecord)]);
        expect(await store.guilds.get('2')).toEqual(guildRecord);
        expect(await readRaw('aside')).toEqual([[expect.stringMatching(/^guilds:2:\d+$/), raw]]);
      },
    );

    test('sets an unreadable entry aside when it is deleted, until its guild is erased', async () => {
      const { store, writeRaw, readRaw } = await open();
      await writeRaw('votes:1', 'r', '{');
      expect(await readAll(store.guild('1').votes.entries())).toEqual([]);
      await store.commit([store.guild('1').votes.remove('r')]);
      expect(await store.guild('1').votes.get('r')).toBeUndefined();
      expect(await readRaw('aside')).toEqual([[expect.stringMatching(/^votes:1:r:\d+$/), '{']]);
      await store.eraseGuild('1');
      expect(await readRaw('aside')).toEqual([]);
    });

    test('yields to the event loop while it reads 10,000 entries', async () => {
      const { store } = await open();
      const shows = store.guild('1').shows;
      await Promise.all(
        Array.from({ length: 10_000 }, (_, id) =>
          store.commit([shows.put(`${id}`, { ...show, id: `${id}` })]),
        ),
      );
      let turns = 0;
      let reading = true;
      const count = (): void => {
        turns += 1;
        if (reading) setImmediate(count);
      };
      setImmediate(count);
      const seen = new Set<string>();
      for await (const [key, entry] of shows.entries()) if (entry.id === key) seen.add(key);
      reading = false;
      expect(seen.size).toBe(10_000);
      // Every few milliseconds, however many entries that are.
      expect(turns).toBeGreaterThanOrEqual(5);
    });

    test('keeps what a member typed for seven days by the time it is told, whatever the machine says', async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: 1000 });
      const { store } = await open();
      const saved = { ...draft, savedAt: 1_700_000_000_000 };
      const later = { ...saved, savedAt: saved.savedAt + DAY };
      await store.commit([store.drafts.put('left', saved)]);
      await store.commit([store.drafts.put('kept', later)]);
      await store.commit([store.outbox.put('1:r', outboxEntry)]);
      vi.setSystemTime(saved.savedAt + 100 * DAY);
      await store.clearExpired(saved.savedAt + 7 * DAY - 1);
      expect(await store.drafts.get('left')).toEqual(saved);
      await store.clearExpired(saved.savedAt + 7 * DAY);
      expect(await readAll(store.drafts.entries())).toEqual([['kept', later]]);
      await store.clearExpired(saved.savedAt + 100 * DAY);
      expect(await store.drafts.get('kept')).toBeUndefined();
      expect(await store.outbox.get('1:r')).toEqual(outboxEntry);
    });

    test('keeps a draft that is saved again while expired ones are deleted', async () => {
      const { store } = await open();
      const again = { ...draft, savedAt: draft.savedAt + 8 * DAY };
      await store.commit([store.drafts.put('one', draft)]);
      const clearing = store.clearExpired(draft.savedAt + 7 * DAY);
      await store.commit([store.drafts.put('one', again)]);
      await clearing;
      expect(await store.drafts.get('one')).toEqual(again);
    });

    test('forgets what a member did an hour after the last of it', async () => {
      const { store } = await open();
      const { activity } = store.guild('1');
      await store.commit([activity.put('21', { reviews: [1000], shows: [], reports: [2000] })]);
      await store.clearExpired(1000 + HOUR);
      expect(await activity.get('21')).toBeDefined();
      await store.clearExpired(2000 + HOUR);
      expect(await activity.get('21')).toBeUndefined();
    });
  });
}
