import { checkMayWrite } from '../../../src/guilds/reviews/may-write.ts';
import type { ReviewInvocation } from '../invocation.ts';

/**
 * Checks that the member who acts may write about a show. Throws UserError as `checkMayWrite` does. A role that does not
 * exist any more keeps nobody from writing.
 */
export function checkMemberMayWrite(
  { interaction, guild, userId, services }: ReviewInvocation,
  showId: string,
): void {
  const { writerRoleId } = guild.memory.record;
  const isRole = writerRoleId !== undefined && interaction.guild.roles.cache.has(writerRoleId);
  const hasRole = !isRole || interaction.member.roles.cache.has(writerRoleId);
  checkMayWrite(guild, { userId, hasRole, showId, now: services.now() });
}
