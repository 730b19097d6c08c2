import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';

/**
 * Says once when the connection to Discord is lost, and once when it is back: discord.js tries twice a second
 * meanwhile.
 */
export function logConnection(client: Client, log: Logger): void {
  const disconnected = new Set<number>();
  client.on(Events.ShardReconnecting, (shardId) => {
    if (disconnected.has(shardId)) return;
    disconnected.add(shardId);
    log.warn({ shardId }, 'There is no connection to Discord; trying until there is one');
  });
  const logBack = (shardId: number) => {
    if (disconnected.delete(shardId)) log.info({ shardId }, 'The connection to Discord is back');
  };
  client.on(Events.ShardReady, logBack);
  client.on(Events.ShardResume, logBack);
}
