import { type Author, reviewKey } from '../../src/reviews/review.ts';
import type { World } from './world.ts';
import { writeWhileStopped } from './write-while-stopped.ts';

/** A title, and the scores (in tenths) of its reviews, each by another member; undefined: that member has reviewed something else. */
export type ReviewedShow = readonly [title: string, ...scores: (number | undefined)[]];

const memberNumber = (index: number): Pick<Author, 'id' | 'name'> => ({
  id: String(index + 1),
  name: `Member ${index + 1}`,
});

/**
 * Writes shows and their reviews to the database of a world `onDisk`, while the bot is stopped. They have no messages.
 * @param authors who gives the first, second and further scores of each show; absent: "Member 1", "Member 2" and so on
 */
export async function putReviewedShows(
  world: World,
  shows: readonly ReviewedShow[],
  authors: readonly Pick<Author, 'id' | 'name'>[] = [],
): Promise<void> {
  await writeWhileStopped(world, (guild) =>
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
        guild.shows.put(showId, show),
        ...reviews.map((review) => guild.reviews.put(reviewKey(showId, review.author.id), review)),
      ];
    }),
  );
}
