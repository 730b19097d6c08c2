import { expect, test } from 'vitest';
import { put } from '../../../src/guilds/memory/change.ts';
import { moderateReview } from '../../../src/guilds/moderation/moderate-review.ts';
import { isWaiting } from '../../../src/guilds/moderation/reports.ts';
import { judgeLost } from '../../../src/guilds/posting/lost-reviews.ts';
import { countReviewsToRepost } from '../../../src/guilds/posting/reviews-to-repost.ts';
import { NOOR, OPINION, openedGuild } from '../memory/opened-guild.ts';

const KEY = `dark:${NOOR.id}`;
const UNASKED = { state: 'withheld', reason: 'imported' } as const;

/** A guild with a review channel, in which Noor has imported a review of Dark. */
async function withImported() {
  const { guild } = await openedGuild();
  const review = {
    ...OPINION,
    showId: 'dark',
    author: NOOR,
    writtenAt: 1,
    earlierScores: [],
    posting: UNASKED,
  };
  await guild.commit([
    put('guilds', '1', { channelId: '7' }),
    put('shows', 'dark', { id: 'dark', title: 'Dark', addedBy: NOOR.id, addedAt: 1 }),
    put('reviews', KEY, review),
  ]);
  return guild;
}

test('An imported review that moderators hide and show again stays without a message', async () => {
  const guild = await withImported();
  expect(await guild.run(moderateReview(KEY, 'hide', { by: '9', at: 3 }))).toBe(true);
  expect(await guild.run(moderateReview(KEY, 'unhide', { by: '9', at: 4 }))).toBe(true);
  expect(await guild.run(moderateReview(KEY, 'unhide', { by: '9', at: 5 }))).toBe(false);
  expect((await guild.review(KEY))?.posting).toEqual(UNASKED);
  expect(guild.memory.isCounted({ key: KEY })).toBe(true);
});

test('An imported review waits for no moderator and no repost, and is not lost', async () => {
  const guild = await withImported();
  expect(await isWaiting(guild, KEY)).toBe(false);
  expect(countReviewsToRepost(guild)).toBe(0);
  expect(guild.memory.postings.losses.counted).toBe(0);
  await judgeLost(guild, [KEY], 'on-purpose', '9', 3);
  expect((await guild.review(KEY))?.posting).toEqual(UNASKED);
});
