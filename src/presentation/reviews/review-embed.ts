import { type APIButtonComponent, type APIEmbed, ButtonStyle } from 'discord-api-types/v10';
import type { HelpfulCounts } from '../../reviews/counting/votes.ts';
import { codePointLength } from '../../reviews/plain-text.ts';
import { hasText, type Review } from '../../reviews/review.ts';
import { starsOf } from '../../reviews/score.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { showAddress } from '../../reviews/shows/show-address.ts';
import { linkButton } from '../links/links.ts';
import { balanceDirections } from '../markdown/bidirectional.ts';
import { shorten } from '../payload/code-points.ts';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row } from '../payload/payload.ts';
import { scoreColour } from '../score-colour.ts';
import { markdownTitle, plainTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';
import { reviewFacts } from './review-facts.ts';
import { boldHeadline, reviewText } from './review-text.ts';

// In code points. Discord allows 256 here, and 32 in its own names.
const MAX_NAME = 80;
// In code points. Discord allows 256, and the score stands there too.
const MAX_ESCAPED_TITLE = 220;

export interface ReviewView {
  readonly review: Review;
  readonly show: Show;
  /** Made part of a button's custom id, to find the message by it. */
  readonly postingId?: string | undefined;
  readonly counts: HelpfulCounts;
  /** Longer texts end with "Read all", in code points; absent: none does. */
  readonly fold?: number | undefined;
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
 * The message that shows a review. The footer is in the last embed, next to the reactions; a score alone asks nothing. The
 * content is always set, so that an edit removes what the message had.
 */
export function reviewMessage(view: ReviewView): MessagePayload {
  const { review, show, fold, replaced = false, t } = view;
  if (view.hidden) return message({ content: t('review.hidden') });
  const isCovered = isBehindSpoilerButton(view);
  const isFolded = !isCovered && codePointLength(review.body ?? '') > (fold ?? Infinity);
  if (!hasText(review) && !replaced)
    return message({
      content: '',
      embeds: [scoreEmbed(review, show, t)],
      components: [row(...buttons(view))],
    });
  const text = replaced ? t('review.replaced') : helpfulQuestion(view.counts, view.notHelpfulOff ?? false, t);
  const foot = { footer: { text }, timestamp: new Date(review.writtenAt).toISOString() };
  const embeds = isCovered
    ? coverEmbeds(review, show, t)
    : fullEmbeds(review, show, t, { footerLength: codePointLength(text), fold });
  return message({
    content: '',
    embeds: [...embeds.slice(0, -1), ...embeds.slice(-1).map((last) => ({ ...last, ...foot }))],
    components: [row(...reading(review, isCovered, isFolded, t), ...buttons(view))],
  });
}

/** The button that shows the presser what the embed does not. */
function reading(review: Review, isCovered: boolean, isFolded: boolean, t: Translate): APIButtonComponent[] {
  const { showId, author } = review;
  const style = ButtonStyle.Primary;
  if (isCovered)
    return [button(customId('spoilers', showId, author.id), t('review.button.spoilers'), { style })];
  return isFolded
    ? [button(customId('spoilers', showId, author.id), t('review.button.whole'), { style })]
    : [];
}

function buttons({ show, postingId, t }: ReviewView): APIButtonComponent[] {
  const posting = postingId === undefined ? [] : [postingId];
  return [
    button(customId('write', show.id, ...posting), t('review.button.write')),
    button(customId('all-reviews', show.id), t('review.button.all')),
    linkButton({ card: 'show', showId: show.id }, t('review.button.show')),
  ];
}

/** Whether readers have to press the spoiler button to see the text. */
export const isBehindSpoilerButton = ({ review, covered }: Pick<ReviewView, 'review' | 'covered'>): boolean =>
  (review.spoilers || covered === true) && review.body !== undefined;

/** The whole review, for the member who asked for it. */
export const wholeEmbeds = (review: Review, show: Show, t: Translate): APIEmbed[] =>
  fullEmbeds(review, show, t, { footerLength: 0 });

interface FullEmbedOptions {
  /** How many code points the footer takes that the caller adds. */
  readonly footerLength: number;
  readonly fold?: number | undefined;
}

/**
 * A review with its text. A poster narrows the text beside it, most of all on a phone, so a text below a poster has an
 * embed of its own.
 */
export function fullEmbeds(
  review: Review,
  show: Show,
  t: Translate,
  { footerLength, fold }: FullEmbedOptions,
): APIEmbed[] {
  const head = { author: author(review), title: title(review, show, t), ...link(show) };
  const used = codePointLength(head.author.name) + codePointLength(head.title) + footerLength;
  const opening = [stars(review, t), reviewFacts(review, t)].filter((line) => line !== '').join('\n');
  const isApart = show.poster !== undefined && review.body !== undefined;
  const descriptions = reviewText({ ...review, opening, fold, isApart }, used);
  return descriptions.map((description, index) => ({
    ...(index === 0 && { ...head, ...thumbnail(show) }),
    ...(description !== '' && { description }),
    color: scoreColour(review.score),
  }));
}

/** A review without its text. */
export function coverEmbeds(review: Review, show: Show, t: Translate): APIEmbed[] {
  const lines = [
    stars(review, t),
    review.headline === undefined ? '' : boldHeadline(review.headline),
    t('review.spoilers'),
  ];
  return [
    {
      author: author(review),
      title: title(review, show, t),
      ...link(show),
      description: lines.filter((line) => line !== '').join('\n'),
      color: scoreColour(review.score),
      ...thumbnail(show),
    },
  ];
}

/** A review of a score alone: one line, and its details if it has some. */
function scoreEmbed(review: Review, show: Show, t: Translate): APIEmbed {
  const { name, icon_url } = author(review);
  const score = scoreText(review, t);
  const line = [...(score === undefined ? [] : [score]), plainTitle(show, MAX_NAME), name].join(' · ');
  const facts = reviewFacts(review, t);
  return {
    author: { name: balanceDirections(line), icon_url },
    ...(facts !== '' && { description: facts }),
    color: scoreColour(review.score),
  };
}

/** Where the title leads: the show's page on the site that it is from. */
function link(show: Show): { readonly url?: string } {
  const url = showAddress(show);
  return url === undefined ? {} : { url };
}

const thumbnail = ({ poster }: Show) => (poster === undefined ? {} : { thumbnail: { url: poster } });

function stars({ score, textEditedAt }: Review, t: Translate): string {
  const edited = textEditedAt === undefined ? '' : t('review.edited');
  return [score === undefined ? '' : starsOf(score), edited].filter((part) => part !== '').join(' · ');
}

// Discord renders no Markdown in an author's name.
function author({ author }: Review): { name: string; icon_url: string } {
  const name = shorten(author.name.replace(/\s+/g, ' ').trim(), MAX_NAME);
  return { name: balanceDirections(name) || author.id, icon_url: author.avatarUrl };
}

function title(review: Review, show: Show, t: Translate): string {
  const whole = markdownTitle(show);
  // Escaping can double a title.
  const fitting =
    codePointLength(whole) <= MAX_ESCAPED_TITLE ? whole : markdownTitle(show, MAX_ESCAPED_TITLE / 2);
  return [scoreText(review, t), fitting].filter((part) => part !== undefined).join(' · ');
}

/** "7.5/10", or "6.5 → 8.0/10" when others have seen another score; undefined without one. */
export function scoreText({ score, earlierScores }: Review, t: Translate): string | undefined {
  if (score === undefined) return undefined;
  const before = earlierScores.findLast((earlier) => earlier.shown && earlier.score !== score);
  return before === undefined
    ? t('review.score', { score: score / 10 })
    : t('review.score.changed', { before: before.score / 10, score: score / 10 });
}

/** The question below each review, with its counts once somebody found it helpful. */
const helpfulQuestion = (counts: HelpfulCounts, notHelpfulOff: boolean, t: Translate): string =>
  [t('review.question'), ...helpfulCounts(counts, notHelpfulOff, t)].join(' · ');

/** How many found a review helpful, in words; none while nobody did. */
export function helpfulCounts(
  { helpful, notHelpful }: HelpfulCounts,
  notHelpfulOff: boolean,
  t: Translate,
): string[] {
  if (helpful === 0) return [];
  return [
    notHelpfulOff
      ? t('review.helpfulOnly', { count: helpful })
      : t('review.counted', { helpful, count: helpful + notHelpful }),
  ];
}
