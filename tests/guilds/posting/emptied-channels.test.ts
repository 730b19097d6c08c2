import { setImmediate } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { moderateReview } from '../../../src/guilds/moderation/moderate-review.ts';
import { chooseReviewChannel } from '../../../src/guilds/posting/choose-review-channel.ts';
import { markUnsent } from '../../../src/guilds/posting/delivery-state.ts';
import { leaveDeletedChannel } from '../../../src/guilds/posting/leave-deleted-channel.ts';
import { loseMessages } from '../../../src/guilds/posting/lose-messages.ts';
import { judgeLost, lostGroups, lostTogether } from '../../../src/guilds/posting/lost-reviews.ts';
import { outboxKey } from '../../../src/guilds/posting/outbox-key.ts';
import { countReviewsToRepost, reviewsToRepost } from '../../../src/guilds/posting/reviews-to-repost.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { changeSettings } from '../../../src/guilds/settings/guild-settings.ts';
import type { Posting } from '../../../src/reviews/review.ts';
import { StorageError, UnreadableEntryError } from '../../../src/storage/storage-errors.ts';
import { OPINION, openedGuild, reopened } from '../memory/opened-guild.ts';
import { CHANNEL, keyOf, loadReviews, posted, withReviews } from './many-reviews.ts';

const MANY = 250;
const LOST_AT = 1000;
const NOW = 2000;

const lost = (): Posting => ({ state: 'withheld', reason: 'lost', lastChannelId: CHANNEL, at: LOST_AT });

const counted = ({ memory }: OpenGuild) => memory.postings.counted;

/** Resolves to whether long work was still going on when an act about the last of its reviews had had its turn. */
async function letsOthersIn(guild: OpenGuild, work: Promise<unknown>): Promise<boolean> {
  let isOver = false;
  const ended = work.then(() => {
    isOver = true;
  });
  await guild.run(moderateReview(keyOf(MANY - 1), 'freeze', { by: '9', at: NOW }));
  const wasGoingOn = !isOver;
  await ended;
  return wasGoingOn;
}

/** Has reading reviews fail: those whose keys are added to the set that this returns. */
function failingToRead({ store: { reviews } }: OpenGuild, error: Error): Set<string> {
  const keys = new Set<string>();
  const get = reviews.get.bind(reviews);
  vi.spyOn(reviews, 'get').mockImplementation((key) => (keys.has(key) ? Promise.reject(error) : get(key)));
  return keys;
}

describe('Many reviews that lost their messages together', () => {
  test('are judged in several commits, between which others have their turn', async () => {
    const { guild, disk, keys } = await withReviews(MANY, lost);
    expect(await letsOthersIn(guild, judgeLost(guild, keys, 'on-purpose', '9', NOW))).toBe(true);
    expect(disk.commits).toBe(4);
    expect(counted(guild)).toBe(0);
    expect(lostGroups(guild)).toEqual([]);
  });

  test.each(['on-purpose', 'emptied'] as const)(
    'wait in the queue when a judgement (%s) is cut short, until it is given again, also after a restart',
    async (purpose) => {
      const { guild, store, disk, keys } = await withReviews(MANY, lost);
      if (purpose === 'emptied') await judgeLost(guild, keys, 'on-purpose', '9', NOW);
      disk.fullAfter = disk.commits + 1;
      await expect(judgeLost(guild, keys, purpose, '9', NOW)).rejects.toThrow('full');
      disk.fullAfter = Infinity;
      const started = await reopened(store);
      for (const one of [guild, started]) {
        const reviews = purpose === 'emptied' ? 100 : MANY - 100;
        expect(counted(one)).toBe(reviews);
        expect(lostGroups(one)).toEqual([{ channelId: CHANNEL, at: LOST_AT, reviews }]);
      }
      const again = await lostTogether(started, CHANNEL, LOST_AT);
      await judgeLost(
        started,
        again.map(({ key }) => key),
        purpose,
        '9',
        NOW,
      );
      expect(counted(started)).toBe(purpose === 'emptied' ? MANY : 0);
    },
  );

  test('are what the later of two moderators says who answer at the same time', async () => {
    const { guild, keys } = await withReviews(MANY, lost);
    await Promise.all([
      judgeLost(guild, keys, 'on-purpose', '9', NOW),
      judgeLost(guild, keys, 'emptied', '8', NOW),
    ]);
    expect(counted(guild)).toBe(MANY);
    await Promise.all([
      judgeLost(guild, keys, 'emptied', '8', NOW),
      judgeLost(guild, keys, 'on-purpose', '9', NOW),
    ]);
    expect(counted(guild)).toBe(0);
  });
});

