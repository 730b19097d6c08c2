import { type APIMessage, Routes } from 'discord-api-types/v10';
import { compareSnowflakes } from '../connection/compare-snowflakes.ts';
import type { Read } from '../connection/read.ts';
import type { MessageAddress } from './review-messages.ts';

const PAGE = 100;

/**
 * Yields posted reviews of one channel, newest first, each with its message from Discord's message list. Skips messages
 * that are gone or that the bot cannot see.
 * @param reviews newest message first
 */
export async function* listedMessages<Shown extends { readonly posting: MessageAddress }>(
  read: Read,
  reviews: readonly Shown[],
): AsyncGenerator<{ readonly review: Shown; readonly message: APIMessage }> {
  let done = 0;
  for (let next = reviews[0]; next !== undefined; next = reviews[done]) {
    // Start each page at a review, so that long stretches of other messages cost no requests.
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
    // The channel has no older messages, or the bot cannot see them.
    if (page.length < PAGE) return;
  }
}
