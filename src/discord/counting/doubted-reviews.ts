import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { GuildDirectory, OpenGuild } from '../../guilds/memory/guild-directory.ts';
import type { Timing } from '../../timing.ts';

export interface DoubtedReviewsOptions {
  readonly guilds: GuildDirectory;
  /** Compares the votes of a review with what Discord has. */
  readonly compare: (guild: OpenGuild, reviewKey: string) => Promise<void>;
  /** Called when that failed. */
  readonly onFailed: (guildId: string) => void;
  readonly log: Logger;
  readonly clock: Clock;
  readonly timing: Timing;
}

/**
 * Reviews whose votes may be wrong because an event did not fit: one that changes nothing was sent twice, or comes in
 * the wrong order. Each is compared once no such event has come for a while, so that a flood of them costs one request.
 */
export class DoubtedReviews {
  readonly #options: DoubtedReviewsOptions;
  /** By guild and review: when it is compared, in milliseconds since the epoch. */
  readonly #dueAt = new Map<string, number>();
  readonly #running = new Set<Promise<void>>();
  readonly #stop = new AbortController();

  constructor(options: DoubtedReviewsOptions) {
    this.#options = options;
  }

  doubt(guildId: string, reviewKey: string): void {
    if (this.#stop.signal.aborted) return;
    const key = `${guildId}:${reviewKey}`;
    const isWaiting = this.#dueAt.has(key);
    this.#dueAt.set(key, this.#options.clock.now() + this.#options.timing.doubtDelay);
    if (isWaiting) return;
    const comparison = this.#compareWhenQuiet(key, guildId, reviewKey).finally(() =>
      this.#running.delete(comparison),
    );
    this.#running.add(comparison);
  }

  /** Compares nothing more: the next start sweeps. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running);
  }

  async #compareWhenQuiet(key: string, guildId: string, reviewKey: string): Promise<void> {
    const { guilds, compare, onFailed, log, clock } = this.#options;
    const { signal } = this.#stop;
    for (
      let dueAt = this.#dueAt.get(key) ?? 0;
      dueAt > clock.now() && !signal.aborted;
      dueAt = this.#dueAt.get(key) ?? 0
    )
      await clock.wait(dueAt - clock.now(), signal);
    this.#dueAt.delete(key);
    if (signal.aborted) return;
    await guilds
      .use(guildId, (guild) => compare(guild, reviewKey))
      .catch((err: unknown) => {
        log.debug({ err, guildId }, 'The votes on a review could not be compared; the sweep does it');
        onFailed(guildId);
      });
  }
}