describe('A channel with many reviews that is deleted', () => {
  const gone = Array.from({ length: MANY }, (_, index) => ({
    reviewKey: keyOf(index),
    postingId: `p${index}`,
  }));

  test('loses them in several commits, between which others have their turn', async () => {
    const { guild, disk } = await withReviews(MANY, posted);
    const losing = loseMessages(guild, gone, true, NOW);
    expect(await letsOthersIn(guild, losing)).toBe(true);
    expect(disk.commits).toBe(4);
    expect(await losing).toEqual([{ channelId: CHANNEL, at: NOW, reviews: MANY }]);
    expect(lostGroups(guild)).toEqual([{ channelId: CHANNEL, at: NOW, reviews: MANY }]);
    expect(counted(guild)).toBe(MANY);
  });

  test('loses the others when one of them does not parse, and they alone are judged and waited for', async () => {
    const { guild, disk } = await withReviews(MANY, posted);
    const unreadable = failingToRead(guild, new UnreadableEntryError('reviews:1', 'glass', 'no text'));
    unreadable.add(keyOf(3));
    expect(await loseMessages(guild, gone, true, NOW)).toEqual([
      { channelId: CHANNEL, at: NOW, reviews: MANY - 1 },
    ]);
    expect(disk.commits).toBe(3);
    expect(lostGroups(guild)).toEqual([{ channelId: CHANNEL, at: NOW, reviews: MANY - 1 }]);
    expect(counted(guild)).toBe(MANY - 1);
    const keys = (await lostTogether(guild, CHANNEL, NOW)).map(({ key }) => key);
    unreadable.add(keyOf(7));
    await judgeLost(guild, keys, 'on-purpose', '9', NOW);
    expect(counted(guild)).toBe(0);
    // Its channel doesn't count as emptied anew each time that somebody looks.
    expect(await loseMessages(guild, gone.slice(3, 4), true, NOW + 60 * 60_000)).toEqual([]);
  });

  test('loses none of those that share a commit with one that the disk fails to read', async () => {
    const { guild } = await withReviews(MANY, posted);
    failingToRead(guild, new StorageError('unavailable', 'The disk is broken.')).add(keyOf(3));
    await expect(loseMessages(guild, gone, true, NOW)).rejects.toThrow('broken');
    expect(guild.memory.postings.channels.get(CHANNEL).posted).toBe(MANY);
  });

  test('loses the rest after a restart, as part of the same loss', async () => {
    const { guild, store, disk } = await withReviews(MANY, posted);
    disk.fullAfter = 1;
    await expect(loseMessages(guild, gone, true, NOW)).rejects.toThrow('full');
    disk.fullAfter = Infinity;
    const started = await reopened(store);
    expect(started.memory.postings.channels.get(CHANNEL).posted).toBe(MANY - 100);
    expect(await loseMessages(started, gone.slice(100), true, NOW + 1)).toEqual([]);
    expect(lostGroups(started)).toEqual([{ channelId: CHANNEL, at: NOW, reviews: MANY }]);
  });
});

describe('Another review channel', () => {
  /** A guild in which reviews wait to be posted. */
  async function withUnposted(count: number) {
    const { guild, disk } = await withReviews(0, lost);
    for (let index = 0; index < count; index += 1) {
      const author = { id: String(1000 + index), name: 'Noor', avatarUrl: 'https://cdn.example/1.png' };
      const show = { id: 'glass', title: 'Glass Heart' };
      const review = { author, hasWriterRole: true, show, opinion: OPINION, channelId: CHANNEL, now: 1 };
      await guild.run(writeReview(review));
      const entry = await guild.store.outbox.get(outboxKey(guild.memory.id, keyOf(index)));
      if (entry?.action === 'post') await guild.run(markUnsent(entry));
    }
    await guild.run(changeSettings({ channelId: CHANNEL }));
    disk.commits = 0;
    return { guild, disk };
  }

  test('takes over the reviews that are not posted yet in one commit with the settings', async () => {
    const { guild, disk } = await withUnposted(20);
    await chooseReviewChannel(guild, { channelId: '8' }, NOW);
    expect(disk.commits).toBe(1);
    expect(guild.memory.postings.channels.get('8').awaited).toBe(20);
  });

  test('takes over many in several commits, and all of them when it is chosen again after a failure', async () => {
    const { guild, disk } = await withUnposted(MANY);
    disk.fullAfter = 1;
    await expect(chooseReviewChannel(guild, { channelId: '8' }, NOW)).rejects.toThrow('full');
    expect(guild.memory.record.channelId).toBe(CHANNEL);
    expect(countReviewsToRepost(guild)).toBe(100);
    disk.fullAfter = Infinity;
    await chooseReviewChannel(guild, { channelId: '8' }, NOW);
    expect(guild.memory.record.channelId).toBe('8');
    expect(guild.memory.postings.channels.get('8').awaited).toBe(MANY);
    expect(countReviewsToRepost(guild)).toBe(0);
  });
});

test.each<
  [what: string, postingOf: (index: number) => Posting, work: (guild: OpenGuild) => Promise<unknown>]
>([
  ['reviews to repost are looked for', posted, (guild) => reviewsToRepost(guild).next()],
  ['what was lost together is looked for', lost, (guild) => lostTogether(guild, CHANNEL, LOST_AT)],
  ['a deleted channel is left', lost, (guild) => leaveDeletedChannel(guild, [CHANNEL], NOW)],
  ['another channel is chosen', lost, (guild) => chooseReviewChannel(guild, { channelId: '8' }, NOW)],
])('Others have their turn while among many reviews %s', async (_, postingOf, work) => {
  const { guild } = await openedGuild();
  await guild.run(changeSettings({ channelId: CHANNEL }));
  loadReviews(guild, 100_000, postingOf);
  let turns = 0;
  let isOver = false;
  const others = (async () => {
    for (; !isOver; turns += 1) await setImmediate();
  })();
  await work(guild);
  isOver = true;
  await others;
  expect(turns).toBeGreaterThan(3);
});
