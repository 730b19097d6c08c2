/** The sites whose ids name one season of an anime each. */
const SEASON_SITES = ['anilist', 'mal', 'bangumi'] as const;
/** The sites whose ids name a whole show. */
const SHOW_SITES = ['imdb', 'tmdb', 'tvmaze', 'wikidata', 'letterboxd', 'mydramalist'] as const;

/** The sites on which shows have ids. */
export const ID_SITES = [...SEASON_SITES, ...SHOW_SITES] as const;
export type IdSite = (typeof ID_SITES)[number];

/**
 * A show's id on each site that is known to have it, as it stands in the site's addresses: "tt0903747" on IMDb, "movie/550" or
 * "tv/1396" on TMDB, digits on TVmaze, AniList, MyAnimeList and Bangumi, "Q1079" on Wikidata, "fight-club" on Letterboxd, and
 * "49231" on MyDramaList.
 */
export type ShowIds = { readonly [Site in IdSite]?: string | undefined };

/** One id of a show: "anilist:154587". */
export type ShowRef = `${IdSite}:${string}`;

const REF = new RegExp(`^(?:${ID_SITES.join('|')}):[\\w./-]{1,80}$`);

/** Reads a ref that somebody else wrote; undefined when it is none. */
export const parseRef = (text: string): ShowRef | undefined =>
  REF.test(text) ? (text as ShowRef) : undefined;

/** The site of a ref: "imdb". */
export const siteOf = (ref: ShowRef): IdSite => ref.slice(0, ref.indexOf(':')) as IdSite;

/** A ref as ids: "imdb:tt0903747" is `{ imdb: "tt0903747" }`. */
export const idsOf = (ref: ShowRef): ShowIds => ({ [siteOf(ref)]: ref.slice(ref.indexOf(':') + 1) });

/** What tells two shows apart, or says that they are one. */
export interface Identified {
  readonly ids?: ShowIds | undefined;
  readonly year?: number | undefined;
}

/** All refs of a show, in the order of `ID_SITES`. */
export const refsOf = ({ ids }: Identified): ShowRef[] =>
  ids === undefined
    ? []
    : ID_SITES.flatMap((site) => (ids[site] === undefined ? [] : (`${site}:${ids[site]}` as const)));

/**
 * Whether two are one show by their ids. Where both have the id of a season, that decides, since the seasons of an anime share the
 * ids of the whole. An id of the whole makes a season the show only when they began in the same year or the next: sources count
 * the first night differently.
 */
export function isSameShow(one: Identified, other: Identified): boolean {
  const has = ({ ids = {} }: Identified, site: IdSite) => ids[site] !== undefined;
  const isShared = (site: IdSite) => has(one, site) && one.ids?.[site] === other.ids?.[site];
  if (SEASON_SITES.some(isShared)) return true;
  if (SEASON_SITES.some((site) => has(one, site) && has(other, site))) return false;
  if (!SHOW_SITES.some(isShared)) return false;
  const isSeason = [one, other].some((show) => SEASON_SITES.some((site) => has(show, site)));
  return !isSeason || isYearNear(one, other);
}

/** Whether the years of two can be one show's, as far as they are known: members and sources count the first night differently. */
export const isYearNear = (one: Pick<Identified, 'year'>, other: Pick<Identified, 'year'>): boolean =>
  one.year === undefined || other.year === undefined || Math.abs(one.year - other.year) <= 1;

/** Whether two have ids of one site that say they are two shows. Without any, nobody knows. */
export const areTwoShows = (one: Identified, other: Identified): boolean =>
  ID_SITES.some((site) => one.ids?.[site] !== undefined && other.ids?.[site] !== undefined) &&
  !isSameShow(one, other);
