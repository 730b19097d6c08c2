import { type APIEmbed, ButtonStyle } from 'discord-api-types/v10';
import type { HelpfulCounts } from '../../reviews/counting/votes.ts';
import { codePointLength } from '../../reviews/plain-text.ts';
import type { Review } from '../../reviews/review.ts';
import { starsOf } from '../../reviews/score.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { balanceDirections } from '../markdown/bidirectional.ts';
import { shorten } from '../payload/code-points.ts';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row } from '../payload/payload.ts';
import { scoreColour } from '../score-colour.ts';
import { markdownTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';
import { reviewFacts } from './review-facts.ts';
import { boldHeadline, reviewText } from './review-text.ts';

// In code points. Discord allows 256 here, and 32 in its own names.
const MAX_NAME = 80;

export interface ReviewView {
  readonly review: Review;
  readonly show: Show;
  /** Made part of a button's custom id, to find the message by it. */
  readonly postingId?: string | undefined;
  readonly counts: HelpfulCounts;
  /** Moderators have hidden it. */
  readonly hidden?: boolean | undefined;
  /** Moderators have put its text behind the spoiler button. */
  readonly covered?: boolean | undefined;
  /** The author's newer review of the same show has replaced it, after a merge of two shows. */
  readonly replaced?: boolean | undefined;
  /** The guild has turned 👎 off: only helpful votes are shown. */
  readonly notHelpfulOff?: boolean | undefined;
  readonly t: Translate;
}

/**
 * The message that shows a review. The footer is in the last embed, next to the reactions. The content is always set,
 * so that an edit removes what the message had.
 */
export function reviewMessage(view: ReviewView): MessagePayload {
  const { review, show, postingId, counts, t } = view;
  if (view.hidden) return message({ content: t('review.hidden') });
  const isCovered = isBehindSpoilerButton(view);
  const footer = {
    text: view.replaced ? t('review.replaced') : helpfulQuestion(counts, view.notHelpfulOff ?? false, t),
  };
  const embeds = isCovered
    ? coverEmbeds(review, show, t)
    : fullEmbeds(review, show, t, codePointLength(footer.text));
  const last = embeds.length - 1;
  const posting = postingId === undefined ? [] : [postingId];
  const write = button(customId('write', show.id, ...posting), t('review.button.write'));
  const readAll = button(customId('all-reviews', show.id), t('review.button.all'));
  const read = button(customId('spoilers', review.showId, review.author.id), t('review.button.spoilers'), {
    style: ButtonStyle.Primary,
  });
  return message({
    content: '',
    embeds: embeds.map((embed, index) => (index === last ? { ...embed, footer } : embed)),
    components: [isCovered ? row(read, write, readAll) : row(write, readAll)],
  });
}

/** Whether readers have to press the spoiler button to see the text. */
export const isBehindSpoilerButton = ({ review, covered }: Pick<ReviewView, 'review' | 'covered'>): boolean =>
  (review.spoilers || covered === true) && review.body !== undefined;

/** The whole review, for a member who pressed the spoiler button. */
export function spoilerEmbeds(review: Review, show: Show, t: Translate): APIEmbed[] {
  return fullEmbeds(review, show, t, 0);
}

/**
 * The whole review.
 * @param footerLength how many code points the footer takes that the caller adds
 */
export function fullEmbeds(review: Review, show: Show, t: Translate, footerLength: number): APIEmbed[] {
  const head = { author: author(review), title: title(review, show, t) };
  const used = codePointLength(head.author.name) + codePointLength(head.title) + footerLength;
  const facts = reviewFacts(review, t);
  const opening = [stars(review, t), facts].filter((line) => line !== '').join('\n');
  const descriptions = reviewText({ opening, ...review }, used);
  return descriptions.map((description, index) => ({
    ...(index === 0 && head),
    ...(index === 0 && thumbnail(show)),
    description,
    color: scoreColour(review.score),
  }));
}

/** A review without its text. */
export function coverEmbeds(review: Review, show: Show, t: Translate): APIEmbed[] {
  const lines = [stars(review, t), review.headline === undefined ? '' : boldHeadline(review.headline)];
  return [
    {
      author: author(review),
      title: title(review, show, t),
      description: lines.filter((line) => line !== '').join('\n'),
      color: scoreColour(review.score),
      ...thumbnail(show),
    },
  ];
}

const thumbnail = ({ poster }: Show) => (poster === undefined ? {} : { thumbnail: { url: poster } });

function stars({ score, textEditedAt }: Review, t: Translate): string {
  const parts = [
    score === undefined ? '' : starsOf(score),
    textEditedAt === undefined ? '' : t('review.edited'),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

// Discord renders no Markdown in an author's name.
function author({ author }: Review): { name: string; icon_url: string } {
  const name = shorten(author.name.replace(/\s+/g, ' ').trim(), MAX_NAME);
  return { name: balanceDirections(name) || author.id, icon_url: author.avatarUrl };
}

function title(review: Review, show: Show, t: Translate): string {
  if (review.score === undefined) return markdownTitle(show);
  const named = { title: markdownTitle(show), score: review.score / 10 };
  const before = review.earlierScores.findLast(({ shown, score }) => shown && score !== review.score);
  return before === undefined
    ? t('review.title', named)
    : t('review.title.changed', { ...named, before: before.score / 10 });
}

/** The question below each review, with its counts. */
export function helpfulQuestion(
  { helpful, notHelpful }: HelpfulCounts,
  notHelpfulOff: boolean,
  t: Translate,
): string {
  const all = notHelpfulOff ? helpful : helpful + notHelpful;
  if (all === 0) return t('review.question');
  return notHelpfulOff
    ? t('review.question.helpfulOnly', { count: all })
    : t('review.question.counted', { helpful, count: all });
}
