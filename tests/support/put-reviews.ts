import { createHash } from 'node:crypto';
import { type Review, reviewKey } from '../../src/reviews/review.ts';
import type { Show } from '../../src/reviews/shows/show.ts';
import type { World } from './world.ts';
import { writeWhileStopped } from './write-while-stopped.ts';

/** A review to write: whose (a member's name, or any other name for somebody who left), of what, with which score in tenths. */
export interface PutReview extends Partial<Omit<Review, 'author' | 'showId'>> {
  readonly by: string;
  readonly show: string;
  readonly year?: number;
}

/** When reviews are written that say nothing else, in milliseconds since the epoch. */
const WRITTEN_AT = Date.UTC(2026, 4, 10);

/** The id that a show of `putReviews` has. */
export const showIdOf = (title: string): string =>
  createHash('sha1').update(title).digest('base64url').slice(0, 16);

/** The id of a member, or of somebody who is none. */
export function userIdOf({ sandbox }: World, name: string): string {
  try {
    return sandbox.member(name).id;
  } catch {
    const letters = Array.from(name, (letter) => BigInt(letter.charCodeAt(0)));
    const id = letters.reduce((sum, letter) => (sum * 31n + letter) % 10n ** 17n, 1n);
    return String(10n ** 17n + id);
  }
}

/** Writes reviews to the database of a world `onDisk`, while the bot is stopped. They have no messages. */
export async function putReviews(world: World, reviews: readonly PutReview[]): Promise<void> {
  const shows = new Map(
    reviews.map(({ show: title, year }): [string, Show] => [
      showIdOf(title),
      { id: showIdOf(title), title, ...(year !== undefined && { year }), addedBy: '1', addedAt: 0 },
    ]),
  );
  const entries = reviews.map(
    ({ by, show, year: _, ...given }, index): Review => ({
      showId: showIdOf(show),
      author: { id: userIdOf(world, by), name: by, avatarUrl: 'https://cdn.example/1.png' },
      spoilers: false,
      writtenAt: WRITTEN_AT + index * 60_000,
      earlierScores: [],
      posting: { state: 'withheld', reason: 'lost' },
      ...given,
    }),
  );
  await writeWhileStopped(world, (guild) => [
    ...shows.entries().map(([id, show]) => guild.shows.put(id, show)),
    ...entries.map((review) => guild.reviews.put(reviewKey(review.showId, review.author.id), review)),
  ]);
}
