import { emojiPayload } from '../payloads/guild.ts';
import { reactionEventPayload } from '../payloads/message.ts';
import { ApiError } from '../rules/api-error.ts';
import type { EmojiRecord, ReactionRecord, SandboxMessage } from '../world/records.ts';
import type { World } from '../world/world.ts';

const mostEmoji = 20;

/**
 * Reads an emoji in a request's path: the character itself, or `name:id` for a custom emoji.
 * @returns undefined when it is neither
 */
export function parseEmoji(text: string): EmojiRecord | undefined {
  const own = /^(?:a:)?(\w{2,32}):(\d{15,20})$/.exec(text);
  if (own?.[1] && own[2]) return { id: own[2], name: own[1] };
  const isEmoji = /^\p{RGI_Emoji}$/v;
  return isEmoji.test(text) || isEmoji.test(`${text}\ufe0f`) ? { id: null, name: text } : undefined;
}

const sameEmoji = (left: EmojiRecord, right: EmojiRecord) =>
  left.id === null && right.id === null ? left.name === right.name : left.id === right.id;

export const reactionWith = (message: SandboxMessage, emoji: EmojiRecord): ReactionRecord | undefined =>
  message.reactions.find((reaction) => sameEmoji(reaction.emoji, emoji));

/**
 * Adds a user's reaction, unless it is there already.
 * @throws ApiError 30010 when the message already has 20 different emoji
 */
export function addReaction(
  world: World,
  message: SandboxMessage,
  emoji: EmojiRecord,
  userId: string,
  kind: 'normal' | 'super' = 'normal',
): void {
  const existing = reactionWith(message, emoji);
  if (existing?.[kind].includes(userId)) return;
  if (!existing && message.reactions.length >= mostEmoji)
    throw new ApiError(400, 30010, `Maximum number of reactions reached (${mostEmoji})`);
  const reaction = existing ?? { emoji, normal: [], super: [] };
  const grown = { ...reaction, [kind]: [...reaction[kind], userId] };
  const reactions = existing
    ? message.reactions.map((other) => (other === existing ? grown : other))
    : [...message.reactions, grown];
  world.messages.put(message.id, { ...message, reactions });
  const data = reactionEventPayload(world, message, reaction.emoji, userId, kind === 'super', true);
  dispatchReaction(world, 'MESSAGE_REACTION_ADD', message, data);
}

/** Removes a user's reactions with one emoji: the normal one, the super one, or both. */
export function removeReaction(
  world: World,
  message: SandboxMessage,
  emoji: EmojiRecord,
  userId: string,
  kinds: readonly ('normal' | 'super')[] = ['normal', 'super'],
): void {
  let current = message;
  for (const kind of kinds) {
    const existing = reactionWith(current, emoji);
    if (!existing?.[kind].includes(userId)) continue;
    const left = { ...existing, [kind]: existing[kind].filter((id) => id !== userId) };
    const reactions = current.reactions
      .map((other) => (other === existing ? left : other))
      .filter(({ normal, super: supers }) => normal.length + supers.length > 0);
    current = { ...current, reactions };
    world.messages.put(message.id, current);
    const data = reactionEventPayload(world, message, existing.emoji, userId, kind === 'super', false);
    dispatchReaction(world, 'MESSAGE_REACTION_REMOVE', message, data);
  }
}

/** Removes all reactions, or all with one emoji. */
export function clearReactions(world: World, message: SandboxMessage, emoji?: EmojiRecord): void {
  const reactions = emoji ? message.reactions.filter((other) => !sameEmoji(other.emoji, emoji)) : [];
  world.messages.put(message.id, { ...message, reactions });
  const { channel_id, guild_id } = message;
  const data = { channel_id, message_id: message.id, guild_id, ...(emoji && { emoji: emojiPayload(emoji) }) };
  const name = emoji ? 'MESSAGE_REACTION_REMOVE_EMOJI' : 'MESSAGE_REACTION_REMOVE_ALL';
  dispatchReaction(world, name, message, data);
}

function dispatchReaction(world: World, name: string, message: SandboxMessage, data: object): void {
  world.dispatch({ name, guildId: message.guild_id, channelId: message.channel_id, data });
}
