import { DiscordAPIError, type GuildMember, PermissionFlagsBits, RESTJSONErrorCodes } from 'discord.js';
import { isSnowflake } from '../../src/presentation/payload/is-snowflake.ts';
import { checkMayBlock, checkMayUnblock } from '../../src/reviews/moderation/block-rights.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import type { ModerateInvocation } from './invocation.ts';

const STAFF = [PermissionFlagsBits.ManageMessages, PermissionFlagsBits.ManageGuild];

/**
 * Checks that the moderator may block this member, whichever way they go. Rejects as `checkMayBlock` throws, with UserError
 * `stale-button` when it is nobody's id, and as discord.js does when Discord does not say who the member is.
 * @param known the member, when the interaction brought them; otherwise Discord is asked
 */
export async function checkBlock(
  { interaction }: ModerateInvocation,
  userId: string,
  known?: GuildMember | null,
): Promise<void> {
  // Asked for nobody, discord.js fetches everybody.
  if (!isSnowflake(userId)) throw new UserError('stale-button');
  const { guild, member } = interaction;
  const target = known ?? (await memberOf(guild, userId));
  checkMayBlock(
    { id: member.id, isOwner: guild.ownerId === member.id, rank: member.roles.highest.position },
    {
      id: userId,
      isOwner: guild.ownerId === userId,
      isBot: target?.user.bot ?? false,
      rank: target?.roles.highest.position ?? -1,
      isStaff: target?.permissions.any(STAFF) ?? false,
    },
  );
}

/** Checks that the moderator may unblock this member. Throws as `checkMayUnblock` does. */
export const checkUnblock = ({ interaction, userId }: ModerateInvocation, memberId: string): void =>
  checkMayUnblock({ id: userId, isOwner: interaction.guild.ownerId === userId }, memberId);

/** The member; undefined when they have left. */
const memberOf = (guild: GuildMember['guild'], userId: string): Promise<GuildMember | undefined> =>
  guild.members.fetch(userId).catch((error: unknown) => {
    const isGone =
      error instanceof DiscordAPIError &&
      (error.code === RESTJSONErrorCodes.UnknownMember || error.code === RESTJSONErrorCodes.UnknownUser);
    if (isGone) return undefined;
    throw error;
  });
