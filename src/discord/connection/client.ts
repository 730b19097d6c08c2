import { Client, GatewayIntentBits, Options, type REST, type WebSocketOptions } from 'discord.js';
import { filterPackets } from './filter-packets.ts';

/**
 * A client that sends its requests through `rest`, and caches no messages, reactions or members, because the bot reads
 * reactions from the raw gateway events and has a store of its own. It needs no privileged intent.
 * @param onUnreadable called when an interaction came that discord.js can't read, and nobody answers
 */
export function createClient(rest: REST, gateway: WebSocketOptions = {}, onUnreadable = () => {}): Client {
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      // For deleted messages. This intent doesn't include what members write.
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.GuildMessageReactions,
    ],
    allowedMentions: { parse: [] },
    ws: gateway,
    // Those of the login replace them. Where these are its defaults, discord.js reads SHARDS and SHARD_COUNT from the environment, and
    // throws when they are empty or not in its own form.
    shards: 'auto',
    shardCount: 2,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user?.id },
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
    }),
  });
  // Replaces the client's own REST manager, which may wait for hours and forgets its token.
  client.rest.clearHashSweeper();
  client.rest.clearHandlerSweeper();
  client.rest = rest;
  filterPackets(client, onUnreadable);
  return client;
}
