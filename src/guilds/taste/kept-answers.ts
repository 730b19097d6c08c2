import type { Steps } from '../../reviews/taste/steps.ts';
import { RecentlyUsed } from '../derived/recently-used.ts';
import { runInTurns } from './run-in-turns.ts';

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

  /** @param steps begins to find what `answerOf` makes the answer from */
  of<Found>(asked: string, steps: () => Steps<Found>, answerOf: (found: Found) => Answer): Promise<Answer> {
    const answer = this.#kept.get(asked) ?? runInTurns(steps()).then(answerOf);
    this.#kept.set(asked, answer);
    this.#kept.forgetOldest();
    return answer;
  }

  clear(): void {
    this.#kept.clear();
  }
}
