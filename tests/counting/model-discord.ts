import { setImmediate } from 'node:timers/promises';
import { type APIMessage, type APIUser, ChannelType, GatewayDispatchEvents } from 'discord-api-types/v10';
import { archived, putOff, REFUSALS, unknownChannel, unknownMessage } from './model-failures.ts';
import { BOT, type Kind, type ModelMessage, messagePayload } from './model-message.ts';

export const GUILD = '100000000000000001';
export const CHANNEL = '100000000000000002';
/** A thread of the channel. */
export const THREAD = '100000000000000004';

/** An event that the gateway sends. */
export interface Dispatch {
  readonly event: GatewayDispatchEvents;
  readonly data: object;
}

export type Method = 'GET' | 'PATCH' | 'PUT';

/** How the next request of a method fails: it is not carried out, or its answer is lost. */
export interface Fault {
  readonly method: Method;
  readonly how: keyof typeof REFUSALS | 'answer lost';
}

/**
 * Messages and reactions at Discord, modelled on its documentation: Channels Resource for requests, Gateway Events for
 * events, Threads for what is archived.
 */
export class ModelDiscord {
  readonly messages = new Map<string, ModelMessage>();
  /** Sent, but not delivered yet. */
  readonly pending: Dispatch[] = [];
  readonly bots: ReadonlySet<string>;
  faults: Fault[] = [];
  /** Until when each method's requests are put off. */
  readonly putOffUntil = new Map<Method, number>();
  /** Requests without a response yet. */
  requests = 0;
  isArchived = false;
  readonly #channels = new Set([CHANNEL, THREAD]);
  readonly #denied = new Set<string>();
  readonly #now: () => number;
  #lastId = 1_450_000_000_000_000_000n;

  /** @param now the time, in milliseconds since some moment */
  constructor(bots: readonly string[], now: () => number) {
    this.bots = new Set([BOT, ...bots]);
    this.#now = now;
  }

