import { type BaseInteraction, type MessageComponentInteraction, MessageFlags } from 'discord.js';
import { parseCustomId } from '../../presentation/payload/custom-id.ts';
import { UserError } from '../../reviews/user-error.ts';
import { isManager, isModerator } from './acting-member.ts';
import type { Audience, Invocation } from './command.ts';
import { sourceOf } from './source-message.ts';

/**
 * The one place that decides who may use a handler. It trusts what Discord says, which is who the member is, what they may do,
 * and how the message came about, and never a custom id. Throws UserError `moderator-only`, `manager-only`, `not-yours`, or
 * `review-not-found`.
 * @param args of the custom id; the first one of a handler for authors is the show that their review is about
 */
export function authorise(
  audience: Audience,
  {
    interaction,
    guild,
    userId,
  }: Pick<Invocation<BaseInteraction<'cached'>>, 'interaction' | 'guild' | 'userId'>,
  args: readonly string[] = [],
): void {
  switch (audience) {
    case 'everybody':
      return;
    case 'moderator':
      if (!isModerator(interaction)) throw new UserError('moderator-only');
      return;
    case 'manager':
      if (!isManager(interaction)) throw new UserError('manager-only');
      return;
    case 'opener':
    case 'author':
      if (!isOpener(interaction)) throw new UserError('not-yours');
  }
  if (audience === 'author' && guild.memory.review(args[0] ?? '', userId) === undefined)
    throw new UserError('review-not-found');
}

/**
 * Whether the message, whose component was used or opened the form, is the member's: they alone see it, or it answered them.
 * Also without a message: a form that a command opened is its member's.
 */
export function isOpener(interaction: BaseInteraction<'cached'>): boolean {
  const source = sourceOf(interaction);
  if (source === undefined || source.flags.has(MessageFlags.Ephemeral)) return true;
  return source.interactionMetadata?.user.id === interaction.user.id;
}

/**
 * Checks that a private message is about the guild that the custom id names: the message's own buttons name it, too. Throws
 * UserError `stale-button`.
 */
export function checkRecipient({ message }: MessageComponentInteraction, guildId: string): void {
  const names = (component: object): boolean =>
    ('customId' in component && parseCustomId(String(component.customId))?.args[0] === guildId) ||
    ('components' in component && (component.components as object[]).some(names));
  if (!message.components.some(names)) throw new UserError('stale-button');
}
