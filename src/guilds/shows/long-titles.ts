import { createHash } from 'node:crypto';

/** How many titles are remembered: those that were typed last. */
const MOST_TITLES = 1000;

/**
 * Titles that are longer than the value, or the name, of a choice, between the moment that Discord offers one to a member and the moment that
 * they pick it. A restart in between loses them; the member types the title again then.
 */
export class LongTitles {
  readonly #byKey = new Map<string, { readonly title: string; readonly name: string }>();

  /**
   * Remembers a title. Returns its key, which is safe in a choice.
   * @param name the name of the choice
   */
  keep(title: string, name: string): string {
    const key = createHash('sha256').update(title).digest('base64url').slice(0, 16);
    this.#byKey.delete(key);
    this.#byKey.set(key, { title, name });
    const [oldest] = this.#byKey.keys();
    if (this.#byKey.size > MOST_TITLES && oldest !== undefined) this.#byKey.delete(oldest);
    return key;
  }

  get(key: string): string | undefined {
    return this.#byKey.get(key)?.title;
  }

  /** The title whose choice has a name: of several, the one that was typed last. */
  named(isName: (name: string) => boolean): string | undefined {
    return [...this.#byKey.values()].findLast(({ name }) => isName(name))?.title;
  }
}
