import type { Store } from '../../storage/store/store.ts';
import { OpenGuild, type OpenGuildOptions } from './open-guild.ts';

export interface GuildDirectoryOptions extends Omit<OpenGuildOptions, 'atOnce'> {
  /** With more reviews than this in memory, guilds that nobody is using are unloaded. */
  readonly reviewLimit: number;
}

/** A guild for whose members nothing has been done for so long leaves memory. In milliseconds. */
const KEPT_FOR = 15 * 60_000;

/**
 * With more guilds than this in memory, quick ones are unloaded that nobody has used for longest: each takes 70 kB besides its reviews.
 */
const GUILD_LIMIT = 100;
/** A guild with so many reviews at most is quick: it is loaded again within 10 ms. */
const QUICK = 1000;

const UNWANTED = Number.NEGATIVE_INFINITY;

interface Entry {
  readonly loading: Promise<OpenGuild>;
  guild?: OpenGuild;
  users: number;
  /** When somebody used it last who may soon use it again, by the monotonic clock; work in the background does not count. */
  wantedAt: number;
}

/** Loads guilds on demand, and lets those go that nobody uses. */
export class GuildDirectory {
  readonly #store: Store;
  readonly #options: OpenGuildOptions & { readonly reviewLimit: number };
  readonly #stopping = new AbortController();
  /** Least recently used first. */
  readonly #open = new Map<string, Entry>();
  /** Guilds that are being erased. */
  readonly #erasing = new Map<string, Promise<void>>();
  /** The guild that somebody used last who may soon use it again. */
  #lastWanted: string | undefined;
  #isWaiting = false;

  constructor(store: Store, options: GuildDirectoryOptions) {
    this.#store = store;
    this.#options = { ...options, atOnce: this.#stopping.signal };
  }

  /** Loads the guild if necessary, and keeps it in memory while `callback` runs, and for a while after that. */
  use<T>(guildId: string, callback: (guild: OpenGuild) => Promise<T>): Promise<T> {
    return this.#use(guildId, callback, this.#options.clock.monotonic());
  }

  /** Like `use`, for work that no member waits for: the guild is let go at once if it was loaded for that alone. */
  useInBackground<T>(guildId: string, callback: (guild: OpenGuild) => Promise<T>): Promise<T> {
    return this.#use(guildId, callback, UNWANTED);
  }

  async #use<T>(guildId: string, callback: (guild: OpenGuild) => Promise<T>, wantedAt: number): Promise<T> {
    const entry = this.#open.get(guildId) ?? {
      loading: this.#load(guildId),
      users: 0,
      wantedAt,
    };
    this.#open.delete(guildId);
    this.#open.set(guildId, entry);
    entry.users += 1;
    if (wantedAt !== UNWANTED) this.#lastWanted = guildId;
    entry.wantedAt = Math.max(entry.wantedAt, wantedAt);
    try {
      entry.guild = await entry.loading;
    } catch (error) {
      if (this.#open.get(guildId) === entry) this.#open.delete(guildId);
      throw error;
    }
    try {
      return await callback(entry.guild);
    } finally {
      entry.users -= 1;
      const isFull = this.#open.size > GUILD_LIMIT || this.#reviews > this.#options.reviewLimit;
      if (entry.wantedAt === UNWANTED || isFull) this.#letGo();
      void this.#letGoLater();
    }
  }

  /**
   * Erases all of a guild. Whoever wants it meanwhile waits, and gets an empty one. Resolves to false, with nothing erased, when
   * somebody is using it. Rejects with StorageError when some of it is left.
   */
  async erase(guildId: string): Promise<boolean> {
    const entry = this.#open.get(guildId);
    const isUsed =
      entry !== undefined && (entry.users > 0 || entry.guild === undefined || entry.guild.isBusy);
    if (isUsed || this.#erasing.has(guildId)) return false;
    this.#open.delete(guildId);
    const erasing = this.#store.eraseGuild(guildId).finally(() => this.#erasing.delete(guildId));
    this.#erasing.set(guildId, erasing);
    await erasing;
    return true;
  }

  async #load(guildId: string): Promise<OpenGuild> {
    // Where that fails, loading erases the rest.
    await this.#erasing.get(guildId)?.catch(() => {});
    return OpenGuild.load(this.#store, guildId, this.#options);
  }

  /** Writes votes as soon as they arrive from now on, since the bot is about to stop. */
  writeAtOnce(): void {
    this.#stopping.abort();
  }

  /** Lets guilds go that have not been wanted for long, and more of them while there are too many guilds or reviews in memory. */
  #letGo(): void {
    const { clock, reviewLimit } = this.#options;
    const wantedSince = clock.monotonic() - KEPT_FOR;
    let reviews = this.#reviews;
    for (const [guildId, { guild, users, wantedAt }] of this.#open) {
      if (guild === undefined || users > 0 || guild.isBusy) continue;
      const { reviewCount } = guild.memory;
      const isTooMuch = reviews > reviewLimit || (this.#open.size > GUILD_LIMIT && reviewCount <= QUICK);
      // The last one stays, also when it is too large by itself: the next command would load it again.
      if (wantedAt > wantedSince && (!isTooMuch || guildId === this.#lastWanted)) continue;
      this.#open.delete(guildId);
      reviews -= reviewCount;
    }
  }

  /** How much is in memory. */
  get held(): { readonly guilds: number; readonly reviews: number } {
    return { guilds: this.#open.size, reviews: this.#reviews };
  }

  /** How many reviews are in memory. */
  get #reviews(): number {
    let reviews = 0;
    for (const { guild } of this.#open.values()) reviews += guild?.memory.reviewCount ?? 0;
    return reviews;
  }

  async #letGoLater(): Promise<void> {
    if (this.#isWaiting || this.#open.size === 0) return;
    this.#isWaiting = true;
    await this.#options.clock.wait(KEPT_FOR, this.#stopping.signal);
    this.#isWaiting = false;
    if (this.#stopping.signal.aborted) return;
    this.#letGo();
    void this.#letGoLater();
  }
}
