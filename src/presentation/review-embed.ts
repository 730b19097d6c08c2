import { type APIEmbed, ButtonStyle } from 'discord-api-types/v10';
import { codePointLength } from '../reviews/plain-text.ts';
import type { Review } from '../reviews/review.ts';
import { starsOf } from '../reviews/score.ts';
import type { Show } from '../reviews/show.ts';
import type { HelpfulCounts } from '../reviews/votes.ts';
import { shorten } from './code-points.ts';
import { customId } from './custom-id.ts';
import { balanceDirections } from './markdown/bidirectional.ts';
import { button, type MessagePayload, message, row } from './payload.ts';
import { reviewFacts } from './review-facts.ts';
import { boldHeadline, reviewText } from './review-text.ts';
import { scoreColour } from './score-colour.ts';
import { markdownTitle } from './show-title.ts';
import type { Text } from './texts.ts';

// Discord allows 256; no name of Discord's own is longer than 32.
const MAX_NAME = 80;

export interface ReviewView {
  readonly review: Review;
  readonly show: Show;
  readonly counts: HelpfulCounts;
  /** The guild has no 👎: only those who found it helpful are counted. */
  readonly notHelpfulOff?: boolean | undefined;
  readonly t: Text;
}

/** The message that a review is posted as. The footer stands in the last embed, next to the reactions. */
export function reviewMessage({ review, show, counts, notHelpfulOff, t }: ReviewView): MessagePayload {
  const hidden = review.spoilers && review.body !== undefined;
  const footer = { text: question(counts, notHelpfulOff ?? false, t) };
  const embeds = hidden
    ? coverEmbeds(review, show, t)
    : fullEmbeds(review, show, t, codePointLength(footer.text));
  const last = embeds.length - 1;
  const posting = 'id' in review.posting ? [review.posting.id] : [];
  const write = button(customId('write', show.id, ...posting), t('review.button.write'));
  const read = button(customId('spoilers', review.showId, review.author.id), t('review.button.spoilers'), {
    style: ButtonStyle.Primary,
  });
  return message({
    embeds: embeds.map((embed, index) => (index === last ? { ...embed, footer } : embed)),
    components: [hidden ? row(read, write) : row(write)],
  });
}

/** The whole review, for the member who asked to read it with its spoilers. */
export function spoilerEmbeds(review: Review, show: Show, t: Text): APIEmbed[] {
  return fullEmbeds(review, show, t, 0);
}

function fullEmbeds(review: Review, show: Show, t: Text, footerLength: number): APIEmbed[] {
  const head = { author: author(review), title: title(review, show, t) };
  const used = codePointLength(head.author.name) + codePointLength(head.title) + footerLength;
  const facts = reviewFacts(review, t);
  const opening = [starsOf(review.score), facts].filter((line) => line !== '').join('\n');
  const descriptions = reviewText({ opening, ...review }, used);
  return descriptions.map((description, index) => ({
    ...(index === 0 && head),
    description,
    color: scoreColour(review.score),
  }));
}

function coverEmbeds(review: Review, show: Show, t: Text): APIEmbed[] {
  const lines = [starsOf(review.score), review.headline === undefined ? '' : boldHeadline(review.headline)];
  return [
    {
      author: author(review),
      title: title(review, show, t),
      description: lines.filter((line) => line !== '').join('\n'),
      color: scoreColour(review.score),
    },
  ];
}

// Discord renders no Markdown in an author's name.
function author({ author }: Review): { name: string; icon_url: string } {
  const name = shorten(author.name.replace(/\s+/g, ' ').trim(), MAX_NAME);
  return { name: balanceDirections(name) || author.id, icon_url: author.avatarUrl };
}

function title(review: Review, show: Show, t: Text): string {
  return t('review.title', { title: markdownTitle(show), score: review.score / 10 });
}

function question({ helpful, notHelpful }: HelpfulCounts, notHelpfulOff: boolean, t: Text): string {
  const all = notHelpfulOff ? helpful : helpful + notHelpful;
  if (all === 0) return t('review.question');
  return notHelpfulOff
    ? t('review.question.helpfulOnly', { count: all })
    : t('review.question.counted', { helpful, count: all });
}
