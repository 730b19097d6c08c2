import { expect, test } from 'vitest';
import type { GuildDirectoryOptions } from '../../../src/guilds/memory/guild-directory.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { markPosted } from '../../../src/guilds/posting/delivery-state.ts';
import { markDeletedByHand } from '../../../src/guilds/posting/mark-message-gone.ts';
import { outboxKey } from '../../../src/guilds/posting/outbox-key.ts';
import { repostReview } from '../../../src/guilds/posting/repost-review.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { changeSettings } from '../../../src/guilds/settings/guild-settings.ts';
import type { Ballot } from '../../../src/reviews/counting/ballot.ts';
import type { Store } from '../../../src/storage/store/store.ts';
import { fillable, memoryStore, NOOR, OPINION, reopened } from './opened-guild.ts';

const KEY = 'glass:21';
const add = (userId: string) => (ballot: Ballot) =>
  ballot.add({ emoji: '👍', userId, kind: 'normal', bot: false });

/** A guild with a posted review, whose message has this id. */
async function withReview(store: Store, options?: Partial<GuildDirectoryOptions>): Promise<OpenGuild> {
  const guild = await reopened(store, options);
  const show = { id: 'glass', title: 'Glass Heart' };
  await guild.run(
    writeReview({ author: NOOR, hasWriterRole: true, show, opinion: OPINION, channelId: '7', now: 1 }),
  );
  await post(guild, 'm1');
  return guild;
}

async function post(guild: OpenGuild, messageId: string, key = outboxKey('1', KEY)): Promise<void> {
  const entry = await guild.store.outbox.get(key);
  if (entry !== undefined) await guild.run(markPosted(entry, messageId, 2));
}

/** Posts the review again, and gives up its old message. */
async function repost(guild: OpenGuild, messageId: string): Promise<void> {
  const posting = guild.memory.reviewByKey(KEY)?.posting;
  await post(guild, messageId, await guild.run(repostReview(KEY, '7', 2)));
  if (posting?.state === 'posted')
    await guild.run(markDeletedByHand({ reviewKey: KEY, postingId: posting.id }, 2));
}

const voters = async (store: Store) => (await store.guild('1').votes.get(KEY))?.reactions['👍']?.normal;

/** A store that counts its commits. */
function counted(store: Store): { readonly store: Store; readonly commits: () => number } {
  let commits = 0;
  const commit: Store['commit'] = (writes) => {
    commits += 1;
    return store.commit(writes);
  };
  return { store: { ...store, commit }, commits: () => commits };
}

test('Votes that arrive together are committed together, and count once they are on disk', async () => {
  const { store, commits } = counted(await memoryStore());
  const guild = await withReview(store, { flushDelay: 10 });
  const before = commits();
  const voted = ['30', '31', '32'].map((user) => guild.votes.change(KEY, 'm1', add(user)));
  expect((await guild.counts(KEY)).helpful).toBe(0);
  expect(await Promise.all(voted)).toEqual(['changed', 'changed', 'changed']);
  expect(commits()).toBe(before + 1);
  expect((await guild.counts(KEY)).helpful).toBe(3);
  expect(await voters(store)).toEqual(['30', '31', '32']);
});

test('A vote that changes nothing says so, also beside others that do, and is not written', async () => {
  const { store, commits } = counted(await memoryStore());
  const guild = await withReview(store);
  const voted = ['30', '30', '31'].map((user) => guild.votes.change(KEY, 'm1', add(user)));
  expect(await Promise.all(voted)).toEqual(['changed', 'unchanged', 'changed']);
  const before = commits();
  expect(await guild.votes.change(KEY, 'm1', add('31'))).toBe('unchanged');
  expect(commits()).toBe(before);
});

test('Votes on another message than the current one change nothing', async () => {
  const store = await memoryStore();
  const guild = await withReview(store);
  expect(await guild.votes.change(KEY, 'm0', add('30'))).toBe('other-message');
  expect(await guild.votes.change('glass:22', 'm1', add('30'))).toBe('other-message');
  expect(await voters(store)).toBeUndefined();
});

test('Votes that the disk refuses count for nothing, and the next ones are written', async () => {
  const { store, disk } = fillable(await memoryStore());
  const guild = await withReview(store);
  await guild.votes.change(KEY, 'm1', add('30'));
  disk.full = true;
  await expect(guild.votes.change(KEY, 'm1', add('31'))).rejects.toMatchObject({ code: 'full' });
  expect((await guild.counts(KEY)).helpful).toBe(1);
  disk.full = false;
  await guild.votes.change(KEY, 'm1', add('32'));
  expect(await voters(store)).toEqual(['30', '32']);
  expect((await guild.counts(KEY)).helpful).toBe(2);
});

