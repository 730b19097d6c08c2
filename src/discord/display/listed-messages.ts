import { type APIMessage, Routes } from 'discord-api-types/v10';
import { Turn } from '../../storage/turn.ts';
import { compareSnowflakes } from '../connection/compare-snowflakes.ts';
import type { Read } from '../connection/read.ts';
import type { MessageAddress } from './review-messages.ts';

const PAGE = 100;

/**
 * Yields posted reviews of one channel, newest first, each with its message from Discord's message list; without one when it
 * is gone, or the bot cannot see it.
 * @param reviews newest message first
 */
export async function* listedMessages<Shown extends { readonly posting: MessageAddress }>(
  read: Read,
  reviews: Iterable<Shown>,
): AsyncGenerator<{ readonly review: Shown; readonly message: APIMessage | undefined }> {
  const turn = new Turn();
  const left = reviews[Symbol.iterator]();
  let next = left.next();
  while (!next.done) {
    // Start each page at a review, so that long stretches of other messages cost no requests.
    const { channelId, messageId } = next.value.posting;
    const query = new URLSearchParams({ before: String(BigInt(messageId) + 1n), limit: String(PAGE) });
    const page = (await read(Routes.channelMessages(channelId), { query })) as APIMessage[];
    const byId = new Map(page.map((message) => [message.id, message]));
    const oldest = page.reduce((least, { id }) => (compareSnowflakes(id, least) < 0 ? id : least), messageId);
    // When the page is not full, the channel has no older messages, or the bot cannot see them.
    const isLast = page.length < PAGE;
    for (
      ;
      !next.done && (isLast || compareSnowflakes(next.value.posting.messageId, oldest) >= 0);
      next = left.next()
    ) {
      // All of a channel's messages may be gone.
      if (turn.isOver) await turn.next();
      yield { review: next.value, message: byId.get(next.value.posting.messageId) };
    }
  }
}
