import type { ChatInputCommandInteraction, MessageComponentInteraction } from 'discord.js';
import { privately } from '../../src/discord/interactions/command.ts';
import type { ReviewFacts } from '../../src/guilds/memory/review-index.ts';
import { sortInTurns } from '../../src/guilds/memory/sort-in-turns.ts';
import { messageLink } from '../../src/presentation/payload/message-link.ts';
import { type MessagePayload, message } from '../../src/presentation/payload/payload.ts';
import { spoilerEmbeds } from '../../src/presentation/reviews/review-embed.ts';
import { reviewPage } from '../../src/presentation/reviews/review-page.ts';
import { compareHelpfulness, withFreshSecond } from '../../src/reviews/ranking/reading-order.ts';
import { reviewKey } from '../../src/reviews/review.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import type { ReviewHandler, ReviewInvocation } from './invocation.ts';
import { readKnownShows } from './show-option.ts';

/** `/review read`: shows the reviews of a show, starting with the given author's. */
export const read: ReviewHandler<ChatInputCommandInteraction<'cached'>> = {
  defer: 'private',
  async run(invocation) {
    const { interaction, guild } = invocation;
    const shows = readKnownShows(guild.memory, interaction.options.getString('show', true));
    const show = shows.find(({ id }) => guild.memory.reviewsOfShow(id).length > 0) ?? shows[0];
    if (show === undefined) throw new UserError('no-such-show');
    const authorId = interaction.options.getUser('by')?.id;
    const order = await orderedReviews(invocation, show.id);
    const wanted = order.findIndex((facts) => facts.authorId === authorId);
    if (authorId !== undefined && order.length > 0 && wanted === -1) throw new UserError('no-review-by');
    return privately(await page(invocation, show.id, wanted + 1 || 1));
  },
};

/** "All reviews" under an embed. */
export const readAll: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  defer: 'private',
  run: async (invocation, showId = '') => privately(await page(invocation, showId, 1)),
};

/** "Previous" and "Next" */
export const turnPage: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  defer: 'update',
  run: async (invocation, showId = '', position = '') => ({
    kind: 'update',
    message: await page(invocation, showId, Number(position)),
  }),
};

/** "Read with spoilers": shows the whole text to the member who pressed it. */
export const readSpoilers: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  defer: 'private',
  async run({ guild, t }, showId = '', authorId = '') {
    // Exactly this review: after a merge its author may have a newer one of the same show.
    const key = reviewKey(showId, authorId);
    const facts = guild.memory.reviewByKey(key);
    const show = guild.memory.show(showId);
    const review = facts && !guild.memory.isHidden(facts) ? await guild.store.reviews.get(key) : undefined;
    if (review === undefined || show === undefined) throw new UserError('review-not-found');
    return privately(message({ embeds: spoilerEmbeds(review, show, t) }));
  },
};

async function orderedReviews(
  { guild, services }: ReviewInvocation,
  showId: string,
): Promise<readonly ReviewFacts[]> {
  const counted = guild.memory
    .reviewsOfShow(showId)
    .map((facts) => ({ ...facts, counts: guild.memory.counts(facts.key) }));
  return withFreshSecond(await sortInTurns(counted, compareHelpfulness), services.clock.now());
}

/** A position out of range gets the nearest review. */
async function page(invocation: ReviewInvocation, showId: string, wanted: number): Promise<MessagePayload> {
  const { guild, t } = invocation;
  const { memory } = guild;
  const order = await orderedReviews(invocation, showId);
  const position = Math.min(Math.max(1, Math.trunc(wanted) || 1), order.length);
  const facts = order[position - 1];
  const show = memory.show(showId);
  const review = facts && (await guild.store.reviews.get(facts.key));
  if (show === undefined || facts === undefined || review === undefined)
    throw new UserError('nothing-to-read');
  const { posting } = facts;
  return reviewPage({
    review,
    show,
    counts: memory.counts(facts.key),
    notHelpfulOff: memory.voteEmoji.notHelpful === undefined,
    covered: memory.moderation(facts.key).covered !== undefined,
    position,
    of: order.length,
    link: posting.state === 'posted' ? messageLink(memory.id, posting) : undefined,
    t,
  });
}
