import { bareKey, sortedWords } from './articles.ts';
import { MOST_TYPOS } from './closest-show.ts';
import type { Show } from './show.ts';
import { TextGroups } from './text-groups.ts';
import { titleKey } from './title.ts';
import { TypoIndex } from './typo-index.ts';

/** How many shows with a similar title are worth a closer look. */
const MOST_SIMILAR = 50;

/** Shows by their whole titles: finds those with a title, and those with one that is nearly the same. */
export class TitleIndex {
  readonly #typos = new TypoIndex<{ readonly text: string; readonly items: readonly Show[] }>();
  readonly #byKey = new TextGroups<Show>(this.#typos);
  readonly #byWords = new TextGroups<Show>();

  /** @param key the title's key */
  add(show: Show, key: string): void {
    this.#byKey.add(key, show);
    this.#byWords.add(wordsOf(key), show);
  }

  remove(show: Show, key: string): void {
    this.#byKey.remove(key, show);
    this.#byWords.remove(wordsOf(key), show);
  }

  /** The shows with exactly this title. */
  same(title: string): Show[] {
    return [...(this.#byKey.get(titleKey(title))?.items ?? [])];
  }

  /** Some shows with a similar title, the same one included: `closestShow` decides which of them the member meant. */
  similar(title: string): Show[] {
    const key = titleKey(title);
    const sameWords = this.#byWords.get(wordsOf(key))?.items.slice(0, MOST_SIMILAR) ?? [];
    const typos = this.#typos.within(key, MOST_TYPOS).flatMap(({ thing }) => thing.items);
    return [...new Set([...sameWords, ...typos])].slice(0, MOST_SIMILAR);
  }
}

/** What titles have in common that differ in an article, their punctuation, or the order of their words. */
const wordsOf = (key: string): string => sortedWords(bareKey(key));
