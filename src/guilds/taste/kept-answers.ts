import { RecentlyUsed } from '../derived/recently-used.ts';

/** Answers that take long to find, by what was asked: those asked for last are kept. */
export class KeptAnswers<Answer> {
  readonly #kept: RecentlyUsed<Promise<Answer>>;

  /** @param most how many are kept */
  constructor(most: number) {
    this.#kept = new RecentlyUsed(
      () => most,
      () => 1,
    );
  }

  of(asked: string, find: () => Promise<Answer>): Promise<Answer> {
    const answer = this.#kept.get(asked) ?? find();
    this.#kept.set(asked, answer);
    this.#kept.forgetOldest();
    return answer;
  }

  clear(): void {
    this.#kept.clear();
  }
}
