import { setImmediate } from 'node:timers/promises';
import { DiscordAPIError } from 'discord.js';
import {
  type APIMessage,
  type APIUser,
  GatewayDispatchEvents,
  RESTJSONErrorCodes,
} from 'discord-api-types/v10';

export const GUILD = '100000000000000001';
export const CHANNEL = '100000000000000002';
const BOT = '100000000000000003';

type Kind = 'normal' | 'super';

interface ModelMessage {
  readonly reactions: Map<string, Record<Kind, Set<string>>>;
  shown: Pick<APIMessage, 'content' | 'embeds'>;
}

/** An event that the gateway sends. */
export interface Dispatch {
  readonly event: GatewayDispatchEvents;
  readonly data: object;
}

/** How the next requests of a method fail: before Discord has carried them out, or after. */
export interface Fault {
  readonly method: 'GET' | 'PATCH';
  readonly afterStoring: boolean;
}

/** Reactions at Discord, modelled on its documentation: Channels Resource for requests, Gateway Events for events. */
export class ModelDiscord {
  readonly messages = new Map<string, ModelMessage>();
  /** Sent, but not delivered yet. */
  readonly pending: Dispatch[] = [];
  readonly bots: ReadonlySet<string>;
  faults: Fault[] = [];
  /** Requests without a response yet. */
  requests = 0;
  #lastId = 1_450_000_000_000_000_000n;

  constructor(bots: readonly string[]) {
    this.bots = new Set([BOT, ...bots]);
  }

  createMessage(shown: ModelMessage['shown']): string {
    this.#lastId += 1n;
    const id = String(this.#lastId);
    this.messages.set(id, { reactions: new Map(), shown });
    return id;
  }

  react(messageId: string, emoji: string, userId: string, kind: Kind): void {
    const message = this.messages.get(messageId);
    if (message === undefined) return;
    const reaction = message.reactions.get(emoji) ?? { normal: new Set<string>(), super: new Set<string>() };
    if (reaction[kind].has(userId)) return;
    message.reactions.set(emoji, reaction);
    reaction[kind].add(userId);
    const member = { user: { id: userId, bot: this.bots.has(userId) }, roles: [] };
    this.#tell(GatewayDispatchEvents.MessageReactionAdd, {
      ...one(messageId, emoji, userId, kind),
      member,
    });
  }

  unreact(messageId: string, emoji: string, userId: string, kind: Kind): void {
    if (this.messages.get(messageId)?.reactions.get(emoji)?.[kind].delete(userId) !== true) return;
    this.#tell(GatewayDispatchEvents.MessageReactionRemove, one(messageId, emoji, userId, kind));
  }

  clear(messageId: string, emoji?: string): void {
    const reactions = this.messages.get(messageId)?.reactions;
    if (emoji === undefined) reactions?.clear();
    else reactions?.delete(emoji);
    const where = { channel_id: CHANNEL, message_id: messageId, guild_id: GUILD };
    if (emoji === undefined) this.#tell(GatewayDispatchEvents.MessageReactionRemoveAll, where);
    else
      this.#tell(GatewayDispatchEvents.MessageReactionRemoveEmoji, {
        ...where,
        emoji: { id: null, name: emoji },
      });
  }

  /** Responds to a GET request. */
  async read(route: string, query = new URLSearchParams()): Promise<unknown> {
    await this.#answer('GET', () => {});
    const [, messageId, emoji] = /\/messages\/(\d+)(?:\/reactions\/(.+))?$/.exec(route) ?? [];
    if (messageId === undefined) return this.#page(BigInt(query.get('before') ?? 0));
    if (emoji === undefined) return this.#payload(messageId);
    const kind = query.get('type') === '1' ? 'super' : 'normal';
    const users = this.messages.get(messageId)?.reactions.get(decodeURIComponent(emoji))?.[kind] ?? [];
    const after = BigInt(query.get('after') ?? 0);
    return [...users]
      .filter((id) => BigInt(id) > after)
      .sort()
      .slice(0, Number(query.get('limit')))
      .map((id) => ({ id, bot: this.bots.has(id) }) as APIUser);
  }

  edit(messageId: string, shown: ModelMessage['shown']): Promise<void> {
    return this.#answer('PATCH', () => {
      const message = this.messages.get(messageId);
      if (message === undefined) throw unknownMessage();
      message.shown = shown;
    });
  }

  #page(before: bigint): APIMessage[] {
    const ids = [...this.messages.keys()].filter((id) => BigInt(id) < before).reverse();
    return ids.slice(0, 100).map((id) => this.#payload(id));
  }

  #payload(messageId: string): APIMessage {
    const message = this.messages.get(messageId);
    if (message === undefined) throw unknownMessage();
    const reactions = Array.from(message.reactions, ([name, { normal, super: burst }]) => ({
      emoji: { id: null, name },
      me: normal.has(BOT),
      count: normal.size + burst.size,
      count_details: { normal: normal.size, burst: burst.size },
    })).filter(({ count }) => count > 0);
    return { ...message.shown, id: messageId, channel_id: CHANNEL, reactions } as unknown as APIMessage;
  }

  async #answer(method: Fault['method'], work: () => void): Promise<void> {
    this.requests += 1;
    await setImmediate();
    this.requests -= 1;
    const planned = this.faults.findIndex((fault) => fault.method === method);
    const [fault] = planned === -1 ? [] : this.faults.splice(planned, 1);
    if (fault?.afterStoring !== false) work();
    if (fault !== undefined) throw new Error('500');
  }

  #tell(event: GatewayDispatchEvents, data: object): void {
    this.pending.push({ event, data });
  }
}

const one = (messageId: string, emoji: string, userId: string, kind: Kind) => ({
  user_id: userId,
  channel_id: CHANNEL,
  message_id: messageId,
  guild_id: GUILD,
  emoji: { id: null, name: emoji },
  burst: kind === 'super',
  type: kind === 'super' ? 1 : 0,
});

function unknownMessage(): DiscordAPIError {
  const code = RESTJSONErrorCodes.UnknownMessage;
  return new DiscordAPIError({ code, message: 'Unknown Message' }, code, 404, 'GET', '', {});
}
