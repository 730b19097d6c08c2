import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';
import type { Measures } from '../../measures.ts';

/** Logs once when the connection is lost, which is counted too, and once when it is back: meanwhile discord.js retries twice a second. */
export function logConnection(client: Client, log: Logger, measures: Pick<Measures, 'connectionLost'>): void {
  const disconnected = new Set<number>();
  client.on(Events.ShardReconnecting, (shardId) => {
    if (disconnected.has(shardId)) return;
    disconnected.add(shardId);
    measures.connectionLost(shardId);
    log.warn({ shardId }, 'Lost the connection to Discord; reconnecting');
  });
  const logBack = (shardId: number) => {
    if (disconnected.delete(shardId)) log.info({ shardId }, 'The connection to Discord is back');
  };
  client.on(Events.ShardReady, logBack);
  client.on(Events.ShardResume, logBack);
}
