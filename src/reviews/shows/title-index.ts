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
  readonly #typos = new TypoIndex<{ readonly text: string; readonly items: ReadonlySet<Show> }>();
  readonly #byKey = new TextGroups<Show>(this.#typos);
  readonly #bySortedWords = new TextGroups<Show>();
  readonly #byBareKey = new TextGroups<Show>();

  /** @param key the title's key */
  add(show: Show, key: string): void {
    this.#byKey.add(key, show);
    this.#bySortedWords.add(sortedWords(key), show);
    this.#byBareKey.add(bareKey(key), show);
  }

  remove(show: Show, key: string): void {
    this.#byKey.remove(key, show);
    this.#bySortedWords.remove(sortedWords(key), show);
    this.#byBareKey.remove(bareKey(key), show);
  }

  /** The shows with exactly this title. */
  same(title: string): Show[] {
    return [...(this.#byKey.get(titleKey(title))?.items ?? [])];
  }

  /** Some shows with a similar title, the same one included: `closestShow` decides which of them the member meant. */
  similar(title: string): Show[] {
    const key = titleKey(title);
    const sameBut = this.#byBareKey.get(bareKey(key))?.items ?? [];
    const sameWords = this.#bySortedWords.get(sortedWords(key))?.items ?? [];
    const typos = this.#typos.within(key, MOST_TYPOS).flatMap(({ thing }) => [...thing.items]);
    return [...new Set([...sameBut, ...sameWords, ...typos])].slice(0, MOST_SIMILAR);
  }
}
