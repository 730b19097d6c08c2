import { pino } from 'pino';
import type { Author } from '../../src/reviews/review.ts';
import { reviewKey } from '../../src/reviews/review.ts';
import { bindStoreToApplication } from '../../src/storage/store/bind-store.ts';
import { openStore } from '../../src/storage/store/open-store.ts';
import type { World } from './world.ts';

/** A title, and the scores (in tenths) of its reviews, each by another member; undefined: that member has reviewed something else. */
export type ReviewedShow = readonly [title: string, ...scores: (number | undefined)[]];

const memberNumber = (index: number): Pick<Author, 'id' | 'name'> => ({
  id: String(index + 1),
  name: `Member ${index + 1}`,
});

/**
 * Writes reviews to the database while the bot is stopped: posting them would take minutes with Discord's rate limits.
 * @param authors who gives the first, second and further scores of each show; absent: "Member 1", "Member 2" and so on
 */
export async function putReviewedShows(
  world: World,
  shows: readonly ReviewedShow[],
  authors: readonly Pick<Author, 'id' | 'name'>[] = [],
): Promise<void> {
  await world.stopBot();
  const { guildId, applicationId } = world.sandbox;
  const store = await openStore(world.databaseUrl, {
    onUnreadable: (namespace, key, problem) => pino().error({ namespace, key, problem }),
  });
  await bindStoreToApplication(store, applicationId);
  const [showEntries, reviewEntries] = [store.guild(guildId).shows, store.guild(guildId).reviews];
  await store.commit(
    shows.flatMap(([title, ...scores], index) => {
      const showId = `show-${index}`;
      const show = { id: showId, title, addedBy: '1', addedAt: index };
      const reviews = scores.flatMap((score, author) => {
        if (score === undefined) return [];
        const { id, name } = authors[author] ?? memberNumber(author);
        return {
          showId,
          author: { id, name, avatarUrl: 'https://cdn.example/1.png' },
          score,
          spoilers: false,
          writtenAt: index,
          earlierScores: [],
          posting: { state: 'withheld' as const, reason: 'lost' as const },
        };
      });
      return [
        showEntries.put(showId, show),
        ...reviews.map((review) => reviewEntries.put(reviewKey(showId, review.author.id), review)),
      ];
    }),
  );
  await store.close();
  await world.startBot();
}
