import type { REST } from '@discordjs/rest';
import { DiscordAPIError } from 'discord.js';
import { type APIGuildMember, RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import { updateVoterRoles } from '../../guilds/counting/voter-roles.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { Pace } from '../background/pace.ts';
import { discordFailure } from '../connection/discord-failure.ts';

export interface FetchVoterRolesOptions {
  readonly rest: REST;
  /** Shared by all guilds. */
  readonly pace: Pace;
}

/** After this many voters, the roles fetched so far are stored and those members' votes counted. */
const GROUP = 25;

/** When Discord fails for this many voters in a row, the problem isn't these voters. */
const MOST_FAILURES = 5;

/**
 * Slowly fetches the roles of all voters whose roles are unknown. A voter for whom Discord fails doesn't hold up the others.
 * Rejects as discord.js does when some are left, after storing what it has fetched.
 */
export async function fetchVoterRoles(
  { rest, pace }: FetchVoterRolesOptions,
  guild: OpenGuild,
  signal: AbortSignal,
): Promise<void> {
  const { id, eligibleVoters } = guild.memory;
  await guild.knowVoters();
  const failed = new Map<string, unknown>();
  const due = () => [...eligibleVoters.unknown].filter((userId) => !failed.has(userId));
  let failuresInARow = 0;
  for (let next = due(); next.length > 0 && !signal.aborted; next = due()) {
    const roles = new Map<string, readonly string[]>();
    try {
      for (const userId of next.slice(0, GROUP)) {
        await pace.turn(signal);
        if (signal.aborted) break;
        try {
          roles.set(userId, await rolesOf(rest, id, userId));
          failuresInARow = 0;
        } catch (error) {
          failed.set(userId, error);
          failuresInARow += 1;
          if (failuresInARow === MOST_FAILURES || discordFailure(error) === 'limited') throw error;
        }
      }
    } finally {
      // Somebody who had their data erased while Discord was asked is no voter any more.
      await guild.run(updateVoterRoles(roles, (memory, userId) => memory.eligibleVoters.unknown.has(userId)));
    }
  }
  for (const error of failed.values()) throw error;
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