test('Votes that arrive while Discord is asked are counted at once, and again after its answer', async () => {
  const store = await memoryStore();
  const guild = await withReview(store);
  await guild.votes.change(KEY, 'm1', add('30'));
  const answer = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const replaced = guild.votes.replace(KEY, 'm1', async () => {
    asked.resolve();
    await answer.promise;
    // What Discord had before the vote that has arrived meanwhile.
    return (ballot) => ballot.replace('👍', { normal: ['40'], super: [] }, []);
  });
  await asked.promise;
  expect(await guild.votes.change(KEY, 'm1', add('31'))).toBe('changed');
  expect((await guild.counts(KEY)).helpful).toBe(2);
  answer.resolve();
  expect(await replaced).toBe('changed');
  expect((await voters(store))?.toSorted()).toEqual(['31', '40']);
});

test('When Discord does not answer, the votes stay as they were', async () => {
  const store = await memoryStore();
  const guild = await withReview(store);
  await guild.votes.change(KEY, 'm1', add('30'));
  const down = new Error('Discord is down');
  await expect(guild.votes.replace(KEY, 'm1', () => Promise.reject(down))).rejects.toBe(down);
  await guild.votes.change(KEY, 'm1', add('31'));
  expect(await voters(store)).toEqual(['30', '31']);
});

test('An answer of Discord about a message that is replaced meanwhile changes nothing', async () => {
  const store = await memoryStore();
  const guild = await withReview(store);
  await guild.votes.change(KEY, 'm1', add('30'));
  const replaced = guild.votes.replace(KEY, 'm1', async () => {
    await repost(guild, 'm2');
    return (ballot) => ballot.clear();
  });
  expect(await replaced).toBe('other-message');
  expect((await guild.counts(KEY)).helpful).toBe(1);
  await guild.votes.change(KEY, 'm2', add('31'));
  expect(await store.guild('1').votes.get(KEY)).toMatchObject({
    messageId: 'm2',
    carried: { helpful: ['30'] },
  });
});

test('Giving up a message writes the votes that have arrived on it first, and is refused with them', async () => {
  const { store, disk } = fillable(await memoryStore());
  const guild = await withReview(store, { flushDelay: 60_000 });
  const { posting } = guild.memory.reviewByKey(KEY) ?? {};
  const giveUp = () =>
    guild.run(
      markDeletedByHand({ reviewKey: KEY, postingId: posting?.state === 'posted' ? posting.id : '' }, 3),
    );
  await post(guild, 'm2', await guild.run(repostReview(KEY, '7', 2)));
  const voted = guild.votes.change(KEY, 'm1', add('30'));
  disk.full = true;
  const refused = await Promise.allSettled([voted, giveUp()]);
  expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(guild.memory.reviewByKey(KEY)?.posting).toMatchObject({ state: 'posted', messageId: 'm1' });
  disk.full = false;
  void guild.votes.change(KEY, 'm1', add('31'));
  await giveUp();
  expect(await voters(store)).toEqual(['31']);
  expect(guild.memory.reviewByKey(KEY)?.posting).toMatchObject({ state: 'posted', messageId: 'm2' });
});

test('When the disk refuses votes on one message, those that arrived for another are told so too', async () => {
  const { store, disk } = fillable(await memoryStore());
  const guild = await withReview(store);
  disk.full = true;
  const voted = ['m1', 'm0'].map((messageId) => guild.votes.change(KEY, messageId, add('30')));
  const outcomes = await Promise.allSettled(voted);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('A vote that arrives while other emoji are being stored is carried, as those before it are', async () => {
  const guild = await withReview(await memoryStore(), { flushDelay: 50 });
  const voted = guild.votes.change(KEY, 'm1', add('30'));
  await guild.run(changeSettings({ emoji: { helpful: '🎉', notHelpful: '👎' } }));
  expect(await voted).toBe('changed');
  expect((await guild.counts(KEY)).helpful).toBe(1);
  await guild.votes.change(KEY, 'm1', (ballot) =>
    ballot.add({ emoji: '🎉', userId: '31', kind: 'normal', bot: false }),
  );
  expect((await guild.counts(KEY)).helpful).toBe(2);
});

test('What Discord has of votes with earlier emoji does not replace those that are carried by then', async () => {
  const store = await memoryStore();
  const guild = await withReview(store);
  await guild.votes.change(KEY, 'm1', add('30'));
  const replaced = guild.votes.replace(KEY, 'm1', async () => {
    const arrives = guild.votes.change(KEY, 'm1', add('31'));
    await guild.run(changeSettings({ emoji: { helpful: '🎉', notHelpful: '👎' } }));
    await arrives;
    return (ballot) => ballot.replace('👍', { normal: ['30', '31', '32'], super: [] }, []);
  });
  expect(await replaced).toBe('unchanged');
  expect((await guild.counts(KEY)).helpful).toBe(2);
});

test('A vote that was found to be one before other emoji were stored is carried', async () => {
  const guild = await withReview(await memoryStore());
  const { voteEmoji } = guild.memory;
  await guild.run(changeSettings({ emoji: { helpful: '🎉', notHelpful: '👎' } }));
  await guild.votes.change(KEY, 'm1', add('30'), voteEmoji);
  expect((await guild.counts(KEY)).helpful).toBe(1);
});
