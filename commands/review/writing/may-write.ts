import { checkMayWrite } from '../../../src/guilds/reviews/may-write.ts';
import type { ReviewInvocation } from '../invocation.ts';

/** Checks that the member may write about a show; throws as `checkMayWrite` does. A deleted role restricts nobody. */
export function checkMemberMayWrite(
  { interaction, guild, userId, services }: ReviewInvocation,
  showId: string,
): void {
  const { writerRoleId } = guild.memory.record;
  const isRole = writerRoleId !== undefined && interaction.guild.roles.cache.has(writerRoleId);
  const hasRole = !isRole || interaction.member.roles.cache.has(writerRoleId);
  checkMayWrite(guild, { userId, hasRole, showId, now: services.clock.now() });
}
