import type { Word, WordedTitle, WordIndex } from './word-index.ts';

/** How many of the typed words a search takes, and how many of them with typos. */
const MOST_WORDS = 24;
const MOST_WORDS_WITH_TYPOS = 12;
/** How many words a search takes as those that begin with the last typed one, to find titles. */
const MOST_BEGUN = 2000;
/** How many words of titles a search looks at in all: enough for thousands of titles. */
const MOST_LOOKED_AT = 6000;

/** What a search by words found, best first. */
export interface FoundByWords<T> {
  readonly withAll: readonly T[];
  readonly withSome: readonly T[];
}

interface Scored<T> {
  readonly title: T;
  readonly score: number;
}

/** For each typed word, the words of titles that it may be meant for, with how well they fit. */
type Meanings<T> = readonly ReadonlyMap<Word<T>, number>[];

/**
 * Finds the titles with all of the typed words, and those with some of them. The last word is still being typed. Titles
 * with rare words are better than those with frequent ones, and short ones better than long ones. Whatever is typed
 * costs at most a few milliseconds: of a long text the search takes the first words, and of very many titles those
 * with the rarest of the typed words.
 */
export function searchByWords<T extends WordedTitle<T> & { readonly text: string }>(
  index: WordIndex<T>,
  text: readonly string[],
): FoundByWords<T> {
  const typed = [...new Set(text)].slice(0, MOST_WORDS);
  const last = typed.at(-1) ?? '';
  const meanings = typed.map((word, place) => index.meantBy(word, { typos: place < MOST_WORDS_WITH_TYPOS }));
  const placesOf = Map.groupBy(
    meanings.flatMap((meant, place) => Array.from(meant, ([word, fit]) => ({ word, place, fit }))),
    ({ word }) => word,
  );
  const withAll: Scored<T>[] = [];
  const withSome: Scored<T>[] = [];
  // Reused for each title, by place in the text. The loops are plain because they run thousands of times.
  const fits = new Float64Array(typed.length);
  const raise = (place: number, fit: number) => {
    if (fit > (fits[place] ?? 0)) fits[place] = fit;
  };
  for (const title of candidates(meanings, [...index.beginningWith(last).take(MOST_BEGUN)])) {
    fits.fill(0);
    for (const word of title.words) {
      const places = placesOf.get(word);
      if (places !== undefined) for (const { place, fit } of places) raise(place, fit);
      if (word.text.startsWith(last)) raise(typed.length - 1, index.fitOfBeginning(last, word));
    }
    let score = 0;
    for (const fit of fits) score += fit;
    (fits.includes(0) ? withSome : withAll).push({ title, score });
  }
  return { withAll: bestFirst(withAll), withSome: bestFirst(withSome) };
}

/** The titles to score: those with the rarest typed word first, because all that have every word are among them. */
function candidates<T extends WordedTitle<T>>(meanings: Meanings<T>, begun: readonly Word<T>[]): Set<T> {
  const rarestFirst = meanings
    .map((meant, place) => [...meant.keys(), ...(place === meanings.length - 1 ? begun : [])])
    .map((words) => ({ words, titles: words.reduce((sum, { items }) => sum + items.length, 0) }))
    .sort((a, b) => a.titles - b.titles);
  const found = new Set<T>();
  let lookedAt = 0;
  for (const { words } of rarestFirst)
    for (const { items } of words)
      for (const title of items) {
        lookedAt += found.has(title) ? 1 : title.words.length;
        if (lookedAt > MOST_LOOKED_AT) return found;
        found.add(title);
      }
  return found;
}

function bestFirst<T extends { readonly text: string }>(scored: Scored<T>[]): T[] {
  scored.sort((a, b) => b.score - a.score || a.title.text.length - b.title.text.length);
  return scored.map(({ title }) => title);
}
