import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { GuildDirectory, OpenGuild } from '../../guilds/memory/guild-directory.ts';
import type { Timing } from '../../timing.ts';

export interface DoubtedReviewsOptions {
  readonly guilds: GuildDirectory;
  /** Compares a review's votes with Discord's. */
  readonly compare: (guild: OpenGuild, reviewKey: string) => Promise<void>;
  /** Called when `compare` rejected. */
  readonly onFailed: (guildId: string) => void;
  readonly log: Logger;
  readonly clock: Clock;
  readonly timing: Timing;
}

/**
 * Reviews whose votes may be wrong: an event that changed nothing was sent twice, or came in the wrong order. Each
 * review is compared once such events have stopped for a while, so that a flood of them costs one request.
 */
export class DoubtedReviews {
  readonly #options: DoubtedReviewsOptions;
  /** When each review is compared, in milliseconds since the epoch; key `<guild>:<review key>`. */
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

  /** Drops the comparisons that are still waiting: the next start sweeps. */
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
        log.debug({ err, guildId }, "A review's votes could not be compared; a sweep does it");
        onFailed(guildId);
      });
  }
}
