import { type Client, Status } from 'discord.js';
import type { Shard } from '../../measures.ts';

/** The client's connections to the gateway. A new session counts as one before Discord has told of all its guilds. */
export const shardsOf = ({ ws }: Client): Shard[] =>
  ws.shards.map(({ id, status, ping }) => ({
    id,
    isConnected: status === Status.Ready || status === Status.WaitingForGuilds,
    // discord.js says -1 before the first answer.
    latency: ping < 0 ? undefined : ping,
  }));
