import { LIST_COLOUR } from '../../presentation/cards/colours.ts';
import { bodyMarkdown } from '../../presentation/markdown/body.ts';
import { foldedAt } from '../../presentation/reviews/fold.ts';
import { isBehindSpoilerButton, scoreText } from '../../presentation/reviews/review-embed.ts';
import { boldHeadline } from '../../presentation/reviews/review-text.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import type { SiteOptions } from '../site-options.ts';
import type { PublicReview, PublicShow, SiteSource } from '../site-source.ts';
import { type Markup, markup } from './markup.ts';
import type { Page } from './page-frame.ts';
import { pageLinks, pagesOf } from './page-links.ts';
import { writtenOn } from './review-article.ts';
import { coverOf, titleAlone } from './show-cover.ts';
import { countOf, ratingOf } from './show-numbers.ts';
import { homePath, showPath } from './site-paths.ts';
import { textMarkup } from './text-markup.ts';

/** How many shows stand on a page: whole rows of two, three, four and six. */
export const SHOWS_ON_A_PAGE = 60;

/** How much of a new review is shown, in code points. */
const LONGEST_BEGINNING = 200;

/** A review with the show that it counts for. */
export interface NewReview extends PublicReview {
  readonly shown: PublicShow;
}

/**
 * A page of the list of shows; before the first of them, the newest reviews.
 * @param page from 1
 * @param shows those of this page
 */
export function homePage(
  page: number,
  shows: readonly PublicShow[],
  newest: readonly NewReview[],
  source: SiteSource,
  options: SiteOptions,
): Page {
  const { name, t } = options;
  const summary = [
    t('page.shows', { count: source.shows.length }),
    t('page.by', {
      reviews: t('card.reviews', { count: source.reviews }),
      members: t('page.members', { count: source.members }),
    }),
  ].join(' · ');
  const numbered = t('page.number', { page });
  const pages = pagesOf(source.shows.length, SHOWS_ON_A_PAGE);
  return {
    path: homePath(page),
    title: page === 1 ? name : numbered,
    description: summary,
    colour: LIST_COLOUR,
    content: markup`<h1>${page === 1 ? name : t('page.best')}</h1>
<p class="summary">${page > 1 ? numbered : source.reviews === 0 ? t('page.empty') : summary}</p>
${page === 1 && newest.length > 0 && newestReviews(newest, t)}
${shows.length > 0 && showList(page, shows, source, options)}
${pageLinks(page, pages, homePath, t)}`,
  };
}

function showList(
  page: number,
  shows: readonly PublicShow[],
  { mean }: SiteSource,
  { t }: SiteOptions,
): Markup {
  return markup`<section>
${page === 1 && markup`<h2>${t('page.best')}</h2>`}
${page === 1 && mean !== undefined && markup`<p class="small">${t('top.reason.best.filtered', { mean: mean / 10 })}</p>`}
<ol class="shows" start="${(page - 1) * SHOWS_ON_A_PAGE + 1}">
${shows.map((shown) => markup`<li>${showTile(shown, t)}</li>\n`)}
</ol>
</section>`;
}

function showTile(shown: PublicShow, t: Translate): Markup {
  const { show } = shown;
  const rating = ratingOf(shown, t);
  const written = markup`<span class="title" dir="auto">${titleAlone(shown)}</span>${rating && markup`<span class="number">${rating}</span>`}`;
  const known = [
    ...(show.year === undefined ? [] : [String(show.year)]),
    ...(show.kind === undefined ? [] : [t(`kind.${show.kind}`)]),
  ];
  return markup`<a href="${showPath(show.id)}">${coverOf(shown, written)}
<span class="small">${known.join(' · ')}</span>
<span class="small">${countOf(shown, t)}</span></a>`;
}

function newestReviews(newest: readonly NewReview[], t: Translate): Markup {
  return markup`<section>
<h2>${t('page.newest')}</h2>
<ul class="newest">
${newest.map((review) => markup`<li>${newReview(review, t)}</li>\n`)}
</ul>
</section>`;
}

function newReview({ shown, review, covered }: NewReview, t: Translate): Markup {
  const { headline, body, author, writtenAt } = review;
  const scored = scoreText(review, t);
  const text = isBehindSpoilerButton({ review, covered }) ? t('review.spoilers') : beginning(body ?? '');
  return markup`<p><a href="${showPath(shown.show.id)}">${titleAlone(shown)}</a>${scored && markup` <b>${scored}</b>`}</p>
${headline !== undefined && markup`<div class="text" dir="auto">${textMarkup(boldHeadline(headline), t)}</div>`}
<div class="text" dir="auto">${textMarkup(text, t)}</div>
<p class="small signed"><bdi>${author.name}</bdi> · ${writtenOn(writtenAt, t)}</p>`;
}

/** Whole paragraphs if possible, else words; a spoiler stays covered where the text ends in it. */
function beginning(body: string): string {
  const whole = bodyMarkdown(body, Infinity);
  return foldedAt(whole, LONGEST_BEGINNING) ?? whole;
}
