import { type Client, Events, GatewayDispatchEvents, Status } from 'discord.js';

interface Packet {
  readonly t: string;
  readonly d: { readonly guild_id?: string };
}

interface ShardStatus {
  readonly status: Status;
}

/** discord.js's own, which its types hide. */
interface PacketHandling {
  status: Status;
  readonly shards: ReadonlyMap<number, ShardStatus>;
  /** What came before all shards were ready. Each packet that is handled takes one of them along, whichever shard it is of. */
  readonly packetQueue: { readonly packet: Packet; readonly shard: ShardStatus }[];
  handlePacket(packet: Packet | undefined, shard: ShardStatus): boolean;
}

/**
 * Keeps from discord.js what it should make no objects of; who listens to the raw gateway events hears of it all the same.
 * - Messages that anybody writes in any channel: they and their authors take a tenth of a millisecond each, and nobody here reads them.
 * - Interactions whose data have another shape than Discord documents: discord.js throws, which would end the process. Its error may
 *   quote what a member typed, so nobody hears of it.
 *
 * Lets each shard, and each guild's members, begin as soon as they can: discord.js holds back what comes until the last shard is ready,
 * and Discord lets one begin every five seconds. What is held back of a shard follows in its order, once that is ready or has resumed.
 * @param onUnreadable called for each interaction that discord.js can't read
 */
export function filterPackets(client: Client, onUnreadable: () => void): void {
  const ws = client.ws as unknown as PacketHandling;
  const handlePacket = ws.handlePacket.bind(ws);
  const isInteraction = (packet: Packet): boolean => packet.t === GatewayDispatchEvents.InteractionCreate;

  const hasBegun = ({ d }: Packet): boolean =>
    d.guild_id === undefined || client.guilds.cache.get(d.guild_id)?.available === true;

  function handleNow(packet: Packet, shard: ShardStatus): boolean {
    const { status } = ws;
    ws.status = Status.Ready;
    try {
      return handlePacket(packet, shard);
    } finally {
      ws.status = status;
    }
  }

  const heldBack = new Map<ShardStatus, Packet[]>();

  function handleInTurn(packet: Packet, shard: ShardStatus): boolean {
    // Another session begins with all there is.
    if (packet.t === GatewayDispatchEvents.Ready) heldBack.delete(shard);
    const isHandled = handlePacket(packet, shard);
    const held = heldBack.get(shard) ?? [];
    held.push(...ws.packetQueue.splice(0).map((queued) => queued.packet));
    heldBack.set(shard, held);
    return isHandled;
  }

  ws.handlePacket = (packet, shard) => {
    if (packet === undefined) return handlePacket(packet, shard);
    if (packet.t === GatewayDispatchEvents.MessageCreate) return false;
    const isDue = shard.status === Status.Ready || (isInteraction(packet) && hasBegun(packet));
    const handle = isDue ? handleNow : handleInTurn;
    if (!isInteraction(packet)) return handle(packet, shard);
    try {
      return handle(packet, shard);
    } catch {
      onUnreadable();
      return true;
    }
  };

  function catchUp(id: number): void {
    const shard = ws.shards.get(id);
    if (shard === undefined) return;
    const held = heldBack.get(shard) ?? [];
    heldBack.delete(shard);
    for (const packet of held) ws.handlePacket(packet, shard);
  }
  client.on(Events.ShardReady, catchUp);
  client.on(Events.ShardResume, catchUp);
}
