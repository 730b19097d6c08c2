import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { updateVoterRoles } from '../../../src/guilds/counting/voter-roles.ts';
import { remove } from '../../../src/guilds/memory/change.ts';
import { Listeners } from '../../../src/guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { blockMember } from '../../../src/guilds/moderation/block-member.ts';
import { addReport } from '../../../src/guilds/moderation/reports.ts';
import { addNotices, noticesFor } from '../../../src/guilds/notices/notices.ts';
import { repostReview } from '../../../src/guilds/posting/repost-review.ts';
import { deleteReview } from '../../../src/guilds/reviews/delete-review.ts';
import { restoreReview } from '../../../src/guilds/reviews/restore-review.ts';
import { changeSettings } from '../../../src/guilds/settings/guild-settings.ts';
import type { Ballot } from '../../../src/reviews/counting/ballot.ts';
import type { HelpfulCounts } from '../../../src/reviews/counting/votes.ts';
import { reviewKey } from '../../../src/reviews/review.ts';
import { StorageError } from '../../../src/storage/storage-errors.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import type { Store } from '../../../src/storage/store/store.ts';
import { readAll } from '../../storage/store/read-all.ts';
import { changedCollection } from '../../support/changed-collection.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { scoreChange } from '../taste/score-changes.ts';
import { contradictions, memoryState, storedState } from './guild-state.ts';
import { fillable, memoryStore, reopened } from './opened-guild.ts';
import { beginWithReviews, randomAct } from './random-acts.ts';

/** A store that counts its commits, and can seem to end the process before or after the next one. */
function mortal(store: Store) {
  const life: { commits: number; ends?: 'before' | 'after' } = { commits: 0 };
  const end = () => new Promise<never>(() => {});
  const commit: Store['commit'] = async (writes) => {
    life.commits += 1;
    if (life.ends === 'before') return end();
    await store.commit(writes);
    if (life.ends === 'after') return end();
  };
  return { store: { ...store, commit }, life };
}

/** A store that takes its time, as a disk does: acts overlap. */
function slow(store: Store): Store {
  const commit: Store['commit'] = async (writes) => {
    for (let turn = 0; turn < writes.length % 3; turn += 1) await new Promise(setImmediate);
    await store.commit(writes);
    await new Promise(setImmediate);
  };
  const guild: Store['guild'] = (guildId) => {
    const collections = store.guild(guildId);
    async function* entries() {
      for await (const entry of collections.votes.entries()) {
        yield entry;
        await new Promise(setImmediate);
      }
    }
    return { ...collections, votes: changedCollection(collections.votes, { entries }) };
  };
  return { ...store, commit, guild };
}

/** Resolves once an act has ended, or waits for a process that is no more. */
async function ended(act: Promise<unknown>): Promise<void> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  act.then(over, over);
  for (let turn = 0; turn < 30 && !isOver; turn += 1) await new Promise(setImmediate);
}

async function expectFaithful(guild: OpenGuild, store: Store): Promise<void> {
  expect(await memoryState(guild)).toEqual(await memoryState(await reopened(store)));
  expect(await contradictions(store, guild.memory.id)).toEqual([]);
}

