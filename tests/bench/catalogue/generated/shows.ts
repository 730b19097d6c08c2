import type { ListedEntry } from '../../../../src/catalogue/index/catalogue-index.ts';
import type { CatalogueEntry } from '../../../../src/reviews/shows/catalogue-entry.ts';
import { SHOW_KINDS } from '../../../../src/reviews/shows/show.ts';
import { draw, stream } from '../../../communities/chance.ts';
import { type Chance, pick, whole, zipf } from './chance.ts';
import type { GeneratedTitle } from './languages/language.ts';
import { english, japanese, LANGUAGE_SHARES, LANGUAGES } from './languages/languages.ts';
import { letters } from './letters.ts';

/** A season that is a show of its own: of which titles, which one. */
export interface Season {
  readonly of: readonly GeneratedTitle[];
  readonly number: number;
}

export interface GeneratedShow {
  readonly entry: CatalogueEntry;
  readonly titles: readonly GeneratedTitle[];
  readonly season?: Season | undefined;
}

/** A show with its place among all by how well known it is: 0 is the best known. */
export interface RankedShow extends GeneratedShow {
  readonly rank: number;
}

const FIRST_YEAR = 1925;
const LAST_YEAR = 2026;
/** How many of 1,000 shows have the title of a better known one, as remakes do. */
const REMAKES = 30;
/** Remakes are of shows that are known. */
const REMADE = 3000;
/** How many of 100 shows are followed by seasons that catalogues count as shows of their own. */
const WITH_SEASONS = 5;
const ANIME_WITH_SEASONS = 25;
const MOST_SEASONS = 4;

/** Recent years are fuller than old ones. */
const yearOf = (next: Chance): number => LAST_YEAR - Math.floor((LAST_YEAR - FIRST_YEAR + 1) * next() ** 2.2);

/** The best known shows have titles in many languages, most have one or two. */
const countOfTitles = (next: Chance, known: number): number =>
  1 + Math.floor((2.4 + 3.6 * known) * next() ** (1.2 - 0.6 * known));

/** Titles whose letters are those of one before are left out. */
function withoutDoubles(titles: readonly GeneratedTitle[]): readonly GeneratedTitle[] {
  const seen = new Set<string>();
  return titles.filter(({ text }) => {
    const key = letters(text);
    return key !== '' && !seen.has(key) && seen.add(key);
  });
}

/** The reading in kana, which catalogues have of a half of the titles with kanji; the others can't be found by it. */
function withReading(next: Chance, title: GeneratedTitle): readonly GeneratedTitle[] {
  if (title.reading === undefined) return [title];
  if (next() < 0.5) return [{ ...title, romanised: [] }];
  return [
    { ...title, romanised: [] },
    { text: title.reading, language: title.language, romanised: title.romanised },
  ];
}

function inventedTitles(seed: number, number: number, next: Chance): readonly GeneratedTitle[] {
  if (number > REMADE && whole(next, 1000) < REMAKES) return titlesAt(seed, zipf(next, REMADE));
  const original = LANGUAGES[draw(next, LANGUAGE_SHARES)] ?? english;
  const count = countOfTitles(next, 1 / (1 + number / 2000));
  const titles = [...withReading(next, original.title(next))];
  if (original !== english && count > 1) titles.unshift(english.title(next));
  while (titles.length < count)
    titles.push(...withReading(next, (LANGUAGES[draw(next, LANGUAGE_SHARES)] ?? english).title(next)));
  return withoutDoubles(titles).slice(0, 6);
}

const titlesAt = (seed: number, number: number): readonly GeneratedTitle[] =>
  inventedTitles(seed, number, stream(seed, number));

const seasonTitles = (
  next: Chance,
  of: readonly GeneratedTitle[],
  number: number,
): readonly GeneratedTitle[] =>
  withoutDoubles(
    of.map(({ text, language }) => ({
      text: pick(next, language.seasons)(text, number),
      language,
      romanised: [],
    })),
  );

function showOf(
  id: string,
  titles: readonly GeneratedTitle[],
  kind: CatalogueEntry['kind'],
  year: number,
): GeneratedShow {
  const [first, ...others] = titles.map(({ text }) => text);
  const ref = `wikidata:Q${id}` as const;
  return {
    entry: { ref, title: first ?? '', titles: others, year, kind, ids: { wikidata: `Q${id}` } },
    titles,
  };
}

/** One show, and behind it its seasons that are shows of their own. The same for the same seed and number. */
export function franchiseAt(seed: number, number: number): readonly GeneratedShow[] {
  const titles = titlesAt(seed, number);
  const next = stream(seed + 1_000_003, number);
  const year = yearOf(next);
  const isAnime = titles.some(({ language }) => language === japanese) && next() < 0.6;
  const kind = isAnime
    ? 'anime'
    : pick(
        next,
        SHOW_KINDS.filter((one) => one !== 'anime'),
      );
  const base = showOf(`${number}0`, titles, kind, year);
  if (kind === 'film' || whole(next, 100) >= (isAnime ? ANIME_WITH_SEASONS : WITH_SEASONS)) return [base];
  const seasons = Array.from({ length: 1 + whole(next, MOST_SEASONS - 1) }, (_, at) => ({
    ...showOf(
      `${number}${at + 1}`,
      seasonTitles(next, titles, at + 2),
      kind,
      Math.min(LAST_YEAR, year + 1 + at),
    ),
    season: { of: titles, number: at + 2 },
  }));
  return [base, ...seasons];
}

/** Shows from the best known one down, until they have so many titles. */
export function* generatedShows(seed: number, titles: number): Generator<RankedShow> {
  let [rank, count] = [0, 0];
  for (let number = 0; count < titles; number += 1)
    for (const show of franchiseAt(seed, number)) {
      yield { ...show, rank };
      rank += 1;
      count += show.titles.length;
    }
}

/** The rank of a show that nobody knows. */
const UNKNOWN_RANK = 1e6;

/** The same for `buildIndex`. How well known they are falls with the logarithm of the rank, as readers of their articles do. */
export function* generatedEntries(seed: number, titles: number): Generator<ListedEntry> {
  for (const { entry, rank } of generatedShows(seed, titles)) {
    const popularity = Math.max(0, 1 - Math.log(1 + rank) / Math.log(1 + UNKNOWN_RANK));
    yield { entry, popularity, fetchedAt: 0, isComplete: true };
  }
}
