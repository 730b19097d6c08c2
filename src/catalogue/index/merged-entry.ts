import {
  type CatalogueEntry,
  type CatalogueSource,
  MOST_TITLES,
} from '../../reviews/shows/catalogue-entry.ts';
import { siteOf } from '../../reviews/shows/show-ids.ts';
import { titleKey } from '../../reviews/shows/title.ts';
import type { IndexedEntry, ListedEntry } from './catalogue-index.ts';

/**
 * Whose title, year and poster a show has, the best first: sources that are asked live have posters and know what is on; TMDB's titles
 * are in the operator's language, those of AniList and TVmaze in English; Wikidata's labels too, bangumi-data's half.
 */
const BEST_FIRST: readonly string[] = [
  'tmdb',
  'anilist',
  'tvmaze',
  'wikidata',
  'bangumi',
] satisfies CatalogueSource[];

const placeOf = ({ entry }: ListedEntry): number => {
  const place = BEST_FIRST.indexOf(siteOf(entry.ref));
  return place === -1 || isBare(entry) ? BEST_FIRST.length : place;
};

/** Whether little more than an id is known, as of TMDB's daily lists: their titles are the original ones, in any language. */
const isBare = ({ year, poster, titles }: CatalogueEntry): boolean =>
  year === undefined && poster === undefined && titles.length === 0;

/** A source that has a later part of a show as well names the show by its first: "One Piece", not what its last chapter is called. */
const firstToBegin = ({ entry: a }: ListedEntry, { entry: b }: ListedEntry): number =>
  (a.year ?? Number.MAX_SAFE_INTEGER) - (b.year ?? Number.MAX_SAFE_INTEGER) ||
  a.ref.length - b.ref.length ||
  (a.ref < b.ref ? -1 : 1);

/** What several sources say of one show, as one: each property of the best source that has it, all titles and ids. */
export function mergedEntry(pieces: readonly ListedEntry[]): IndexedEntry | undefined {
  const [best, ...others] = pieces.toSorted((a, b) => placeOf(a) - placeOf(b) || firstToBegin(a, b));
  if (best === undefined || others.length === 0) return best;
  const entries = [best, ...others].map(({ entry }) => entry);
  const known = pieces.flatMap(({ popularity = [] }) => popularity);
  return {
    ...best,
    entry: {
      ...firstOf(entries),
      ...titlesOf(entries),
      ids: Object.assign({}, ...entries.map(({ ids }) => ids).toReversed()),
      // Only those who list anime alone know which ones are.
      ...(entries.some(({ kind }) => kind === 'anime') && { kind: 'anime' }),
      ...(entries.some(({ adult }) => adult) && { adult: true }),
    },
    popularity: known.length > 0 ? Math.max(...known) : undefined,
  };
}

/** Each property of the first entry that has it. */
const firstOf = (entries: readonly CatalogueEntry[]): CatalogueEntry =>
  Object.assign(
    {},
    ...entries
      .toReversed()
      .map((entry) => Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined))),
  );

function titlesOf(entries: readonly CatalogueEntry[]): Pick<CatalogueEntry, 'title' | 'titles'> {
  const byKey = new Map<string, string>();
  for (const title of entries.flatMap((entry) => [entry.title, ...entry.titles])) {
    const key = titleKey(title);
    if (!byKey.has(key)) byKey.set(key, title);
  }
  const [title = '', ...titles] = byKey.values();
  return { title, titles: titles.slice(0, MOST_TITLES) };
}
