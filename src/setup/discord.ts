import { DiscordAPIError, REST } from 'discord.js';
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import { unlessAborted } from '../unless-aborted.ts';
import { connectionProblem, type Way } from './connection-problem.ts';
import {
  type Application,
  applicationSchema,
  channelSchema,
  guildSchema,
  memberSchema,
  type Server,
  type ServerState,
  serverSchema,
  userSchema,
} from './discord-schemas.ts';
import { Problem } from './problem.ts';

/** Thrown when Discord does not take the token. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

/** What the wizard asks Discord. Rejects with `TokenRefused`, or with a `Problem` when Discord cannot be reached. */
export interface Discord {
  application(): Promise<Application>;
  /** Whose token it is. */
  user(): Promise<z.infer<typeof userSchema>>;
  /** The first 200 servers that the bot is in. */
  servers(): Promise<Server[]>;
  /** Undefined when the bot is not in it. */
  server(id: string, applicationId: string, botId: string): Promise<ServerState | undefined>;
}

/** How long an answer may take, in milliseconds. */
const TIMEOUT = 8_000;

/** Longer pauses that Discord asks for are told the person instead of waited for in silence, in milliseconds. */
const LONG_PAUSE = 3_000;

/** Asks with REST alone, within the limits that Discord states, until the signal is aborted. */
export function createDiscord(way: Way, token: string, signal: AbortSignal): Discord {
  const rest = new REST({
    api: way.apiUrl,
    timeout: TIMEOUT,
    retries: 1,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > LONG_PAUSE,
  });
  async function get<Schema extends z.ZodType>(
    route: `/${string}`,
    schema: Schema,
  ): Promise<z.infer<Schema>> {
    // The signal in discord.js's types is that of an older Node. It forgets the token after any 401.
    const ask = () =>
      unlessAborted(signal, () => rest.setToken(token).get(route, { signal: signal as never }));
    try {
      // Now and then Discord answers 401 to a good token.
      const answer = await ask().catch((error: unknown) => {
        if (isRefusal(error)) return ask();
        throw error;
      });
      return schema.parse(answer);
    } catch (error) {
      signal.throwIfAborted();
      if (isRefusal(error)) throw new TokenRefused();
      if (isMissingAccess(error) || isUnknownGuild(error)) throw error;
      const problem = connectionProblem(error, way);
      throw problem === undefined ? error : new Problem(problem, { cause: error });
    }
  }
  const canReadCommands = (applicationId: string, guildId: string) =>
    get(Routes.applicationGuildCommands(applicationId, guildId), z.array(z.unknown())).then(
      () => true,
      (error: unknown) => {
        if (isMissingAccess(error)) return false;
        throw error;
      },
    );
  return {
    application: () => get(Routes.currentApplication(), applicationSchema),
    user: () => get(Routes.user(), userSchema),
    servers: () => get(Routes.userGuilds(), z.array(serverSchema)),
    async server(id, applicationId, botId) {
      try {
        const guild = await get(Routes.guild(id), guildSchema);
        const me = { id: botId, ...(await get(Routes.guildMember(id, botId), memberSchema)) };
        const channels = await get(Routes.guildChannels(id), z.array(channelSchema));
        return { id, ...guild, me, channels, hasCommands: await canReadCommands(applicationId, id) };
      } catch (error) {
        if (isMissingAccess(error) || isUnknownGuild(error)) return undefined;
        throw error;
      }
    },
  };
}

const isRefusal = (error: unknown): boolean => error instanceof DiscordAPIError && error.status === 401;

/** Discord answers so about a server that the bot is not in, and about its commands where it has not their scope. */
const isMissingAccess = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.MissingAccess;

const isUnknownGuild = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownGuild;
