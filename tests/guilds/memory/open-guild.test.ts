import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { updateVoterRoles } from '../../../src/guilds/counting/voter-roles.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { blockMember } from '../../../src/guilds/moderation/block-member.ts';
import { addReport } from '../../../src/guilds/moderation/reports.ts';
import { addNotice, noticesFor } from '../../../src/guilds/notices/notices.ts';
import { changeSettings } from '../../../src/guilds/settings/guild-settings.ts';
import type { Store } from '../../../src/storage/store/store.ts';
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
  return { ...store, commit };
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
  expect(memoryState(guild)).toEqual(memoryState(await reopened(store)));
  expect(await contradictions(store, guild.memory.id)).toEqual([]);
}

describe('After any acts', () => {
  test('memory is what a fresh load gives, and an act that the disk refused has changed nothing', async () => {
    const steps = fc.array(fc.record({ act: randomAct, isRefused: fc.boolean() }), { maxLength: 40 });
    const property = fc.asyncProperty(steps, async (some) => {
      const { store, disk } = fillable(await memoryStore());
      const guild = await reopened(store);
      await beginWithReviews(guild);
      for (const [now, { act, isRefused }] of some.entries()) {
        const before = isRefused && { memory: memoryState(guild), stored: await storedState(guild) };
        disk.full = isRefused;
        await act(guild, now).catch(() => {});
        disk.full = false;
        if (isRefused)
          expect({ memory: memoryState(guild), stored: await storedState(guild) }).toEqual(before);
        else await expectFaithful(guild, store);
      }
    });
    await fc.assert(property, { numRuns: 150 });
  });

  test('that happen at the same time, memory is what a fresh load gives', async () => {
    const property = fc.asyncProperty(fc.array(randomAct, { maxLength: 40 }), async (some) => {
      const store = slow(await memoryStore());
      const guild = await reopened(store);
      await beginWithReviews(guild);
      await Promise.allSettled(some.map((act, now) => act(guild, now)));
      await expectFaithful(guild, store);
    });
    await fc.assert(property, { numRuns: 150 });
  });

  test('and the end of the process before or after a commit, a start finds all of an act or nothing', async () => {
    const property = fc.asyncProperty(
      fc.array(randomAct, { maxLength: 30 }),
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
    await fc.assert(property, { numRuns: 150 });
  });
});

test('Acts about the same thing that happen at the same time lose nothing of each other', async () => {
  const guild = await reopened(slow(await memoryStore()));
  const members = Array.from({ length: 12 }, (_, index) => `${30 + index}`);
  await Promise.all(
    members.flatMap((by, at) => [
      guild.run(addReport('s1:21', { by, reason: 'other', at })),
      guild.run(addNotice('21', { act: 'hide', at })),
    ]),
  );
  expect((await guild.store.reports.get('s1:21'))?.reports.map(({ by }) => by)).toEqual(members);
  expect(await noticesFor(guild, '21')).toHaveLength(12);
});

test('A role that is required for voting again counts those who are known to hold it', async () => {
  const guild = await reopened(await memoryStore());
  await beginWithReviews(guild);
  await guild.run(changeSettings({ voterRoleId: 'a' }));
  await guild.run(updateVoterRoles(new Map([['31', ['a']]])));
  expect(guild.memory.counts('s1:21').helpful).toBe(1);
  await guild.run(changeSettings({ voterRoleId: 'b' }));
  expect(guild.memory.counts('s1:21').helpful).toBe(0);
  await guild.run(changeSettings({ voterRoleId: 'a' }));
  expect(guild.memory.counts('s1:21').helpful).toBe(1);
});

test('A vote that is written while all votes are counted again counts', async () => {
  const store = await memoryStore();
  const read = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  let holds = false;
  const guildOf: Store['guild'] = (guildId) => {
    const collections = store.guild(guildId);
    async function* entries() {
      for await (const entry of collections.votes.entries()) {
        read.resolve();
        if (holds) await goOn.promise;
        yield entry;
      }
    }
    return { ...collections, votes: { ...collections.votes, entries } };
  };
  const guild = await reopened({ ...store, guild: guildOf });
  await beginWithReviews(guild);
  holds = true;
  const blocked = guild.run(blockMember('31', { at: 1 }));
  await read.promise;
  const messageId = [...guild.memory.reviews()].flatMap(({ key, posting }) =>
    key === 's1:21' && posting.state === 'posted' ? [posting.messageId] : [],
  )[0];
  const reaction = { emoji: '👍', userId: '32', kind: 'normal', bot: false } as const;
  await guild.votes.change('s1:21', messageId ?? '', (ballot) => ballot.add(reaction));
  goOn.resolve();
  await blocked;
  expect(guild.memory.counts('s1:21')).toEqual({ helpful: 1, notHelpful: 0 });
});
