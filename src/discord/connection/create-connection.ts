import { once } from 'node:events';
import { Events, Locale, REST, type WebSocketOptions } from 'discord.js';
import type { Logger } from 'pino';
import { createClient } from './client.ts';
import { logConnection } from './connection-log.ts';
import { guildPresence } from './guild-presence.ts';
import { isReadable } from './missing-permissions.ts';
import type { Read } from './read.ts';

export interface ConnectionOptions {
  readonly token: string;
  /** Address of Discord's REST API, without the version. */
  readonly apiUrl: string;
  /** How discord.js connects to the gateway; its own way by default. */
  readonly gateway?: WebSocketOptions | undefined;
  readonly log: Logger;
}

/** Creates the Discord client. It sends nothing before `connect` is called or a request is made. */
export function createConnection({ token, apiUrl, gateway, log }: ConnectionOptions) {
  const client = createClient(apiUrl, gateway);
  const rest = client.rest.setToken(token);
  const restOnce = new REST({ api: apiUrl, retries: 0 }).setToken(token);
  const read: Read = (route, options) => rest.get(route, options);
  client.on(Events.Error, (err) => log.error({ err }, 'discord.js reported an error'));
  logConnection(client, log);
  return {
    client,
    rest,
    restOnce,
    read,
    presence: guildPresence(client),
    isReadable: (channelId: string) => isReadable(client, channelId),
    /** The preferred locale in the guild's settings at Discord. */
    localeOf: (guildId: string) => client.guilds.cache.get(guildId)?.preferredLocale ?? Locale.EnglishUS,
    /**
     * Connects to the gateway. Resolves once the client is ready; rejects when Discord refuses or cannot be reached.
     * @param onDisconnect called when Discord closes the connection for good, with the gateway's close code
     */
    async connect(onDisconnect: (code: number) => void): Promise<void> {
      const ready = once(client, Events.ClientReady);
      await client.login(token);
      await ready;
      client.on(Events.ShardDisconnect, ({ code }) => onDisconnect(code));
    },
    async close(): Promise<void> {
      client.removeAllListeners(Events.ShardReconnecting);
      await client.destroy();
    },
  };
}
