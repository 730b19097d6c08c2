import { describe, expect, test } from 'vitest';
import type { OpenGuild } from '../../../src/guilds/memory/guild-directory.ts';
import {
  markAttempted,
  markDone,
  markPosted,
  markRefused,
  moveUnpostedReview,
} from '../../../src/guilds/posting/delivery-state.ts';
import { markDeletedByHand } from '../../../src/guilds/posting/mark-message-gone.ts';
import { outboxEntryKey, outboxKey } from '../../../src/guilds/posting/outbox-key.ts';
import { deleteReview } from '../../../src/guilds/reviews/delete-review.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import type { OutboxEntry } from '../../../src/storage/entries/entries.ts';
import { NOOR, OPINION, openedGuild, reopened } from '../memory/opened-guild.ts';

const BY_NOOR = { by: '21', now: 3000 };
const KEY = 'glass:21';

const write = (guild: OpenGuild, body = 'The band plays for real.') =>
  writeReview(guild, {
    author: NOOR,
    show: { id: 'glass', title: 'Glass Heart' },
    opinion: { ...OPINION, body },
    channelId: '7',
    now: 1000,
  });

async function asked(guild: OpenGuild): Promise<OutboxEntry> {
  const entry = await guild.store.outbox.get(outboxKey('1', KEY));
  if (entry === undefined) throw new Error('Nothing is asked for');
  return entry;
}

describe('A posting', () => {
  test('is marked posted once: its message shows the review from then on, even after a restart', async () => {
    const { guild, store } = await openedGuild();
    await write(guild);
    const entry = await asked(guild);
    expect(await markPosted(guild, entry, '900', 2000)).toBe(true);
    expect(await markPosted(guild, entry, '901', 2000)).toBe(false);
    expect(await markDone(guild, entry)).toBe(true);
    expect(await store.outbox.get(outboxKey('1', KEY))).toBeUndefined();
    for (const { memory } of [guild, await reopened(store)]) {
      expect(memory.reviewByMessage('900')).toMatchObject({
        key: KEY,
        posting: { state: 'posted', postedAt: 2000 },
      });
      expect(memory.reviewByMessage('901')).toBeUndefined();
    }
  });

  test('that was edited meanwhile is not done yet: its message is then edited', async () => {
    const { guild } = await openedGuild();
    await write(guild);
    const entry = await asked(guild);
    expect(await markAttempted(guild, entry, 1500)).toBe(true);
    await write(guild, 'On second thought.');
    expect(await markPosted(guild, entry, '900', 2000)).toBe(true);
    expect(await markDone(guild, entry)).toBe(false);
    expect(await asked(guild)).toMatchObject({ action: 'post', attemptedAt: 1500 });
    await write(guild, 'On third thought.');
    expect(await asked(guild)).toMatchObject({ action: 'edit', messageId: '900' });
  });

  test('whose message was deleted is withheld and hidden, and an edit requests nothing', async () => {
    const { guild } = await openedGuild();
    await write(guild);
    const entry = await asked(guild);
    await markPosted(guild, entry, '900', 2000);
    await markDone(guild, entry);
    expect(await markDeletedByHand(guild, entry, 3000)).toBe(true);
    expect(guild.memory.moderation(KEY)).toEqual({ hidden: { at: 3000 } });
    expect(guild.memory.reviewByMessage('900')).toBeUndefined();
    await write(guild, 'On second thought.');
    expect(await guild.store.outbox.get(outboxKey('1', KEY))).toBeUndefined();
    expect(guild.memory.review('glass', '21')?.posting).toEqual({ state: 'withheld', reason: 'deleted' });
  });

  test('moves to another channel only while its message cannot exist', async () => {
    const { guild } = await openedGuild();
    await write(guild);
    const first = await asked(guild);
    await markAttempted(guild, first, 1500);
    expect(await moveUnpostedReview(guild, KEY, '8')).toBe(false);
    await markRefused(guild, first);
    expect(await moveUnpostedReview(guild, KEY, '8')).toBe(true);
    const { channelId, attemptedAt } = await asked(guild);
    expect({ channelId, attemptedAt }).toEqual({ channelId: '8', attemptedAt: undefined });
    expect(guild.memory.review('glass', '21')?.posting).toMatchObject({ state: 'wanted', channelId: '8' });
    // An attempt that had read the old entry finds out that it has been replaced.
    expect(await markAttempted(guild, first, 1600)).toBe(false);
  });
});

describe('The deletion of a review', () => {
  test('leaves only the request that removes its message', async () => {
    const { guild, store } = await openedGuild();
    await write(guild);
    const entry = await asked(guild);
    await markPosted(guild, entry, '900', 2000);
    await guild.votes.change(KEY, '900', (ballot) =>
      ballot.add({ emoji: '👍', userId: '30', kind: 'normal', bot: false }),
    );
    await guild.votes.close();
    const { removal } = await deleteReview(guild, KEY, BY_NOOR);
    expect(removal).toMatchObject({ action: 'remove', messageId: '900', postingId: entry.postingId });
    expect(await store.votes('1').get(KEY)).toBeUndefined();
    expect(await store.reviews('1').get(KEY)).toBeUndefined();
    expect(await store.outbox.get(outboxKey('1', KEY))).toBeUndefined();
    expect(removal && (await store.outbox.get(outboxEntryKey(removal)))).toEqual(removal);
    expect([...guild.memory.scoredShows()]).toEqual([]);
    expect(await deleteReview(guild, KEY, BY_NOOR)).toEqual({ deleted: false });
  });

  test('still happens when the review is written again first, and does not affect the new one', async () => {
    const { guild, store } = await openedGuild();
    await write(guild);
    await markAttempted(guild, await asked(guild), 1500);
    const { removal } = await deleteReview(guild, KEY, BY_NOOR);
    await write(guild);
    expect(removal && (await store.outbox.get(outboxEntryKey(removal)))).toMatchObject({ attemptedAt: 1500 });
    const entry = await asked(guild);
    expect(entry.action).toBe('post');
    expect(entry.attemptedAt).toBeUndefined();
    expect(entry.postingId).not.toBe(removal?.postingId);
  });
});
