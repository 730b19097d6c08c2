import { createHash } from 'node:crypto';

/** How many titles are remembered: those that were typed last. */
const MOST_TITLES = 1000;

/**
 * Titles that are longer than the value of a choice, between the moment that Discord offers one to a member and the moment that
 * they pick it. A restart in between loses them; the member types the title again then.
 */
export class LongTitles {
  readonly #byKey = new Map<string, string>();

  /** Remembers a title. Returns its key, which is safe in a choice. */
  keep(title: string): string {
    const key = createHash('sha256').update(title).digest('base64url').slice(0, 16);
    this.#byKey.delete(key);
    this.#byKey.set(key, title);
    const [oldest] = this.#byKey.keys();
    if (this.#byKey.size > MOST_TITLES && oldest !== undefined) this.#byKey.delete(oldest);
    return key;
  }

  get(key: string): string | undefined {
    return this.#byKey.get(key);
  }
}
