import { randomBytes } from 'node:crypto';
import { GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { messageEventPayload } from '../payloads/message.ts';
import type { Shard } from '../rules/identify-limits.ts';
import { can } from '../world/permissions.ts';
import type { Dispatch, World } from '../world/world.ts';

/** A client's session. It outlives its connection so that the client can resume it. */
export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: Shard;
  socket: WebSocket | undefined;
  sequence: number;
  /** The events that were sent, for a client that resumes. */
  readonly history: { readonly sequence: number; readonly text: string }[];
}

const longestHistory = 2000;

export function createSession(intents: number, shard: Shard, socket: WebSocket): Session {
  return { id: randomBytes(16).toString('hex'), intents, shard, socket, sequence: 0, history: [] };
}

/** Numbers an event, keeps it for a client that resumes, and sends it if the client is connected. */
export function sendDispatch(session: Session, name: string, data: unknown): void {
  const sequence = ++session.sequence;
  const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, t: name, s: sequence, d: data });
  session.history.push({ sequence, text });
  if (session.history.length > longestHistory) session.history.shift();
  session.socket?.send(text);
}

/** Sends the events again that the client has not seen. */
export function replay(session: Session, seen: number): void {
  for (const { sequence, text } of session.history) if (sequence > seen) session.socket?.send(text);
}

/** Whether a guild is on a shard, by Discord's documented formula. */
export const isOnShard = ([index, count]: Shard, guildId: string) =>
  Number((BigInt(guildId) >> 22n) % BigInt(count)) === index;

/** The intent that an event needs; 0 for one that every client receives. */
function intentOf({ name, message, isAboutBot }: Dispatch): number {
  if (message && (message.visible_to !== null || message.guild_id === ''))
    return GatewayIntentBits.DirectMessages;
  if (name.startsWith('MESSAGE_REACTION')) return GatewayIntentBits.GuildMessageReactions;
  if (name.startsWith('MESSAGE')) return GatewayIntentBits.GuildMessages;
  // "Guild Member Update is sent for current-user updates regardless" of the intent (Gateway, Caveats).
  if (name.startsWith('GUILD_MEMBER'))
    return isAboutBot && name === 'GUILD_MEMBER_UPDATE' ? 0 : GatewayIntentBits.GuildMembers;
  if (name === 'GUILD_EMOJIS_UPDATE') return GatewayIntentBits.GuildExpressions;
  if (/^(GUILD|CHANNEL|THREAD)/.test(name)) return GatewayIntentBits.Guilds;
  return 0;
}

/** The data of an event for a session, or undefined when it does not receive the event. */
export function dispatchData(world: World, session: Session, event: Dispatch): object | undefined {
  const intent = intentOf(event);
  if (intent !== 0 && !(session.intents & intent)) return undefined;
  // "Gateway events that do not contain a guild_id will only be sent to the first shard" (Gateway, Sharding).
  if (!event.guildId && session.shard[0] !== 0) return undefined;
  if (event.guildId) {
    if (!isOnShard(session.shard, event.guildId)) return undefined;
    if (!world.guilds.get(event.guildId)?.joined && event.name !== 'GUILD_DELETE') return undefined;
  }
  const channel = event.channelId ? world.channels.get(event.channelId) : undefined;
  const ephemeral = event.message && event.message.visible_to !== null;
  if (channel && !ephemeral && !can(world, world.bot.id, channel, 'ViewChannel')) return undefined;
  if (!event.message || event.name === 'MESSAGE_DELETE') return event.data;
  return messageEventPayload(
    world,
    event.message,
    (session.intents & GatewayIntentBits.MessageContent) !== 0,
  );
}
