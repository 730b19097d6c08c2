import { cleanLine, codePointLength } from '../../reviews/plain-text.ts';
import {
  type CatalogueEntry,
  type CatalogueSource,
  MOST_EPISODES,
  MOST_GENRES,
  MOST_TITLES,
} from '../../reviews/shows/catalogue-entry.ts';
import { MAX_POSTER_URL } from '../../reviews/shows/poster.ts';
import type { ShowKind } from '../../reviews/shows/show.ts';
import type { ShowIds } from '../../reviews/shows/show-ids.ts';
import { isYear, MAX_TITLE, parseTitle, type TitleAndYear, titleKey } from '../../reviews/shows/title.ts';

/** What a source says of a show, as it says it. */
export interface Said {
  readonly site: CatalogueSource;
  readonly id: string;
  /** The title to show first. */
  readonly titles: readonly (string | undefined)[];
  readonly year: number | undefined;
  readonly kind: ShowKind | undefined;
  /** Its ids on other sites. */
  readonly ids?: ShowIds;
  readonly poster: string | undefined;
  readonly genres?: readonly string[];
  readonly episodes?: number | undefined;
  readonly adult?: boolean | undefined;
}

/** TMDB answers 20, the others 10. */
const MOST_FOUND = 20;
/** The longest name of a genre, in code points. */
const MAX_GENRE = 40;

/**
 * Checks what a source says of a show, and leaves out what is not as it should be; undefined when it has no title.
 * @param imagesUrl what the addresses of the source's pictures begin with
 */
export function makeEntry(said: Said, imagesUrl: string): CatalogueEntry | undefined {
  const [first, ...others] = readTitles(said.titles);
  if (first === undefined) return undefined;
  const year = said.year ?? first.year;
  const genres = readGenres(said.genres ?? []);
  const { kind, episodes = 0, adult } = said;
  return {
    ref: `${said.site}:${said.id}`,
    title: first.title,
    titles: others.map(({ title }) => title),
    year: year !== undefined && isYear(year) ? year : undefined,
    kind,
    ids: { ...said.ids, [said.site]: said.id },
    poster: readPoster(said.poster, imagesUrl),
    genres: genres.length > 0 ? genres : undefined,
    episodes: Number.isInteger(episodes) && episodes > 0 && episodes <= MOST_EPISODES ? episodes : undefined,
    adult: adult || undefined,
  };
}

/**
 * What a search found.
 * @param adult whether shows for adults may be among it
 */
export const foundEntries = (
  entries: readonly (CatalogueEntry | undefined)[],
  adult: boolean,
): CatalogueEntry[] =>
  entries
    .filter((entry) => entry !== undefined)
    .filter((entry) => adult || entry.adult !== true)
    .slice(0, MOST_FOUND);

/** One of each, without those that are too long; when all of them are, the first, cut. */
function readTitles(titles: Said['titles']): TitleAndYear[] {
  const clean = titles.map((title = '') => parseTitle(title)).filter(({ title }) => title !== '');
  const short = clean.filter(({ title }) => codePointLength(title) <= MAX_TITLE);
  const [long] = clean;
  if (short.length === 0 && long !== undefined) return [{ ...long, title: cut(long.title) }];
  return firstOfEach(short, ({ title }) => titleKey(title)).slice(0, MOST_TITLES + 1);
}

function cut(title: string): string {
  const points = [...title].slice(0, MAX_TITLE - 1);
  return `${points.join('').trimEnd()}…`;
}

const readGenres = (genres: readonly string[]): string[] =>
  firstOfEach(
    genres.map(cleanLine).filter((genre) => genre !== '' && codePointLength(genre) <= MAX_GENRE),
    (genre) => genre,
  ).slice(0, MOST_GENRES);

/** The address of a picture on the source's own image host; nothing else is shown, since Discord asks whoever it names. */
function readPoster(text: string | undefined, imagesUrl: string): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const { href, username, password } = new URL(text);
  const isOwn = href.startsWith(`${new URL(imagesUrl).href.replace(/(?<!\/)\/+$/, '')}/`);
  return isOwn && username === '' && password === '' && href.length <= MAX_POSTER_URL ? href : undefined;
}

function firstOfEach<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const firsts = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    if (!firsts.has(key)) firsts.set(key, item);
  }
  return [...firsts.values()];
}
