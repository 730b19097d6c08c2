import { describe, expect, test } from 'vitest';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import {
  markAttempted,
  markDone,
  markPosted,
  markUnsent,
  moveUnpostedReview,
} from '../../../src/guilds/posting/delivery-state.ts';
import { markDeletedByHand } from '../../../src/guilds/posting/mark-message-gone.ts';
import { outboxKey } from '../../../src/guilds/posting/outbox-key.ts';
import { deleteReview } from '../../../src/guilds/reviews/delete-review.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import type { OutboxEntry, RequestedPost } from '../../../src/storage/entries/outbox-entries.ts';
import { bestShows } from '../../support/best-shows.ts';
import { NOOR, OPINION, openedGuild, reopened } from '../memory/opened-guild.ts';

const BY_NOOR = { by: '21', now: 3000 };
const KEY = 'glass:21';

const write = (guild: OpenGuild, body = 'The band plays for real.') =>
  guild.run(
    writeReview({
      author: NOOR,
      hasWriterRole: true,
      show: { id: 'glass', title: 'Glass Heart' },
      opinion: { ...OPINION, body },
      channelId: '7',
      now: 1000,
    }),
  );

async function requested(guild: OpenGuild): Promise<RequestedPost> {
  const entry = await guild.store.outbox.get(outboxKey('1', KEY));
  if (entry?.action !== 'post') throw new Error('Nothing is to be posted');
  return entry;
}

/** The request to remove the review's message. */
async function removal(guild: OpenGuild): Promise<OutboxEntry | undefined> {
  for await (const [, entry] of guild.store.outbox.entries()) if (entry.action === 'remove') return entry;
  return undefined;
}

describe('A posting', () => {
  test('is marked posted once: its message shows the review from then on, even after a restart', async () => {
    const { guild, store } = await openedGuild();
    await write(guild);
    const entry = await requested(guild);
    expect(await guild.run(markPosted(entry, '900', 2000))).toBe(true);
    expect(await guild.run(markPosted(entry, '901', 2000))).toBe(false);
    expect(await guild.run(markDone(entry))).toBe(false);
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
    const entry = await requested(guild);
    expect(await guild.run(markAttempted(entry, 1500))).toBe(true);
    await write(guild, 'On second thought.');
    expect(await guild.run(markPosted(entry, '900', 2000))).toBe(true);
    expect(await guild.run(markDone(entry))).toBe(false);
    expect(await requested(guild)).toMatchObject({ action: 'post', attemptedAt: 1500 });
    await write(guild, 'On third thought.');
    expect(await guild.store.outbox.get(outboxKey('1', KEY))).toMatchObject({
      action: 'edit',
      messageId: '900',
    });
  });

  test('whose message was deleted is withheld and hidden, and an edit requests nothing', async () => {
    const { guild } = await openedGuild();
    await write(guild);
    const entry = await requested(guild);
    await guild.run(markPosted(entry, '900', 2000));
    expect(await guild.run(markDeletedByHand(entry, 3000))).toBe(true);
    expect(guild.memory.moderation(KEY)).toEqual({ hidden: { at: 3000 } });
    expect(guild.memory.reviewByMessage('900')).toBeUndefined();
    await write(guild, 'On second thought.');
    expect(await guild.store.outbox.get(outboxKey('1', KEY))).toBeUndefined();
    expect(guild.memory.review('glass', '21')?.posting).toEqual({
      state: 'withheld',
      reason: 'deleted',
      lastChannelId: '7',
      at: 3000,
    });
  });

  test('moves to another channel only while its message cannot exist', async () => {
    const { guild } = await openedGuild();
    await write(guild);
    const first = await requested(guild);
    await guild.run(markAttempted(first, 1500));
    expect(await guild.run(moveUnpostedReview(KEY, '8', 1600))).toBe(false);
    await guild.run(markUnsent(first));
    expect(await guild.run(moveUnpostedReview(KEY, '8', 1600))).toBe(true);
    const { channelId, attemptedAt } = await requested(guild);
    expect({ channelId, attemptedAt }).toEqual({ channelId: '8', attemptedAt: 1600 });
    expect(guild.memory.review('glass', '21')?.posting).toMatchObject({ state: 'wanted', channelId: '8' });
    // An attempt that had read the old entry finds out that it has been replaced.
    expect(await guild.run(markAttempted(first, 1600))).toBe(false);
  });
});

describe('The deletion of a review', () => {
  test('leaves only the request that removes its message', async () => {
    const { guild, store } = await openedGuild();
    await write(guild);
    const entry = await requested(guild);
    await guild.run(markPosted(entry, '900', 2000));
    // Not written yet when the review is deleted.
    const voted = guild.votes.change(KEY, '900', (ballot) =>
      ballot.add({ emoji: '👍', userId: '30', kind: 'normal', bot: false }),
    );
    await guild.run(deleteReview(KEY, BY_NOOR));
    expect(await voted).toBe('changed');
    expect(await removal(guild)).toMatchObject({ messageId: '900', postingId: entry.postingId });
    expect((await store.removed.get(`1:${KEY}`))?.votes?.reactions['👍']?.normal).toEqual(['30']);
    expect(await store.guild('1').votes.get(KEY)).toBeUndefined();
    expect(await store.guild('1').reviews.get(KEY)).toBeUndefined();
    expect(await store.outbox.get(outboxKey('1', KEY))).toBeUndefined();
    expect(await bestShows(guild.memory)).toEqual([]);
    await expect(guild.run(deleteReview(KEY, BY_NOOR))).rejects.toMatchObject({ code: 'review-not-found' });
  });

  test('still happens when the review is written again first, and does not affect the new one', async () => {
    const { guild } = await openedGuild();
    await write(guild);
    await guild.run(markAttempted(await requested(guild), 1500));
    await guild.run(deleteReview(KEY, BY_NOOR));
    await write(guild);
    expect(await removal(guild)).toMatchObject({ attemptedAt: 1500 });
    const entry = await requested(guild);
    expect(entry.action).toBe('post');
    expect(entry.attemptedAt).toBe(1000);
    expect(entry.postingId).not.toBe((await removal(guild))?.postingId);
  });
});
