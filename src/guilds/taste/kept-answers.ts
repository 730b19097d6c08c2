import type { Steps } from '../../reviews/taste/steps.ts';
import { runInTurns } from './run-in-turns.ts';

/** Answers that take long to find, by what was asked: those asked for last are kept. */
export class KeptAnswers<Answer> {
  readonly #most: number;
  /** The one asked for last in the end. */
  readonly #kept = new Map<string, Promise<Answer>>();

  /** @param most how many are kept */
  constructor(most: number) {
    this.#most = most;
  }

  /** @param steps begins to find what `answerOf` makes the answer from */
  of<Found>(asked: string, steps: () => Steps<Found>, answerOf: (found: Found) => Answer): Promise<Answer> {
    const answer = this.#kept.get(asked) ?? runInTurns(steps()).then(answerOf);
    this.#kept.delete(asked);
    this.#kept.set(asked, answer);
    for (const oldest of [...this.#kept.keys()].slice(0, -this.#most)) this.#kept.delete(oldest);
    return answer;
  }

  clear(): void {
    this.#kept.clear();
  }
}
