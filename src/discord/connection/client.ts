import {
  Client,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  type REST,
  type WebSocketOptions,
} from 'discord.js';

/** discord.js's own, which its types hide. */
interface PacketHandling {
  handlePacket(packet: { readonly t: string } | undefined, shard: unknown): boolean;
}

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
  ignoreMessages(client.ws as unknown as PacketHandling);
  dropUnreadable(client.ws as unknown as PacketHandling, onUnreadable);
  return client;
}

/**
 * discord.js makes objects of each message that anybody writes in any channel, and of its author: a tenth of a millisecond for
 * what nobody here reads.
 */
function ignoreMessages(ws: PacketHandling): void {
  const handlePacket = ws.handlePacket.bind(ws);
  ws.handlePacket = (packet, shard) =>
    packet?.t !== GatewayDispatchEvents.MessageCreate && handlePacket(packet, shard);
}

/**
 * discord.js throws where an interaction's data have another shape than Discord documents, which would end the process. Its error
 * may quote what a member typed, so nobody hears of it.
 */
function dropUnreadable(ws: PacketHandling, onUnreadable: () => void): void {
  const handlePacket = ws.handlePacket.bind(ws);
  ws.handlePacket = (packet, shard) => {
    if (packet?.t !== GatewayDispatchEvents.InteractionCreate) return handlePacket(packet, shard);
    try {
      return handlePacket(packet, shard);
    } catch {
      onUnreadable();
      return true;
    }
  };
}
