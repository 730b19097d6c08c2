import { sourceOf } from '../../presentation/cards/shows/show-source.ts';
import { plainHeadline } from '../../presentation/reviews/review-quote.ts';
import { scoreColour } from '../../presentation/score-colour.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import { titlesOf } from '../../reviews/shows/show.ts';
import { showAddress } from '../../reviews/shows/show-address.ts';
import { formatTitle } from '../../reviews/shows/title.ts';
import { inTurns } from '../../storage/turn.ts';
import type { SiteOptions } from '../site-options.ts';
import type { PublicReview, PublicShow, SiteSource } from '../site-source.ts';
import { type Markup, markup } from './markup.ts';
import type { Page } from './page-frame.ts';
import { pageLinks, pagesOf } from './page-links.ts';
import { reviewArticle } from './review-article.ts';
import { scoreChart } from './score-chart.ts';
import { coverOf, titleAlone } from './show-cover.ts';
import { numbersOf, ratingOf } from './show-numbers.ts';
import { linkFrom, showPath } from './site-paths.ts';
import { textMarkup } from './text-markup.ts';

/** How many reviews stand on a page. */
export const REVIEWS_ON_A_PAGE = 40;
/** More titles than these help nobody know the show. */
const TITLES_TOLD = 4;

/**
 * A page of a show's reviews, made in turns of the event loop: long texts take milliseconds each.
 * @param page from 1
 * @param reviews those of this page
 */
export async function showPage(
  shown: PublicShow,
  page: number,
  reviews: readonly PublicReview[],
  source: Pick<SiteSource, 'notHelpfulOff'>,
  options: SiteOptions,
): Promise<Page> {
  const { show, keys } = shown;
  const { t } = options;
  const path = showPath(show.id, page);
  const pages = pagesOf(keys.length, REVIEWS_ON_A_PAGE);
  const articles: Markup[] = [];
  for await (const review of inTurns(reviews)) articles.push(reviewArticle(review, source.notHelpfulOff, t));
  const links = pageLinks(page, pages, (to) => linkFrom(path, showPath(show.id, to)), t);
  const title = formatTitle(show);
  return {
    path,
    title: page === 1 ? title : `${title} · ${t('page.number', { page })}`,
    description: description(shown, reviews, t),
    image: show.poster,
    colour: scoreColour(shown.scores.mean),
    content: markup`${head(shown, t)}
<section>
${
  keys.length === 0
    ? markup`<p class="empty">${t('page.none.yours')}</p>`
    : markup`<h2>${t('page.reviews')}</h2>
${articles}`
}
</section>
${links}`,
  };
}

function head(shown: PublicShow, t: Translate): Markup {
  const { show } = shown;
  // Of one review, its score below says all.
  const rating = shown.keys.length > 1 ? ratingOf(shown, t) : undefined;
  return markup`<div class="show">
${coverOf(shown, markup`<span class="title" dir="auto" aria-hidden="true">${titleAlone(shown)}</span>`)}
<div class="about">
<h1>${titleAlone(shown)}${show.year !== undefined && markup` <span class="year">(${String(show.year)})</span>`}</h1>
${rating && markup`<p class="rating">${rating}</p>`}
${shown.keys.length > 0 && markup`<p>${numbersOf(shown, t).join(' · ')}</p>`}
${facts(shown, t).map((line) => markup`<p class="small" dir="auto">${line}</p>`)}
${origin(shown, t)}
</div>
${scoreChart(shown, t)}
</div>`;
}

function facts({ show }: PublicShow, t: Translate): string[] {
  const { kind, listing } = show;
  const episodes = listing?.episodes ?? 0;
  const lines = [
    [
      ...(kind === undefined ? [] : [t(`kind.${kind}`)]),
      // A film has one.
      ...(episodes > 1 ? [t('about.episodes', { count: episodes })] : []),
      ...(listing?.genres ?? []),
    ],
    [...new Set(titlesOf(show))].slice(1, 1 + TITLES_TOLD),
  ];
  return lines.flatMap((parts) => (parts.length === 0 ? [] : [parts.join(' · ')]));
}

/** Where what is said of the show is from, as the source's terms ask; else its page on a site that has one. */
function origin({ show }: PublicShow, t: Translate): Markup | undefined {
  const source = show.listing === undefined ? '' : sourceOf(show.listing.ref);
  const address = showAddress(show);
  if (source !== '') return markup`<p class="small">${textMarkup(source, t)}</p>`;
  if (address === undefined) return undefined;
  const { host } = new URL(address);
  return markup`<p class="small"><a href="${address}" rel="noopener noreferrer">${host}</a></p>`;
}

/** Numbers, and the first headline of a review, unless it has spoilers. */
function description(shown: PublicShow, reviews: readonly PublicReview[], t: Translate): string {
  const numbers = numbersOf(shown, t).join(' · ');
  const quoted = reviews.find(
    ({ review: { headline, spoilers }, covered }) =>
      headline !== undefined && !spoilers && !covered && !headline.includes('||'),
  );
  if (quoted === undefined) return numbers;
  const { headline, author } = quoted.review;
  return `${numbers}\n“${plainHeadline(headline, t)}” — ${author.name}`;
}