  createMessage(channelId: string, shown: ModelMessage['shown']): string {
    this.#lastId += 1n;
    const id = String(this.#lastId);
    this.messages.set(id, { channelId, reactions: new Map(), shown });
    return id;
  }

  react(messageId: string, emoji: string, userId: string, kind: Kind): void {
    const message = this.#open(messageId);
    if (message === undefined) return;
    const reaction = message.reactions.get(emoji) ?? { normal: new Set<string>(), super: new Set<string>() };
    if (reaction[kind].has(userId)) return;
    message.reactions.set(emoji, reaction);
    reaction[kind].add(userId);
    const member = { user: { id: userId, bot: this.bots.has(userId) }, roles: [] };
    this.#tell(GatewayDispatchEvents.MessageReactionAdd, {
      ...this.#one(messageId, emoji, userId, kind),
      member,
    });
  }

  unreact(messageId: string, emoji: string, userId: string, kind: Kind): void {
    if (this.#open(messageId)?.reactions.get(emoji)?.[kind].delete(userId) !== true) return;
    this.#tell(GatewayDispatchEvents.MessageReactionRemove, this.#one(messageId, emoji, userId, kind));
  }

  clear(messageId: string, emoji?: string): void {
    const message = this.#open(messageId);
    if (message === undefined) return;
    const where = { channel_id: message.channelId, message_id: messageId, guild_id: GUILD };
    if (emoji === undefined) {
      message.reactions.clear();
      this.#tell(GatewayDispatchEvents.MessageReactionRemoveAll, where);
    } else {
      message.reactions.delete(emoji);
      this.#tell(GatewayDispatchEvents.MessageReactionRemoveEmoji, {
        ...where,
        emoji: { id: null, name: emoji },
      });
    }
  }

  /** Deletes messages of one channel: each with an event of its own, or in bulk. */
  delete(channelId: string, ids: readonly string[], how: 'one by one' | 'in bulk'): void {
    const found = ids.filter((id) => this.messages.delete(id));
    const where = { channel_id: channelId, guild_id: GUILD };
    if (how === 'one by one')
      for (const id of found) this.#tell(GatewayDispatchEvents.MessageDelete, { ...where, id });
    else if (found.length > 0) this.#tell(GatewayDispatchEvents.MessageDeleteBulk, { ...where, ids: found });
  }

  idsIn(channelId: string): string[] {
    return [...this.messages].filter(([, message]) => message.channelId === channelId).map(([id]) => id);
  }

  /** Deletes the thread with its messages, of which no event tells. */
  deleteThread(): void {
    if (!this.#channels.delete(THREAD)) return;
    for (const id of this.idsIn(THREAD)) this.messages.delete(id);
    const type = ChannelType.PublicThread;
    this.#tell(GatewayDispatchEvents.ThreadDelete, {
      id: THREAD,
      guild_id: GUILD,
      parent_id: CHANNEL,
      type,
    });
  }

  setArchived(isArchived: boolean): void {
    this.isArchived = isArchived;
    if (this.#channels.has(THREAD))
      this.#tell(GatewayDispatchEvents.ThreadUpdate, {
        id: THREAD,
        guild_id: GUILD,
        parent_id: CHANNEL,
        type: ChannelType.PublicThread,
        thread_metadata: { archived: isArchived, locked: false },
      });
  }

  /** Responds to a GET request. */
  async read(route: string, query = new URLSearchParams()): Promise<unknown> {
    const [, channelId = '', messageId, emoji] =
      /^\/channels\/(\d+)(?:\/messages(?:\/(\d+))?(?:\/reactions\/(.+))?)?$/.exec(route) ?? [];
    return this.#answer('GET', channelId, messageId, () => {
      if (!route.includes('/messages')) return { id: channelId };
      const around = query.get('around');
      // The bot wants one: that message, or, when it is gone, another.
      if (around !== null) return this.#page(channelId, BigInt(around) + 1n).slice(0, 1);
      if (messageId === undefined) return this.#page(channelId, BigInt(query.get('before') ?? 0));
      const message = this.#messageIn(channelId, messageId);
      if (emoji === undefined) return messagePayload(messageId, message);
      const kind = query.get('type') === '1' ? 'super' : 'normal';
      const users = message.reactions.get(decodeURIComponent(emoji))?.[kind] ?? [];
      const after = BigInt(query.get('after') ?? 0);
      return [...users]
        .filter((id) => BigInt(id) > after)
        .sort()
        .slice(0, Number(query.get('limit')))
        .map((id) => ({ id, bot: this.bots.has(id) }) as APIUser);
    });
  }

  edit(channelId: string, messageId: string, shown: ModelMessage['shown']): Promise<void> {
    return this.#answer('PATCH', channelId, messageId, () => {
      this.#messageIn(channelId, messageId).shown = shown;
    });
  }

  /** Takes a reaction of the bot, without storing it: tests of the bot's reactions are elsewhere. */
  put(channelId: string, messageId: string): Promise<void> {
    return this.#answer('PUT', channelId, messageId, () => void this.#messageIn(channelId, messageId));
  }

  /** A message that can be reacted to. */
  #open(messageId: string): ModelMessage | undefined {
    const message = this.messages.get(messageId);
    return this.isArchived && message?.channelId === THREAD ? undefined : message;
  }

  #messageIn(channelId: string, messageId: string): ModelMessage {
    const message = this.messages.get(messageId);
    if (message?.channelId !== channelId) throw unknownMessage();
    return message;
  }

  #page(channelId: string, before: bigint): APIMessage[] {
    const listed = [...this.messages].filter(
      ([id, message]) => message.channelId === channelId && BigInt(id) < before,
    );
    return listed
      .reverse()
      .slice(0, 100)
      .map(([id, message]) => messagePayload(id, message));
  }

  async #answer<T>(
    method: Method,
    channelId: string,
    messageId: string | undefined,
    work: () => T,
  ): Promise<T> {
    this.requests += 1;
    await setImmediate();
    this.requests -= 1;
    const wait = (this.putOffUntil.get(method) ?? 0) - this.#now();
    if (wait > 0) throw putOff(method, wait);
    const planned = this.faults.findIndex(
      (fault) => fault.method === method && (fault.how !== 'unknown message' || this.#mayDeny(messageId)),
    );
    const [fault] = planned === -1 ? [] : this.faults.splice(planned, 1);
    if (fault?.how === 'unknown message') this.#denied.add(messageId ?? '');
    if (fault !== undefined && fault.how !== 'answer lost') throw REFUSALS[fault.how]();
    if (!this.#channels.has(channelId)) throw unknownChannel();
    if (method !== 'GET' && channelId === THREAD && this.isArchived) throw archived();
    const result = work();
    if (fault !== undefined) throw REFUSALS.down();
    return result;
  }

  /** Discord denies a message that is there once. */
  #mayDeny(messageId: string | undefined): boolean {
    return messageId !== undefined && !this.#denied.has(messageId);
  }

  #one(messageId: string, emoji: string, userId: string, kind: Kind): object {
    return {
      user_id: userId,
      channel_id: this.messages.get(messageId)?.channelId,
      message_id: messageId,
      guild_id: GUILD,
      emoji: { id: null, name: emoji },
      burst: kind === 'super',
      type: kind === 'super' ? 1 : 0,
    };
  }

  #tell(event: GatewayDispatchEvents, data: object): void {
    this.pending.push({ event, data });
  }
}
