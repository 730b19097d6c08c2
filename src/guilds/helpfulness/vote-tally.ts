import type { Helpfulness, Readers } from '../../reviews/helpfulness/helpfulness.ts';
import { weightOf } from '../../reviews/helpfulness/standing.ts';
import { isHelpfulIn, voterIn } from '../columns/packed-vote.ts';

/** What the votes on an author's reviews add up to, without the record, which follows from it. */
export type VoteSums = Omit<Helpfulness, 'record'> & Readers;

/** In one number: how many of the author's reviews a voter found helpful, and above these bits how many not. */
const NOT_HELPFUL = 2 ** 16;

/**
 * Adds up votes on one author's reviews as `helpfulnessOf` and `standingsOf` define it. It knows what each voter has said, so that
 * votes can come and go.
 */
export class VoteTally {
  readonly #said = new Map<number, number>();
  readonly #sums = { helped: 0, helpful: 0, notHelpful: 0, fans: 0, critics: 0 };

  get sums(): VoteSums {
    return { ...this.#sums };
  }

  get voters(): number {
    return this.#said.size;
  }

  /** Adds a vote, or takes one away that was added. @param word as `packVote` makes it */
  change(word: number, by: 1 | -1): void {
    const voter = voterIn(word);
    const before = this.#said.get(voter) ?? 0;
    const after = before + by * (isHelpfulIn(word) ? 1 : NOT_HELPFUL);
    if (after === 0) this.#said.delete(voter);
    else this.#said.set(voter, after);
    this.#count(before, -1);
    this.#count(after, 1);
  }

  /** What the helpful ones of some of these votes weigh together. */
  weight(words: readonly number[], from: number, to: number): number {
    let weight = 0;
    for (let at = from; at < to; at++) {
      const word = words[at] as number;
      if (isHelpfulIn(word)) weight += weightOf(helpfulIn(this.#said.get(voterIn(word)) ?? 0));
    }
    return weight;
  }

  #count(said: number, change: 1 | -1): void {
    const sums = this.#sums;
    const [helpful, notHelpful] = [helpfulIn(said), Math.floor(said / NOT_HELPFUL)];
    sums.helpful += change * helpful;
    sums.notHelpful += change * notHelpful;
    if (helpful > 0) sums.helped += change;
    if (helpful > notHelpful) sums.fans += change;
    else if (helpful < notHelpful) sums.critics += change;
  }
}

const helpfulIn = (said: number): number => said % NOT_HELPFUL;
