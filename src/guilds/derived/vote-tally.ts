import type { Helpfulness, Readers } from '../../reviews/helpfulness/helpfulness.ts';
import { weightOf } from '../../reviews/helpfulness/standing.ts';
import type { Turn } from '../../storage/turn.ts';
import { isHelpfulIn, voterIn } from '../columns/packed-vote.ts';

/** What the votes on an author's reviews add up to, without the record, which follows from it. */
export type VoteSums = Omit<Helpfulness, 'record'> & Readers;

export const NO_SUMS: VoteSums = { helped: 0, helpful: 0, notHelpful: 0, fans: 0, critics: 0 };

/** The votes on reviews of one author, as words. */
export interface AuthorVotes {
  readonly words: readonly number[];
  /** By review: how many of the words are its own or those of the reviews before it. */
  readonly ends: readonly number[];
}

/** How many votes pass between two looks at the clock. */
const LOOK_EVERY = 4096;

/** By the voter's number: how many of an author's reviews they found helpful, and how many not. All 0 between two uses. */
interface Scratch {
  helpful: Uint32Array;
  notHelpful: Uint32Array;
}

/** Adds up votes as `helpfulnessOf` and `standingsOf` define it, with arrays that it uses again and again. */
export class VoteTally {
  /** Nobody is using them. */
  readonly #scratches: Scratch[] = [];

  /**
   * @param turn in whose turns of the event loop it goes on
   * @param weigh is told what the helpful votes on each review weigh together, one review after the other
   */
  async add({ words, ends }: AuthorVotes, turn: Turn, weigh: (weight: number) => void): Promise<VoteSums> {
    if (words.length === 0) {
      for (const _ of ends) weigh(0);
      return NO_SUMS;
    }
    const scratch = this.#scratches.pop() ?? { helpful: new Uint32Array(), notHelpful: new Uint32Array() };
    makeRoom(scratch, words);
    const sums = { helped: 0, helpful: 0, notHelpful: 0, fans: 0, critics: 0 };
    for (let from = 0; from < words.length; from += LOOK_EVERY) {
      if (turn.isOver) await turn.next();
      const to = Math.min(from + LOOK_EVERY, words.length);
      for (let at = from; at < to; at++) addVote(sums, scratch, words[at] as number);
    }
    let at = 0;
    for (const end of ends) {
      if (at % LOOK_EVERY === 0 && turn.isOver) await turn.next();
      let weight = 0;
      for (; at < end; at++) weight += weightIn(words[at] as number, scratch);
      weigh(weight);
    }
    for (let from = 0; from < words.length; from++) forget(words[from] as number, scratch);
    this.#scratches.push(scratch);
    return sums;
  }
}

const weightIn = (word: number, { helpful }: Scratch): number =>
  isHelpfulIn(word) ? weightOf(helpful[voterIn(word)] as number) : 0;

function forget(word: number, { helpful, notHelpful }: Scratch): void {
  helpful[voterIn(word)] = 0;
  notHelpful[voterIn(word)] = 0;
}

function makeRoom(scratch: Scratch, words: readonly number[]): void {
  let voters = scratch.helpful.length;
  for (let at = 0; at < words.length; at++) {
    const voter = voterIn(words[at] as number);
    if (voter >= voters) voters = 2 * voter + 1;
  }
  if (voters === scratch.helpful.length) return;
  scratch.helpful = new Uint32Array(voters);
  scratch.notHelpful = new Uint32Array(voters);
}

function addVote(
  sums: { -readonly [Sum in keyof VoteSums]: number },
  { helpful, notHelpful }: Scratch,
  word: number,
): void {
  const voter = voterIn(word);
  const before = (helpful[voter] as number) - (notHelpful[voter] as number);
  if (isHelpfulIn(word)) {
    if (helpful[voter] === 0) sums.helped += 1;
    helpful[voter] = (helpful[voter] as number) + 1;
    sums.helpful += 1;
    if (before === 0) sums.fans += 1;
    else if (before === -1) sums.critics -= 1;
  } else {
    notHelpful[voter] = (notHelpful[voter] as number) + 1;
    sums.notHelpful += 1;
    if (before === 0) sums.critics += 1;
    else if (before === 1) sums.fans -= 1;
  }
}
