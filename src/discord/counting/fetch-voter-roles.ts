import type { REST } from '@discordjs/rest';
import { DiscordAPIError } from 'discord.js';
import { type APIGuildMember, RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import { updateVoterRoles } from '../../guilds/counting/voter-roles.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { Pace } from '../background/pace.ts';

export interface FetchVoterRolesOptions {
  readonly rest: REST;
  /** Shared by all guilds. */
  readonly pace: Pace;
}

/** After this many voters, the roles fetched so far are stored and those members' votes counted. */
const GROUP = 25;

/**
 * Fetches, slowly, the roles of all voters for whom they are unknown. Rejects as discord.js does; what was fetched by then
 * is stored.
 */
export async function fetchVoterRoles(
  { rest, pace }: FetchVoterRolesOptions,
  guild: OpenGuild,
  signal: AbortSignal,
): Promise<void> {
  const { id, eligibleVoters } = guild.memory;
  while (eligibleVoters.unknown.size > 0 && !signal.aborted) {
    const roles = new Map<string, readonly string[]>();
    try {
      for (const userId of [...eligibleVoters.unknown].slice(0, GROUP)) {
        await pace.turn(signal);
        if (signal.aborted) break;
        roles.set(userId, await rolesOf(rest, id, userId));
      }
    } finally {
      await guild.run(updateVoterRoles(roles));
    }
  }
}

/** A member's roles; none when they have left the guild. */
async function rolesOf(rest: REST, guildId: string, userId: string): Promise<readonly string[]> {
  try {
    return ((await rest.get(Routes.guildMember(guildId, userId))) as APIGuildMember).roles;
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    const isGone =
      error.code === RESTJSONErrorCodes.UnknownMember || error.code === RESTJSONErrorCodes.UnknownUser;
    if (isGone) return [];
    throw error;
  }
}
