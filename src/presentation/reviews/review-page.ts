import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Decision } from '../../reviews/moderation/moderation.ts';
import { codePointLength } from '../../reviews/plain-text.ts';
import { hasText } from '../../reviews/review.ts';
import { linkButton } from '../links/links.ts';
import { pageButtons } from '../links/pages.ts';
import { customId } from '../payload/custom-id.ts';
import { button, buttonRows, type MessagePayload, message } from '../payload/payload.ts';
import {
  coverEmbeds,
  fullEmbeds,
  helpfulCounts,
  isBehindSpoilerButton,
  type ReviewView,
  wholeEmbeds,
} from './review-embed.ts';

export interface ReviewPage extends ReviewView {
  /** For moderators: leads to their buttons, and says who has hidden the review, if it is hidden. */
  readonly moderation?: { readonly hidden: Pick<Decision, 'by'> | undefined } | undefined;
  /** The custom id of a button that leads to another position. */
  readonly turnTo: (position: number) => string;
  /** From 1. */
  readonly position: number;
  readonly of: number;
  /** URL of the review's message; absent when it has none. */
  readonly link?: string | undefined;
}

/** One of several reviews for the member who reads them, with buttons to turn the page. */
export function reviewPage(page: ReviewPage): MessagePayload {
  const { review, show, counts, position, of, link, moderation, t } = page;
  const footer = {
    text: [
      t('read.position', { position, count: of }),
      // Without the question: who can vote does so at the message.
      ...(hasText(review) ? helpfulCounts(counts, page.notHelpfulOff ?? false, t) : []),
    ].join(' · '),
  };
  const isCovered = isBehindSpoilerButton(page);
  const embeds = isCovered
    ? coverEmbeds(review, show, t)
    : fullEmbeds(review, show, t, { footerLength: codePointLength(footer.text) });
  const last = embeds.length - 1;
  const address = [review.showId, review.author.id];
  const buttons: APIButtonComponent[] = [
    ...pageButtons(position, of, (to, label) => button(page.turnTo(to), label), t),
    ...(moderation === undefined
      ? onward(page)
      : [button(customId('open-case', ...address), t('read.button.moderate'))]),
  ];
  const spoilers = button(
    customId(moderation === undefined ? 'spoilers' : 'case-text', ...address),
    t('review.button.spoilers'),
    { style: ButtonStyle.Primary },
  );
  if (isCovered) buttons.unshift(spoilers);
  if (link !== undefined)
    buttons.push({
      type: ComponentType.Button,
      style: ButtonStyle.Link,
      url: link,
      label: t('read.button.message'),
    });
  return message({
    content: [historyLine(page), ...hiddenLines(page)].join('\n'),
    embeds: embeds.map((embed, index) => (index === last ? { ...embed, footer } : embed)),
    components: buttonRows(buttons),
  });
}

/** A whole review, for the member who asked for it, and what they can do next. */
export const wholeReview = ({ review, show, t }: Pick<ReviewView, 'review' | 'show' | 't'>): MessagePayload =>
  message({
    embeds: wholeEmbeds(review, show, t),
    components: buttonRows(onward({ review, show, t })),
  });

/** What a reader can do next. */
const onward = ({ review, show, t }: Pick<ReviewView, 'review' | 'show' | 't'>): APIButtonComponent[] => [
  button(customId('write', show.id), t('review.button.write')),
  linkButton({ card: 'show', showId: show.id }, t('review.button.show')),
  linkButton({ card: 'profile', userId: review.author.id }, t('read.button.author')),
];

function hiddenLines({ moderation, t }: ReviewPage): string[] {
  if (moderation?.hidden === undefined) return [];
  return [t(moderation.hidden.by === undefined ? 'deletedByHand' : 'review.hidden')];
}

/** When the review was written, and the earlier scores that others have seen. */
function historyLine({ review, t }: ReviewPage): string {
  const written = t('read.written', { date: `<t:${Math.floor(review.writtenAt / 1000)}:D>` });
  const seen = review.earlierScores.filter(({ shown }) => shown);
  const scores = seen.map(({ score, until }) =>
    t('read.earlierScore', { score: score / 10, date: `<t:${Math.floor(until / 1000)}:D>` }),
  );
  // A page has room for the newest ten.
  return [written, ...scores.slice(-10)].join(' · ');
}
