import type { GuildView } from '../../guilds/memory/act.ts';

/** Notices when the bot may read a channel with reviews again, so that votes cast in the meantime get compared. */
export class RegainedChannels {
  readonly #isReadable: (channelId: string) => boolean;
  /** By guild: the channels with reviews that the bot could not read at the last look. */
  readonly #unreadable = new Map<string, ReadonlySet<string>>();

  constructor(isReadable: (channelId: string) => boolean) {
    this.#isReadable = isReadable;
  }

  /** Looks at the channels of a guild's reviews. Returns whether any has become readable since the last look. */
  look({ memory }: GuildView): boolean {
    const channels = new Set(
      [...memory.postings.channels.ids()].filter((id) => memory.postings.channels.get(id).posted > 0),
    );
    const before = this.#unreadable.get(memory.id) ?? new Set();
    const now = new Set([...channels].filter((channelId) => !this.#isReadable(channelId)));
    this.#unreadable.set(memory.id, now);
    return [...before].some((channelId) => channels.has(channelId) && !now.has(channelId));
  }
}
