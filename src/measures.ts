/** What an interaction is: a command, the choices of an option, a button or select, a form. */
export type InteractionKind = 'command' | 'choices' | 'component' | 'form';

/**
 * What became of an interaction: answered; refused with a sentence that says why; failed, which the log explains; or answered when
 * Discord had given it up already.
 */
export type Outcome = 'answered' | 'refused' | 'failed' | 'late';

/** What a comparison with Discord has found: other votes, another embed, or no message any more. */
type Difference = 'votes' | 'embed' | 'message';

/**
 * What waits for its turn: requests to Discord; posts, edits and removals of reviews, and those of them that Discord has not taken
 * yet; messages whose votes or text have changed; private messages; servers to be compared with Discord.
 */
type Queue = 'requests' | 'deliveries' | 'kept-deliveries' | 'edits' | 'private-messages' | 'comparisons';

/** One connection to Discord's gateway. */
export interface Shard {
  readonly id: number;
  readonly isConnected: boolean;
  /** How long Discord took to answer the last heartbeat, in milliseconds; undefined before the first. */
  readonly latency: number | undefined;
}

/** What can be asked of the bot at any time, and costs nothing while nobody asks. */
export interface Vitals {
  shards(): readonly Shard[];
  /** Resolves once the store has answered; rejects with StorageError, or never settles, when it can't be used. */
  checkStore(): Promise<void>;
  queueLengths(): Readonly<Record<Queue, number>>;
  /** How many kinds of requests Discord puts off at present. */
  putOffs(): number;
  /** How many servers the bot is in, and how many of them, with how many reviews, are in memory. */
  guilds(): number;
  inMemory(): { readonly guilds: number; readonly reviews: number };
}

/**
 * What the parts of the bot tell about their work, for whoever watches it. No call may throw or take time. All times are in
 * milliseconds.
 */
export interface Measures {
  /** @param name of the command with its subcommand, as in `review write`, or of the handler, never what came from outside */
  interaction(kind: InteractionKind, name: string, outcome: Outcome, time: number): void;
  /** The database has read, or written to disk, or failed to. */
  database(operation: 'read' | 'commit', time: number, isDone: boolean): void;
  /** Discord has answered a request; `status` is undefined when it did not. */
  request(method: string, status: number | undefined, time: number): void;
  /** Discord puts a request off for long. */
  putOff(method: string): void;
  difference(kind: Difference, count?: number): void;
  /** The connection of a shard was lost. */
  connectionLost(shard: number): void;
  /** What to ask from now on. */
  watch(vitals: Vitals): void;
  /** The start is over: the bot works. */
  started(): void;
}

const nothing = (): void => {};

/** Nobody watches. */
export const NO_MEASURES: Measures = {
  interaction: nothing,
  database: nothing,
  request: nothing,
  putOff: nothing,
  difference: nothing,
  connectionLost: nothing,
  watch: nothing,
  started: nothing,
};
