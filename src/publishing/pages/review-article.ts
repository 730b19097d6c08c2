import { bodyMarkdown } from '../../presentation/markdown/body.ts';
import { helpfulCounts, isBehindSpoilerButton, scoreText } from '../../presentation/reviews/review-embed.ts';
import { reviewFacts } from '../../presentation/reviews/review-facts.ts';
import { boldHeadline } from '../../presentation/reviews/review-text.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import { hasText } from '../../reviews/review.ts';
import { starsOf } from '../../reviews/score.ts';
import type { PublicReview } from '../site-source.ts';
import { colourClass, groundClass } from '../style/site-style.ts';
import { type Markup, markup } from './markup.ts';
import { textMarkup } from './text-markup.ts';

/** A whole review, as its message shows it in the server. */
export function reviewArticle(
  { review, counts, covered }: PublicReview,
  notHelpfulOff: boolean,
  t: Translate,
): Markup {
  const { score, headline, body, writtenAt, textEditedAt } = review;
  const scored = scoreText(review, t);
  const facts = reviewFacts(review, t);
  const helped = hasText(review) ? helpfulCounts(counts, notHelpfulOff, t) : [];
  const text =
    body !== undefined &&
    markup`<div class="text" dir="auto">${textMarkup(bodyMarkdown(body, Infinity), t)}</div>`;
  return markup`<article class="review ${colourClass(score)}">
<header>${authorBadge(review.author)}<p class="by"><bdi>${review.author.name}</bdi><span class="when">${writtenOn(writtenAt, t)}${textEditedAt !== undefined && ` · ${t('review.edited')}`}</span></p>
${scored && markup`<p class="score"><b>${scored}</b>${score !== undefined && markup`<span class="stars" aria-hidden="true">${starsOf(score)}</span>`}</p>`}</header>
${headline !== undefined && markup`<h3 dir="auto">${textMarkup(boldHeadline(headline), t)}</h3>`}
${text && (isBehindSpoilerButton({ review, covered }) ? markup`<details class="covered"><summary>${t('review.button.spoilers')}</summary>${text}</details>` : text)}
${facts !== '' && markup`<p class="small">${facts}</p>`}
${helped.map((words) => markup`<p class="small">${words}</p>`)}
</article>
`;
}

const GRAPHEMES = new Intl.Segmenter();

/** A member's first letter on a ground of their own: their picture would be asked of Discord. */
const authorBadge = ({ id, name }: { readonly id: string; readonly name: string }): Markup => {
  const [first] = GRAPHEMES.segment(name.trim().toUpperCase());
  return markup`<span class="badge ${groundClass(id)}" aria-hidden="true">${first?.segment ?? ''}</span>`;
};

/** The day on which something was written. */
export const writtenOn = (at: number, t: Translate): Markup =>
  markup`<time datetime="${new Date(at).toISOString().slice(0, 10)}">${t('page.day', { at })}</time>`;
