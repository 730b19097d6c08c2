import { type Client, GatewayDispatchEvents } from 'discord.js';

/** discord.js's own, which its types hide. */
interface PacketHandling {
  handlePacket(packet: { readonly t: string } | undefined, shard: unknown): boolean;
}

/**
 * Keeps from discord.js what it should make no objects of; who listens to the raw gateway events hears of it all the same.
 * - Messages that anybody writes in any channel: they and their authors take a tenth of a millisecond each, and nobody here reads them.
 * - Interactions whose data have another shape than Discord documents: discord.js throws, which would end the process. Its error may
 *   quote what a member typed, so nobody hears of it.
 * @param onUnreadable called for each such interaction
 */
export function filterPackets(client: Client, onUnreadable: () => void): void {
  const ws = client.ws as unknown as PacketHandling;
  const handlePacket = ws.handlePacket.bind(ws);
  ws.handlePacket = (packet, shard) => {
    if (packet?.t === GatewayDispatchEvents.MessageCreate) return false;
    if (packet?.t !== GatewayDispatchEvents.InteractionCreate) return handlePacket(packet, shard);
    try {
      return handlePacket(packet, shard);
    } catch {
      onUnreadable();
      return true;
    }
  };
}