describe('After any acts', () => {
  test('memory is what a fresh load gives, and an act that the disk refused has changed nothing', async () => {
    const steps = fc.array(fc.record({ act: randomAct, isRefused: fc.boolean() }), {
      maxLength: 40,
      size: 'max',
    });
    const property = fc.asyncProperty(steps, async (some) => {
      const { store, disk } = fillable(await memoryStore());
      const guild = await reopened(store);
      await beginWithReviews(guild);
      for (const [now, { act, isRefused }] of some.entries()) {
        const before = isRefused && { memory: await memoryState(guild), stored: await storedState(guild) };
        disk.full = isRefused;
        await act(guild, now).catch(() => {});
        disk.full = false;
        if (isRefused)
          expect({ memory: await memoryState(guild), stored: await storedState(guild) }).toEqual(before);
        else await expectFaithful(guild, store);
      }
    });
    await fc.assert(property, { numRuns: 60 });
  });

  test('that happen at the same time, memory is what a fresh load gives', async () => {
    const property = fc.asyncProperty(fc.array(randomAct, { maxLength: 40, size: 'max' }), async (some) => {
      const store = slow(await memoryStore());
      const guild = await reopened(store);
      await beginWithReviews(guild);
      await Promise.allSettled(some.map((act, now) => act(guild, now)));
      await expectFaithful(guild, store);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  test('and the end of the process before or after a commit, a start finds all of an act or nothing', async () => {
    const property = fc.asyncProperty(
      fc.array(randomAct, { maxLength: 30, size: 'max' }),
      randomAct,
      fc.constantFrom('before' as const, 'after' as const),
      async (some, last, ends) => {
        const { store, life } = mortal(await memoryStore());
        const guild = await reopened(store);
        await beginWithReviews(guild);
        await beginWithReviews(guild);
        for (const [now, act] of some.entries()) {
          life.commits = 0;
          await act(guild, now).catch(() => {});
          expect(life.commits).toBeLessThanOrEqual(1);
        }
        const before = await storedState(guild);
        life.ends = ends;
        await ended(last(guild, some.length));
        if (ends === 'before') expect(await storedState(guild)).toEqual(before);
        expect(await contradictions(store, guild.memory.id)).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });
});

test('Acts about the same thing that happen at the same time lose nothing of each other', async () => {
  const guild = await reopened(slow(await memoryStore()));
  const members = Array.from({ length: 12 }, (_, index) => `${30 + index}`);
  await beginWithReviews(guild);
  await Promise.all(
    members.flatMap((by, at) => [
      guild.run(addReport('s1:21', { by, reason: 'other', at })),
      guild.run(addNotices('21', { act: 'hide', at })),
    ]),
  );
  expect((await guild.store.reports.get('s1:21'))?.reports.map(({ by }) => by)).toEqual(members);
  expect(await noticesFor(guild, '21')).toHaveLength(12);
});

test('A review that was read before is read as it is after each change', async () => {
  const guild = await reopened(await memoryStore());
  const key = reviewKey('s0', '21');
  for (const score of [80, 45]) {
    await guild.commit([scoreChange('s0', '21', score)]);
    expect(await guild.readableReview(key)).toMatchObject({ score });
    expect(await guild.readableReview(key)).toMatchObject({ score });
  }
  await guild.commit([remove('reviews', key)]);
  expect(await guild.readableReview(key)).toBeUndefined();
});

test('An act that turns out to be about something else while it waits decides in the turn of that', async () => {
  const guild = await reopened(await memoryStore());
  const order: string[] = [];
  let about = 'first';
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = [
    guild.queue.run('first', () => first.promise),
    guild.queue.run('second', () => second.promise.then(() => void order.push('second ends'))),
  ];
  const ran = guild.run({
    turns: () => [about],
    decide: () => {
      order.push('decides');
      return { changes: [], answer: undefined };
    },
  });
  about = 'second';
  first.resolve();
  await holding[0];
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
  second.resolve();
  await ran;
  expect(order).toEqual(['second ends', 'decides']);
});

test('A role that is required for voting again counts those who are known to hold it', async () => {
  const guild = await reopened(await memoryStore());
  await beginWithReviews(guild);
  await guild.run(changeSettings({ voterRoleId: 'a' }));
  await guild.run(updateVoterRoles(new Map([['31', ['a']]])));
  expect((await countsNow(guild)).helpful).toBe(1);
  await guild.run(changeSettings({ voterRoleId: 'b' }));
  expect((await countsNow(guild)).helpful).toBe(0);
  await guild.run(changeSettings({ voterRoleId: 'a' }));
  expect((await countsNow(guild)).helpful).toBe(1);
});

/** The counts of a review once all votes are counted by the rules of now. */
async function countsNow(guild: OpenGuild): Promise<HelpfulCounts> {
  await guild.recounted();
  return guild.counts('s1:21');
}

const like = (userId: string) => (ballot: Ballot) =>
  ballot.add({ emoji: '👍', userId, kind: 'normal', bot: false });

function messageOf(guild: OpenGuild): string {
  const posting = guild.memory.reviewByKey('s1:21')?.posting;
  return posting?.state === 'posted' ? posting.messageId : '';
}

/** A store in which the entries of a kind are read when the test lets them: each, or all once they are read. */
function readingLate(store: Store, kind: 'votes' | 'voters', beforeEach: () => Promise<void>): Store {
  const guild: Store['guild'] = (guildId) => {
    const collections = store.guild(guildId);
    async function* entries() {
      const read = await readAll<readonly [string, unknown]>(collections[kind].entries());
      for (const entry of read) {
        await beforeEach();
        yield entry;
      }
    }
    return {
      ...collections,
      [kind]: changedCollection(collections[kind] as never, { entries } as never),
    };
  };
  return { ...store, guild };
}

test('What Discord says of a member while roles are read again stays', async () => {
  const memory = await memoryStore();
  const read = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  let holds = false;
  const store = readingLate(memory, 'voters', async () => {
    if (!holds) return;
    read.resolve();
    await goOn.promise;
  });
  const guild = await reopened(store);
  await beginWithReviews(guild);
  await guild.run(changeSettings({ voterRoleId: 'a' }));
  await guild.run(updateVoterRoles(new Map([['31', []]])));
  await guild.run(changeSettings({ voterRoleId: undefined }));
  holds = true;
  const changed = guild.run(changeSettings({ voterRoleId: 'a' }));
  await read.promise;
  const voted = guild.votes.change('s1:21', messageOf(guild), like('32'));
  const updated = guild.run(updateVoterRoles(new Map([['31', ['a']]])));
  await voted;
  await new Promise(setImmediate);
  goOn.resolve();
  await Promise.all([changed, updated]);
  expect(await memoryState(guild)).toEqual(await memoryState(await reopened(memory)));
  expect((await countsNow(guild)).helpful).toBe(1);
});

test('A vote that is written while all votes are counted again counts', async () => {
  const read = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  let holds = false;
  const store = readingLate(await memoryStore(), 'votes', async () => {
    read.resolve();
    if (holds) await goOn.promise;
  });
  const guild = await reopened(store);
  await beginWithReviews(guild);
  holds = true;
  const blocked = guild.run(blockMember('31', { at: 1 }));
  await read.promise;
  await guild.votes.change('s1:21', messageOf(guild), like('32'));
  goOn.resolve();
  await blocked;
  expect(await countsNow(guild)).toEqual({ helpful: 1, notHelpful: 0 });
});

test('When votes cannot be read again after a change, the next change counts them', async () => {
  let isBroken = false;
  const failures: unknown[] = [];
  const told: string[] = [];
  const broken = new StorageError('unavailable', 'The disk is broken.');
  const store = readingLate(await memoryStore(), 'votes', async () => {
    if (isBroken) throw broken;
  });
  const listeners = new Listeners((error) => failures.push(error));
  listeners.on('blocked', (_, { key }) => told.push(key));
  const guild = await reopened(store, { listeners });
  await beginWithReviews(guild);
  isBroken = true;
  await guild.run(blockMember('31', { at: 1 }));
  await guild.recounted();
  expect({ failures, told }).toEqual({ failures: [broken], told: ['31'] });
  isBroken = false;
  await guild.run(addNotices('21', { act: 'hide', at: 1 }));
  expect(await countsNow(guild)).toEqual({ helpful: 0, notHelpful: 0 });
});

test.each([
  ['INSERT', 'reviews:1'],
  ['INSERT', 'removed'],
  ['INSERT', 'outbox'],
  ['DELETE', 'reviews:1'],
  ['DELETE', 'votes:1'],
  ['DELETE', 'removed'],
])(
  'An act whose %s in %s the disk refuses changes nothing, on disk or in memory',
  async (statement, namespace) => {
    const file = join(await temporaryDirectory(), 'ovation.sqlite');
    const store = await openStore(`sqlite://${file}`, { onUnreadable: () => {} });
    onTestFinished(() => store.close());
    const guild = await reopened(store);
    await beginWithReviews(guild);
    await guild.run(deleteReview('s2:22', { by: '22', now: 1 }));
    const execute = (sql: string) => {
      const database = new DatabaseSync(file, { timeout: 5000 });
      database.exec(sql);
      database.close();
    };
    const row = statement === 'INSERT' ? 'NEW' : 'OLD';
    const before = { memory: await memoryState(guild), stored: await storedState(guild) };
    execute(
      `CREATE TRIGGER refuse BEFORE ${statement} ON keyv WHEN ${row}.namespace = '${namespace}' BEGIN SELECT RAISE(ABORT, 'refused'); END`,
    );
    const acts = [
      deleteReview('s1:21', { by: '21', now: 2 }),
      restoreReview('s2:22', { by: '22', now: 2 }),
      repostReview('s1:22', '9', 2),
    ];
    const outcomes = await Promise.allSettled(acts.map((act) => guild.run<unknown>(act)));
    execute('DROP TRIGGER refuse');
    const refused = outcomes.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []));
    expect(refused.length).toBeGreaterThan(0);
    expect(await memoryState(guild)).toEqual(await memoryState(await reopened(store)));
    expect(await contradictions(store, '1')).toEqual([]);
    if (refused.length === acts.length)
      expect({ memory: await memoryState(guild), stored: await storedState(guild) }).toEqual(before);
  },
);

test('When roles cannot be read after a change, the next change reads them', async () => {
  const memory = await memoryStore();
  let isBroken = false;
  const store = readingLate(memory, 'voters', async () => {
    if (isBroken) throw new StorageError('unavailable', 'The disk is broken.');
  });
  const guild = await reopened(store, { listeners: new Listeners(() => {}) });
  await beginWithReviews(guild);
  await guild.run(changeSettings({ voterRoleId: 'a' }));
  await guild.run(updateVoterRoles(new Map([['31', ['a']]])));
  await guild.run(changeSettings({ voterRoleId: undefined }));
  isBroken = true;
  await guild.run(changeSettings({ voterRoleId: 'a' }));
  await guild.recounted();
  isBroken = false;
  await guild.run(addNotices('21', { act: 'hide', at: 1 }));
  expect(await memoryState(guild)).toEqual(await memoryState(await reopened(memory)));
});
