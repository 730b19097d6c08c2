import type { ChatInputCommandInteraction, MessageComponentInteraction } from 'discord.js';
import { inPlace, privately, type Reply } from '../../src/discord/interactions/command.ts';
import { errorMessage } from '../../src/presentation/error-message.ts';
import { customId } from '../../src/presentation/payload/custom-id.ts';
import { messageLink } from '../../src/presentation/payload/message-link.ts';
import type { MessagePayload } from '../../src/presentation/payload/payload.ts';
import { reviewPage, wholeReview } from '../../src/presentation/reviews/review-page.ts';
import { reviewKey } from '../../src/reviews/review.ts';
import type { ReviewFacts } from '../../src/reviews/review-facts.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import type { ReviewHandler, ReviewInvocation } from './invocation.ts';
import { namedShow } from './naming/read-show.ts';

/** Who reads. */
type Reader = Pick<ReviewInvocation, 'guild' | 't' | 'userId'>;

/** The reviews that a member reads, in their order. */
export interface ReadingList {
  readonly order: { readonly size: number };
  /** The review at a position, from 1 on. */
  readonly at: (position: number) => ReviewFacts | undefined;
  /** The custom id of a button that leads to a position. */
  readonly turnTo: (position: number) => string;
  /** Whether its pages lead to the moderators' buttons, and say what is hidden. */
  readonly isForModerators?: boolean;
}

/** `/review read`: the reviews of a show, starting with the given author's; or all that one member wrote. */
export const read: ReviewHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'everybody',
  defer: 'private',
  async run(invocation) {
    const { interaction, guild } = invocation;
    const typed = interaction.options.getString('show');
    const authorId = interaction.options.getUser('by')?.id;
    if (typed === null && authorId === undefined) throw new UserError('read-what');
    if (typed === null) return readReviewsBy(invocation, authorId ?? '');
    const show = namedShow(guild.memory, typed);
    const list = await reviewsOf(invocation, show.id);
    if (authorId === undefined || list.order.size === 0) return privately(await page(invocation, list, 1));
    const order = await guild.readingOrder(show.id);
    const wanted = order.positionOf(
      guild.memory.reviewKey(show.id, authorId),
      invocation.services.clock.now(),
    );
    if (wanted === undefined) throw new UserError('no-review-by');
    return privately(await page(invocation, list, wanted + 1));
  },
};

/** "All reviews" under an embed. */
export const readAll: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'everybody',
  defer: 'private',
  run: async (invocation, showId = '') =>
    privately(await page(invocation, await reviewsOf(invocation, showId), 1)),
};

/** A review picked on a show's card. */
export const readOne: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'everybody',
  defer: 'private',
  async run(invocation, showId = '') {
    const { interaction, guild, services, t } = invocation;
    const [authorId = ''] = interaction.isStringSelectMenu() ? interaction.values : [];
    const order = await guild.readingOrder(showId);
    const place = order.positionOf(guild.memory.reviewKey(showId, authorId), services.clock.now());
    // The card stays: there are others to read.
    if (place === undefined) return privately(errorMessage(t, new UserError('review-not-found')));
    return privately(await page(invocation, await reviewsOf(invocation, showId), place + 1));
  },
};

/** "All reviews" on a card about somebody. */
export const readAllBy: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'everybody',
  defer: 'private',
  run: (invocation, authorId = '') => readReviewsBy(invocation, authorId),
};

/** All that a member wrote, for the member who asks. Rejects with UserError `profile-hidden` or `no-review-of`. */
export const readReviewsBy = async (invocation: Reader, authorId: string): Promise<Reply> =>
  privately(await page(invocation, await reviewsBy(invocation, authorId), 1));

/** The page before and the next one. */
const turnPage = (
  listOf: (invocation: ReviewInvocation, id: string) => Promise<ReadingList>,
): ReviewHandler<MessageComponentInteraction<'cached'>> => ({
  for: 'opener',
  defer: 'update',
  run: async (invocation, id = '', position = '') =>
    inPlace({ message: await page(invocation, await listOf(invocation, id), Number(position)) }),
});

/** "Read all" and "Read with spoilers": shows the whole text to the member who pressed it. */
export const readWhole: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'everybody',
  defer: 'private',
  async run({ guild, t }, showId = '', authorId = '') {
    // Exactly this review: after a merge its author may have a newer one of the same show.
    const key = reviewKey(showId, authorId);
    const facts = guild.memory.reviewByKey(key);
    const show = guild.memory.show(showId);
    const review = facts && !guild.memory.isHidden(facts) ? await guild.store.reviews.get(key) : undefined;
    if (review === undefined || show === undefined) throw new UserError('review-not-found');
    return privately(wholeReview({ review, show, t }));
  },
};

/** The reviews of a show, most helpful first. */
async function reviewsOf({ guild, services }: ReviewInvocation, showId: string): Promise<ReadingList> {
  const order = await guild.readingOrder(showId);
  const now = services.clock.now();
  return {
    order,
    at: (position) => guild.memory.reviewByKey(order.at(position - 1, now) ?? ''),
    turnTo: (position) => customId('read', showId, position),
  };
}

/** The reviews by a member, latest first. */
async function reviewsBy({ guild, userId }: Reader, authorId: string): Promise<ReadingList> {
  if (authorId !== userId && guild.memory.isProfileHidden(authorId)) throw new UserError('profile-hidden');
  const order = await guild.memory.writtenOrders.of(authorId);
  if (order.size === 0) throw new UserError('no-review-of');
  return {
    order,
    at: (position) => guild.memory.reviewByKey(order.at(position - 1) ?? ''),
    turnTo: (position) => customId('read-by', authorId, position),
  };
}

export const turnShowPage = turnPage(reviewsOf);
export const turnAuthorPage = turnPage(reviewsBy);

/** A position out of range gets the nearest review. */
export async function page(
  invocation: Pick<ReviewInvocation, 'guild' | 't'>,
  list: ReadingList,
  wanted: number,
): Promise<MessagePayload> {
  const { guild, t } = invocation;
  const { memory } = guild;
  const { turnTo, order } = list;
  const position = Math.min(Math.max(1, Math.trunc(wanted) || 1), order.size);
  const facts = list.at(position);
  const show = facts && memory.show(facts.showId);
  // At once: both go the way to the disk and back.
  const [review, counts] =
    facts === undefined ? [] : await Promise.all([guild.readableReview(facts.key), guild.counts(facts.key)]);
  // One that does not parse is no longer in the list.
  if (facts !== undefined && review === undefined && list.at(position)?.key !== facts.key)
    return page(invocation, list, wanted);
  if (show === undefined || facts === undefined || review === undefined || counts === undefined)
    throw new UserError('nothing-to-read');
  const { posting } = facts;
  return reviewPage({
    review,
    show,
    counts,
    notHelpfulOff: memory.voteEmoji.notHelpful === undefined,
    covered: memory.moderation(facts.key).covered !== undefined,
    moderation: list.isForModerators
      ? { hidden: memory.isHidden(facts) ? (memory.moderation(facts.key).hidden ?? {}) : undefined }
      : undefined,
    turnTo,
    position,
    of: order.size,
    link: posting.state === 'posted' ? messageLink(memory.id, posting) : undefined,
    t,
  });
}
