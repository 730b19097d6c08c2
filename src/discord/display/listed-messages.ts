import { type APIMessage, Routes } from 'discord-api-types/v10';
import { compareSnowflakes } from '../connection/compare-snowflakes.ts';
import type { Read } from '../connection/read.ts';
import type { PostedReview } from './posted-reviews.ts';

const PAGE = 100;

/**
 * Reviews that are posted in one channel with their messages as Discord lists them, newest first: as many as are there
 * and can be seen.
 */
export async function* listedMessages(
  read: Read,
  reviews: readonly PostedReview[],
): AsyncGenerator<{ readonly review: PostedReview; readonly message: APIMessage }> {
  let done = 0;
  for (let next = reviews[0]; next !== undefined; next = reviews[done]) {
    // Each page begins at a review, so that long stretches of other messages cost nothing.
    const { channelId, messageId } = next.posting;
    const query = new URLSearchParams({ before: String(BigInt(messageId) + 1n), limit: String(PAGE) });
    const page = (await read(Routes.channelMessages(channelId), { query })) as APIMessage[];
    const byId = new Map(page.map((message) => [message.id, message]));
    const oldest = page.reduce((least, { id }) => (compareSnowflakes(id, least) < 0 ? id : least), messageId);
    for (
      let review = reviews[done];
      review !== undefined && compareSnowflakes(review.posting.messageId, oldest) >= 0;
      review = reviews[++done]
    ) {
      const message = byId.get(review.posting.messageId);
      if (message !== undefined) yield { review, message };
    }
    // Nothing older is there, or to be seen.
    if (page.length < PAGE) return;
  }
}
