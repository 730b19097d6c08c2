import { createId } from '../../storage/create-id.ts';
import type { Notice, PrivateMessage } from '../../storage/entries/entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Act, GuildView } from '../memory/act.ts';
import { put, remove } from '../memory/change.ts';
import { checkNotErasing } from '../reviews/rights.ts';
import { addNotices, changeNotices, MOST_NOTICES, noticesTurn } from './notices.ts';

/** A private message has room for this many notices at their longest; the others wait for the member's next command. */
const MOST_IN_A_MESSAGE = 5;

/** Tells a member something in a private message, or after their next command if they want none. */
export const tellMember = (userId: string, notice: Notice): Act<void> => ({
  turns: [noticesTurn(userId)],
  async decide(guild) {
    if (guild.memory.notices.told(userId).noMessages) return addNotices(userId, notice).decide(guild);
    const { id } = guild.memory;
    const known = await readMessage(guild, userId);
    const message = known ?? { guildId: id, userId, id: createId(), notices: [] };
    const { notices, attempted = 0 } = message;
    // Those of an attempted message stay as they are in it; of the others the newest, if Discord takes no message for long.
    const later = [...notices.slice(attempted), notice].slice(-MOST_NOTICES);
    const changed = { ...message, notices: [...notices.slice(0, attempted), ...later] };
    return { changes: [put('messages', messageKey(id, userId), changed)], answer: undefined };
  },
});

/** A message to send. */
export interface Attempt {
  /** Its nonce, and part of the custom id of its button. */
  readonly id: string;
  readonly notices: readonly Notice[];
  /** When it was attempted first, in milliseconds since the epoch; absent: it does not exist. */
  readonly before?: number | undefined;
}

/**
 * Stores that a member's message may exist from now on. Answers what to send, the same for each attempt; undefined when there
 * is nothing to tell.
 * @param now milliseconds since the epoch
 */
export const attemptMessage = (userId: string, now: number): Act<Attempt | undefined> => ({
  turns: [noticesTurn(userId)],
  async decide(guild) {
    const message = await readMessage(guild, userId);
    if (message === undefined) return { changes: [], answer: undefined };
    const { id, attemptedAt: before } = message;
    const notices = message.notices.slice(0, message.attempted ?? MOST_IN_A_MESSAGE);
    if (before !== undefined) return { changes: [], answer: { id, notices, before } };
    if (guild.memory.notices.told(userId).noMessages) return messageRefused(userId).decide(guild);
    const attempted = { ...message, notices, attempted: notices.length, attemptedAt: now };
    const others = await addNotices(userId, ...message.notices.slice(notices.length)).decide(guild);
    return {
      changes: [put('messages', messageKey(guild.memory.id, userId), attempted), ...others.changes],
      answer: { id, notices },
    };
  },
});

/** Forgets what a member has been told in the message with this id; what came since is told in another one. */
export const messageSent = (userId: string, id: string): Act<void> => ({
  turns: [noticesTurn(userId)],
  async decide(guild) {
    const message = await readMessage(guild, userId);
    if (message?.id !== id) return { changes: [], answer: undefined };
    const { attempted, attemptedAt: _, ...rest } = message;
    const notices = rest.notices.slice(attempted);
    const key = messageKey(guild.memory.id, userId);
    const change =
      notices.length === 0
        ? remove('messages', key)
        : put('messages', key, { ...rest, id: createId(), notices });
    return { changes: [change], answer: undefined };
  },
});

/** Tells a member after their next command what Discord does not let the bot tell them in a message. */
export const messageRefused = (userId: string): Act<undefined> => ({
  turns: [noticesTurn(userId)],
  async decide(guild) {
    const message = await readMessage(guild, userId);
    if (message === undefined) return { changes: [], answer: undefined };
    const { changes } = await addNotices(userId, ...message.notices).decide(guild);
    return {
      changes: [...changes, remove('messages', messageKey(guild.memory.id, userId))],
      answer: undefined,
    };
  },
});

/** Whether the bot may send a member private messages about this guild. Throws as `checkNotErasing`. */
export const takeMessages = (userId: string, areTaken: boolean): Act<void> => {
  const taken = changeNotices(userId, ({ noMessages: _, ...entry }) =>
    areTaken ? entry : { ...entry, noMessages: true },
  );
  return {
    ...taken,
    decide(guild) {
      checkNotErasing(guild, userId);
      return taken.decide(guild);
    },
  };
};

const messageKey = (guildId: string, userId: string): string => `${guildId}:${userId}`;

const readMessage = (
  { memory: { id }, store }: GuildView,
  userId: string,
): Promise<PrivateMessage | undefined> =>
  store.messages.get(messageKey(id, userId)).catch(undefinedIfUnreadable);
