import type { Store } from '../../storage/store/store.ts';
import { OpenGuild, type OpenGuildOptions } from './open-guild.ts';

export interface GuildDirectoryOptions extends Omit<OpenGuildOptions, 'atOnce'> {
  /** With more reviews than this in memory, guilds that nobody is using are unloaded. */
  readonly reviewLimit: number;
}

/** Loads guilds on demand, and unloads the least recently used ones when memory fills up. */
export class GuildDirectory {
  readonly #store: Store;
  readonly #options: OpenGuildOptions & { readonly reviewLimit: number };
  readonly #stopping = new AbortController();
  /** Least recently used first. */
  readonly #open = new Map<
    string,
    { readonly loading: Promise<OpenGuild>; guild?: OpenGuild; users: number }
  >();

  constructor(store: Store, options: GuildDirectoryOptions) {
    this.#store = store;
    this.#options = { ...options, atOnce: this.#stopping.signal };
  }

  /** Loads the guild if necessary, and keeps it in memory while `callback` runs. */
  async use<T>(guildId: string, callback: (guild: OpenGuild) => Promise<T>): Promise<T> {
    const entry = this.#open.get(guildId) ?? {
      loading: OpenGuild.load(this.#store, guildId, this.#options),
      users: 0,
    };
    this.#open.delete(guildId);
    this.#open.set(guildId, entry);
    entry.users += 1;
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
      this.#evict();
    }
  }

  /** Writes votes as soon as they arrive from now on, since the bot is about to stop. */
  writeAtOnce(): void {
    this.#stopping.abort();
  }

  #evict(): void {
    let reviews = 0;
    for (const { guild } of this.#open.values()) reviews += guild?.memory.reviewCount ?? 0;
    for (const [guildId, { guild, users }] of this.#open) {
      if (reviews <= this.#options.reviewLimit) return;
      if (guild === undefined || users > 0 || guild.votes.hasUnwritten) continue;
      this.#open.delete(guildId);
      reviews -= guild.memory.reviewCount;
    }
  }
}
