import { readFile } from 'node:fs/promises';
import { Turn } from '../storage/turn.ts';
import { homePage, type NewReview, SHOWS_ON_A_PAGE } from './pages/home-page.ts';
import { movedPage } from './pages/moved-page.ts';
import { type Page, pageText } from './pages/page-frame.ts';
import { pagesOf } from './pages/page-links.ts';
import { searchedShows } from './pages/searched-shows.ts';
import { REVIEWS_ON_A_PAGE, showPage } from './pages/show-page.ts';
import { SEARCH, SEARCHED_SHOWS, STYLE } from './pages/site-paths.ts';
import type { SiteOptions } from './site-options.ts';
import type { PublicShow, SiteSource } from './site-source.ts';
import type { SiteWriter } from './site-writer.ts';
import { siteStyle } from './style/site-style.ts';

/** How many reviews are read at once, parsed within a turn of the event loop. */
const READ_AT_ONCE = 100;

/**
 * Makes the public page of a server: a list of its shows, and a page or more of each. Readable without scripts, and from files that
 * are opened without a web server. Goes on in turns of the event loop, and holds one page at a time.
 * @param signal ends it between two pages
 */
export async function publishSite(
  source: SiteSource,
  options: SiteOptions,
  writer: SiteWriter,
  signal?: AbortSignal,
): Promise<void> {
  const turn = new Turn();
  const put = async (page: Page) => {
    signal?.throwIfAborted();
    await writer.write(page.path, pageText(page, options));
    if (turn.isOver) await turn.next();
  };
  await writer.write(STYLE, await siteStyle());
  await writer.write(SEARCH, await readFile(new URL('./browser/search.js', import.meta.url), 'utf8'));
  await writer.write(SEARCHED_SHOWS, await searchedShows(source.shows, options));

  const newest = await newestReviews(source);
  for (let page = 1; page <= pagesOf(source.shows.length, SHOWS_ON_A_PAGE); page += 1) {
    const shows = source.shows.slice((page - 1) * SHOWS_ON_A_PAGE, page * SHOWS_ON_A_PAGE);
    await put(homePage(page, shows, newest, source, options));
  }
  for (const plans of batches(source.shows)) {
    const reviews = await source.read(plans.flatMap(({ keys }) => keys));
    for (const { shown, page, keys } of plans) {
      const onPage = keys.flatMap((key) => reviews.get(key) ?? []);
      await put(await showPage(shown, page, onPage, source, options));
    }
  }
  const shows = new Map(source.shows.map((shown) => [shown.show.id, shown]));
  for (const [before, now] of source.merged) {
    const shown = shows.get(now);
    if (shown !== undefined) await put(movedPage(before, shown, options));
  }
}

interface PagePlan {
  readonly shown: PublicShow;
  readonly page: number;
  /** Of the reviews on it. */
  readonly keys: readonly string[];
}

/** The pages of all shows, some of them together: most have few reviews, and each by itself would wait for the database. */
function* batches(shows: readonly PublicShow[]): Generator<PagePlan[]> {
  let [batch, reviews]: [PagePlan[], number] = [[], 0];
  for (const shown of shows)
    for (let page = 1; page <= pagesOf(shown.keys.length, REVIEWS_ON_A_PAGE); page += 1) {
      const keys = shown.keys.slice((page - 1) * REVIEWS_ON_A_PAGE, page * REVIEWS_ON_A_PAGE);
      batch.push({ shown, page, keys });
      reviews += keys.length;
      if (reviews < READ_AT_ONCE && batch.length < READ_AT_ONCE) continue;
      yield batch;
      [batch, reviews] = [[], 0];
    }
  if (batch.length > 0) yield batch;
}

async function newestReviews({ shows, newest, read }: SiteSource): Promise<NewReview[]> {
  const wanted = new Set(newest);
  const showOf = new Map<string, PublicShow>();
  for (const shown of shows) for (const key of shown.keys) if (wanted.has(key)) showOf.set(key, shown);
  const reviews = await read(newest);
  return newest.flatMap((key) => {
    const [shown, review] = [showOf.get(key), reviews.get(key)];
    return shown === undefined || review === undefined ? [] : [{ ...review, shown }];
  });
}
