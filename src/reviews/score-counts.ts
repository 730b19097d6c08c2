import { ALL_SCORES, HIGH_SCORE, LOW_SCORE, type Score } from './score.ts';

const [HIGHEST, STEP] = [100, 5];

/** How often each of the 21 scores was given. */
export class ScoreCounts {
  /** From 0 to 10 in halves. */
  readonly #counts: number[];

  /** @param counts how often each score was given, from 0 to 10 in halves; absent: none was */
  constructor(counts: Iterable<number> = ALL_SCORES.map(() => 0)) {
    this.#counts = [...counts];
  }

  /** Counts a score, or takes it away again. */
  add(score: Score, times: 1 | -1 = 1): void {
    this.#counts[score / STEP] = this.at(score) + times;
  }

  at(score: Score): number {
    return this.#counts[score / STEP] ?? 0;
  }

  /** How often each score was given, from 0 to 10 in halves. */
  get each(): readonly number[] {
    return this.#counts;
  }

  /** How many scores there are. */
  get count(): number {
    return this.within(0, HIGHEST);
  }

  /** In tenths. */
  get sum(): number {
    return this.#counts.reduce((sum, times, place) => sum + times * place * STEP, 0);
  }

  /** In tenths, exact; undefined without scores. */
  get mean(): number | undefined {
    return this.count === 0 ? undefined : this.sum / this.count;
  }

  /** How many scores lie between two, both included. */
  within(from: Score, to: Score): number {
    return this.#counts.slice(from / STEP, to / STEP + 1).reduce((count, times) => count + times, 0);
  }

  /** How many scores are 9 or more. */
  get high(): number {
    return this.within(HIGH_SCORE, HIGHEST);
  }

  /** How many scores are 4 or less. */
  get low(): number {
    return this.within(0, LOW_SCORE);
  }

  /** Undefined without scores. */
  get lowest(): Score | undefined {
    return scoreAt(this.#counts.findIndex((times) => times > 0));
  }

  /** Undefined without scores. */
  get highest(): Score | undefined {
    return scoreAt(this.#counts.findLastIndex((times) => times > 0));
  }
}

const scoreAt = (place: number): Score | undefined => (place < 0 ? undefined : place * STEP);
