import { type Client, Events } from 'discord.js';

/** In which guilds the bot is, by discord.js's cache. */
export interface GuildPresence {
  /** True also during an outage of the guild. */
  isMember(guildId: string): boolean;
  /** Calls the listener when a guild becomes available: in a new session, after an outage, or when the bot is invited. */
  onAvailable(listener: (guildId: string) => void): void;
}

export const guildPresence = (client: Client): GuildPresence => ({
  isMember: (guildId) => client.guilds.cache.has(guildId),
  onAvailable(listener) {
    for (const event of [Events.GuildAvailable, Events.GuildCreate] as const)
      client.on(event, ({ id }) => listener(id));
  },
});
