import type { BaseInteraction } from 'discord.js';
import type { Invocation } from '../../src/discord/interactions/command.ts';
import { checkActivity } from '../../src/guilds/reviews/activity.ts';
import { type Actor, checkMay } from '../../src/guilds/reviews/rights.ts';
import { knownShow } from '../../src/guilds/shows/resolve-show.ts';
import type { NamedShow } from '../../src/reviews/shows/named-show.ts';
import type { ReviewInvocation } from './invocation.ts';

/** The member who sent the interaction. A deleted role restricts nobody. */
export function actorOf({
  interaction,
  guild,
  userId,
}: Pick<Invocation<BaseInteraction<'cached'>>, 'interaction' | 'guild' | 'userId'>): Actor {
  const { writerRoleId } = guild.memory.record;
  const isRole = writerRoleId !== undefined && interaction.guild.roles.cache.has(writerRoleId);
  return { userId, hasWriterRole: !isRole || interaction.member.roles.cache.has(writerRoleId) };
}

/**
 * Tells a member before they type, or answer a question, when they may not write about a show; the act checks it again.
 * Rejects as `checkMay` and `checkActivity` do.
 */
export async function checkMayWrite(invocation: ReviewInvocation, show: NamedShow): Promise<void> {
  const { guild, userId, services } = invocation;
  const known = knownShow(guild.memory, show);
  const key = guild.memory.reviewKey(known?.id ?? show.id, userId);
  checkMay(guild, 'write', actorOf(invocation), key);
  if (guild.memory.reviewByKey(key) !== undefined) return;
  const counted = known === undefined ? (['reviews', 'shows'] as const) : (['reviews'] as const);
  await checkActivity(guild, userId, counted, services.clock.now());
}
