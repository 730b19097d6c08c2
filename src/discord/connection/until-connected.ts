import { type Client, Events, Status } from 'discord.js';

/**
 * Resolves once Discord has told each shard of all its guilds. discord.js's ClientReady does not do: it never comes when a shard has to
 * resume its session while another one begins one. Rejects with the signal's reason.
 */
export function untilConnected(client: Client, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const look = (): void => {
    if (client.ws.shards.every(({ status }) => status === Status.Ready)) resolve();
  };
  const abort = () => reject(signal.reason);
  const events = [Events.ShardReady, Events.ShardResume] as const;
  for (const event of events) client.on(event, look);
  signal.addEventListener('abort', abort);
  return promise.finally(() => {
    for (const event of events) client.off(event, look);
    signal.removeEventListener('abort', abort);
  });
}
