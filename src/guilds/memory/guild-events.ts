import type { Moderation } from '../../reviews/moderation/moderation.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type { GuildRecord, Job } from '../../storage/entries/entries.ts';
import type { Kind } from '../../storage/entries/guild-entries.ts';
import type { Guild } from './act.ts';
import type { ChangeOf } from './change.ts';

/** What memory had before a change, for the kinds of which a listener wants to know it. */
export interface Before {
  readonly shows: Show | undefined;
  readonly reviews: ReviewFacts | undefined;
  readonly moderation: Moderation;
  readonly guilds: GuildRecord;
}

/** A channel that somebody turns out to be emptying. */
export interface Emptying {
  readonly channelId: string;
  /** When the bot noticed, in milliseconds since the epoch. */
  readonly at: number;
  /** How many reviews have lost their message so far. */
  readonly reviews: number;
}

/** A long-running job that is over. */
interface JobEnd {
  readonly kind: Job['kind'];
  readonly done: number;
  readonly total: number;
  /** User id of the manager who stopped it; absent when it is done. */
  readonly stoppedBy?: string | undefined;
}

/** A change that is on disk and in memory. */
type Told<K extends Kind> = ChangeOf<K> & (K extends keyof Before ? { readonly before: Before[K] } : unknown);

/** Events by name: every kind of change, and what follows from changes. */
export type GuildEvents = {
  readonly [K in Kind]: readonly [guild: Guild, change: Told<K>];
} & {
  /** A review's counts have changed. */
  readonly counts: readonly [guild: Guild, review: ReviewFacts];
  /** The stored votes or messages may differ from Discord's, for one review or for any of the guild. */
  readonly doubt: readonly [guildId: string, reviewKey: string | undefined];
  /** Somebody is emptying a channel in which reviews stood. */
  readonly emptied: readonly [guildId: string, emptying: Emptying];
  readonly 'job-ended': readonly [guildId: string, end: JobEnd];
};

type Listener<Name extends keyof GuildEvents> = (...event: GuildEvents[Name]) => void;

/** Delivers events to the parts of the bot that listen for them. */
export class Listeners {
  readonly #byName = new Map<keyof GuildEvents, ((...event: never) => void)[]>();
  /** Called with what went wrong after a change: a listener threw, which does not affect the others. */
  readonly failed: (error: unknown) => void;

  constructor(failed: (error: unknown) => void) {
    this.failed = failed;
  }

  /** Calls the listener after each such event. A listener starts long work without waiting for it. */
  on<Name extends keyof GuildEvents>(name: Name, listener: Listener<Name>): void {
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), listener]);
  }

  tell<Name extends keyof GuildEvents>(name: Name, ...event: GuildEvents[Name]): void {
    for (const listener of (this.#byName.get(name) ?? []) as Listener<Name>[]) {
      try {
        listener(...event);
      } catch (error) {
        this.failed(error);
      }
    }
  }
}
