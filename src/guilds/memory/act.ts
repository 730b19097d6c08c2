import type { HelpfulCounts } from '../../reviews/counting/votes.ts';
import type { Review } from '../../reviews/review.ts';
import type { GuildEntries, Kind } from '../../storage/entries/guild-entries.ts';
import type { KeyedQueue } from '../../storage/keyed-queue.ts';
import type { Collection } from '../../storage/store/store.ts';
import type { Change } from './change.ts';
import type { GuildMemory } from './guild-memory.ts';

/** The collections of one guild, for reading. */
export type GuildReader = {
  readonly [K in Kind]: Pick<Collection<GuildEntries[K]>, 'get' | 'entries' | 'keysHolding'>;
};

/** What a use case may read. */
export interface GuildView {
  readonly memory: GuildMemory;
  readonly store: GuildReader;
  /** The stored review; undefined, without asking the disk, when memory knows that there is none. */
  review(reviewKey: string): Promise<Review | undefined>;
  /** Like `review`, where others don't wait for this one: one that does not parse is undefined, and counts no longer. */
  readableReview(reviewKey: string): Promise<Review | undefined>;
  /** The counts that a review shows. Rejects with StorageError when its votes have yet to be read and can't be. */
  counts(reviewKey: string): Promise<HelpfulCounts>;
}

interface Outcome<Answer> {
  /** At most one change for each entry. */
  readonly changes: readonly Change[];
  /** The result for the caller. */
  readonly answer: Answer;
}

/** A use case: it reads and decides. `OpenGuild.run` carries the decision out. */
export interface Act<Answer> {
  /**
   * The subjects of the act: acts with a subject in common run one after the other. A function is called again when the
   * act's turn comes.
   */
  readonly turns: readonly string[] | ((guild: GuildView) => readonly string[]);
  /** Reviews whose votes it reads or replaces: votes that have arrived are written before it decides. */
  readonly votesOf?: readonly string[];
  /** Changes nothing itself. Throws UserError when the act is not possible. */
  decide(guild: GuildView): Outcome<Answer> | Promise<Outcome<Answer>>;
}

/** A guild in which acts are carried out. */
export interface Guild extends GuildView {
  /** Runs work that concerns the same thing one after the other. */
  readonly queue: KeyedQueue;
  run<Answer>(act: Act<Answer>): Promise<Answer>;
  commit(changes: readonly Change[]): Promise<void>;
}

/** An act that changes nothing. */
export const NOTHING: Act<true> = { turns: [], decide: () => ({ changes: [], answer: true }) };

/** Combines several acts, which change different entries and don't depend on each other, into one act with one commit. */
export const allOf = <Answer>(acts: readonly Act<Answer>[]): Act<Answer[]> => ({
  turns: (guild) => acts.flatMap(({ turns }) => (typeof turns === 'function' ? turns(guild) : turns)),
  votesOf: acts.flatMap(({ votesOf = [] }) => votesOf),
  async decide(guild) {
    const outcomes = await Promise.all(acts.map((act) => act.decide(guild)));
    return {
      changes: outcomes.flatMap(({ changes }) => changes),
      answer: outcomes.map(({ answer }) => answer),
    };
  },
});

/** An act that happens together with another. */
export interface Companion<Answer> {
  readonly act: Act<unknown>;
  /** Whether it happens, by the other's answer; absent: it always does. */
  readonly when?: (answer: Answer) => boolean;
}

/** Like `allOf`, for an act and its companions. Has the first act's result. */
export function together<Answer>(first: Act<Answer>, companions: readonly Companion<Answer>[]): Act<Answer> {
  return {
    ...allOf<unknown>([first, ...companions.map(({ act }) => act)]),
    async decide(guild) {
      const { changes, answer } = await first.decide(guild);
      const due = companions.filter(({ when }) => when?.(answer) ?? true).map(({ act }) => act);
      const others = await allOf(due).decide(guild);
      return { changes: [...changes, ...others.changes], answer };
    },
  };
}
