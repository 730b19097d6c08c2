import type { ShowKind } from '../../../reviews/shows/show.ts';
import type { ListedEntry } from '../../index/catalogue-index.ts';
import { seriesKind } from '../../sources/kind-of.ts';
import { makeEntry } from '../../sources/make-entry.ts';
import { classed } from './classes.ts';
import { SITE_PROPERTIES, wikidataIds } from './wikidata-ids.ts';
import { amounts, itemIds, valuesOf, type WikidataItem, years } from './wikidata-item.ts';
import { wikidataTitles } from './wikidata-titles.ts';

/** The countries (P495) that `seriesKind` asks about. */
const COUNTRIES: Readonly<Record<string, string>> = {
  Q884: 'KR',
  Q148: 'CN',
  Q17: 'JP',
  Q869: 'TH',
  Q865: 'TW',
  Q8646: 'HK',
};

/** About as many Wikipedias have an article on the best-known films. */
const MOST_ARTICLES = 150;

/**
 * What the catalogue takes from an item of Wikidata; undefined when it is no show, or has no title.
 * @param now milliseconds since the epoch
 */
export function wikidataEntry(item: WikidataItem, now: number): ListedEntry | undefined {
  const about = classed(valuesOf(item, 'P31', itemIds), valuesOf(item, 'P136', itemIds));
  const has = (properties: readonly string[]) => properties.some((property) => property in item.claims);
  const bySite = (['anime', 'series', 'film'] as const).find((one) => has(SITE_PROPERTIES[one]));
  const shows = bySite === 'anime' ? bySite : (about.shows ?? bySite);
  if (shows === undefined || about.isNoShow) return undefined;
  const countries = valuesOf(item, 'P495', itemIds).flatMap((id) => COUNTRIES[id] ?? []);
  const isFilm = about.isFilm || (about.shows === undefined && bySite === 'film');
  const kind: ShowKind =
    shows === 'film' && about.isAnimated && countries.includes('JP')
      ? 'anime'
      : shows === 'series'
        ? seriesKind({ countries, ...about })
        : shows;
  const entry = makeEntry(
    {
      site: 'wikidata',
      id: item.id,
      titles: wikidataTitles(item),
      year: beganIn(item, isFilm),
      kind,
      ids: wikidataIds(item, isFilm),
      poster: undefined,
      episodes: valuesOf(item, 'P1113', amounts)[0],
      adult: about.isAdult,
    },
    '',
  );
  return entry && { entry, popularity: popularityOf(item), fetchedAt: now, isComplete: true };
}

/** The year in which a film came out (P577), or a series began (P580): the first, where countries differ. */
function beganIn(item: WikidataItem, isFilm: boolean): number | undefined {
  const [published, started] = [valuesOf(item, 'P577', years), valuesOf(item, 'P580', years)];
  const all = (isFilm ? [published, started] : [started, published]).find(({ length }) => length > 0);
  return all === undefined ? undefined : Math.min(...all);
}

/** By how many Wikipedias have an article on it, 0 to 1: the second article says more than the hundredth. */
function popularityOf({ sitelinks }: WikidataItem): number {
  const articles = Object.keys(sitelinks).filter((site) => site.endsWith('wiki') && site !== 'commonswiki');
  return Math.min(1, Math.log1p(articles.length) / Math.log1p(MOST_ARTICLES));
}
