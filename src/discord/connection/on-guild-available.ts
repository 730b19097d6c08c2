import { type Client, Events } from 'discord.js';

/** Calls the listener when a guild becomes available: in a new session, after an outage, or when the bot is invited. */
export function onGuildAvailable(client: Client, listener: (guildId: string) => void): void {
  for (const event of [Events.GuildAvailable, Events.GuildCreate] as const)
    client.on(event, ({ id }) => listener(id));
}
