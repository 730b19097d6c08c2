import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';
import type { Measures } from '../../measures.ts';

/** Tells once when the connection is lost and once when it is back: meanwhile discord.js retries twice a second. */
export function logConnection(client: Client, log: Logger, measures: Pick<Measures, 'connection'>): void {
  const disconnected = new Set<number>();
  client.on(Events.ShardReconnecting, (shardId) => {
    if (disconnected.has(shardId)) return;
    disconnected.add(shardId);
    measures.connection(shardId, 'lost');
    log.warn({ shardId }, 'Lost the connection to Discord; reconnecting');
  });
  const logBack = (shardId: number) => {
    if (!disconnected.delete(shardId)) return;
    measures.connection(shardId, 'back');
    log.info({ shardId }, 'The connection to Discord is back');
  };
  client.on(Events.ShardReady, logBack);
  client.on(Events.ShardResume, logBack);
}
