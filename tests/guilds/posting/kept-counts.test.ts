import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { countReviewsToRepost, isToRepost } from '../../../src/guilds/posting/reviews-to-repost.ts';
import { isSettled } from '../../../src/reviews/review.ts';
import { memoryStore, reopened } from '../memory/opened-guild.ts';
import { beginWithReviews, CHANNELS, randomAct } from '../memory/random-acts.ts';

/** What commands read. */
const kept = (guild: OpenGuild) => ({
  toRepost: countReviewsToRepost(guild),
  unposted: guild.memory.postings.unposted,
  lost: guild.memory.postings.losses.counted,
  losses: CHANNELS.map((id) => guild.memory.postings.losses.in(id).sort((a, b) => a.at - b.at)),
  undecided: [...guild.memory.postings.undecided()].sort(),
});

/** The same, from all reviews. */
function counted(guild: OpenGuild): ReturnType<typeof kept> {
  const { memory } = guild;
  const reviews = [...memory.reviews()];
  const withheld = reviews.flatMap((facts) =>
    facts.posting.state === 'withheld' ? [{ ...facts.posting, isCounted: memory.isCounted(facts) }] : [],
  );
  const lossesIn = (channelId: string) => {
    const here = withheld.filter((one) => one.lastChannelId === channelId && one.at !== undefined);
    const byTime = Map.groupBy(here, ({ at = 0 }) => at);
    return [...byTime]
      .map(([at, some]) => {
        const lost = some.filter(({ reason }) => reason === 'lost').length;
        const waiting = some.filter(({ isCounted }) => isCounted).length;
        return { at, lost, deleted: some.length - lost, counted: waiting };
      })
      .sort((a, b) => a.at - b.at);
  };
  return {
    toRepost: reviews.filter((facts) => isToRepost(guild, facts)).length,
    unposted: reviews.filter(({ posting }) => posting.state === 'wanted').length,
    lost: withheld.filter(({ isCounted }) => isCounted).length,
    losses: CHANNELS.map(lossesIn),
    undecided: reviews
      .filter((facts) => !isSettled(facts.posting) && memory.isHidden(facts))
      .map(({ key }) => key)
      .filter((key) => memory.moderation(key).hidden?.by === undefined)
      .sort(),
  };
}

test('What is kept about messages that are missing is what one counts in all reviews, after any acts and a restart', async () => {
  const property = fc.asyncProperty(fc.array(randomAct, { maxLength: 40 }), async (acts) => {
    const store = await memoryStore();
    const guild = await reopened(store);
    await beginWithReviews(guild);
    for (const [now, act] of acts.entries()) {
      await act(guild, now).catch(() => {});
      expect(kept(guild)).toEqual(counted(guild));
    }
    expect(kept(await reopened(store))).toEqual(kept(guild));
  });
  await fc.assert(property, { numRuns: 150 });
});
