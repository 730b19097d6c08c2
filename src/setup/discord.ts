import { DiscordAPIError, REST } from 'discord.js';
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import { z } from 'zod';

/** Thrown when Discord does not take the token. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

const applicationSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Bits: `ApplicationFlags`. */
  flags: z.number().default(0),
  bot_public: z.boolean().default(true),
  bot_require_code_grant: z.boolean().default(false),
  /** By `ApplicationIntegrationType`: where it can be installed. */
  integration_types_config: z.record(z.string(), z.unknown()).optional(),
  interactions_endpoint_url: z.string().nullish(),
});
const userSchema = z.object({ id: z.string(), bot: z.boolean().default(false) });
const serverSchema = z.object({ id: z.string(), name: z.string() });
const roleSchema = z.object({ id: z.string(), name: z.string(), permissions: z.string() });
const memberSchema = z.object({
  roles: z.array(z.string()),
  communication_disabled_until: z.string().nullish(),
});
const overwriteSchema = z.object({ id: z.string(), type: z.number(), allow: z.string(), deny: z.string() });
const channelSchema = z.object({
  id: z.string(),
  name: z.string().default(''),
  type: z.number(),
  position: z.number().default(0),
  permission_overwrites: z.array(overwriteSchema).default([]),
});

/** An application, as Discord describes it to its own bot (Application Resource). */
export type Application = z.infer<typeof applicationSchema>;
/** A server that the bot is in. */
export type Server = z.infer<typeof serverSchema>;
export type Channel = z.infer<typeof channelSchema>;

/** All about a server that decides what the bot can do there. */
export interface ServerState extends Server {
  readonly ownerId: string;
  readonly me: z.infer<typeof memberSchema>;
  readonly roles: readonly z.infer<typeof roleSchema>[];
  readonly channels: readonly Channel[];
  /** Whether the bot was added with the scope applications.commands. */
  readonly hasCommands: boolean;
}

/** What the wizard asks Discord. Each rejects with `TokenRefused`, or with an error that `connectionProblem` explains. */
export interface Discord {
  readonly token: string;
  application(): Promise<Application>;
  user(): Promise<{ readonly id: string; readonly bot: boolean }>;
  /** The servers that the bot is in: the first 200. */
  servers(): Promise<Server[]>;
  /** Undefined once the bot is not in it any more. */
  server(
    id: string,
    ids: { readonly botId: string; readonly applicationId: string },
  ): Promise<ServerState | undefined>;
}

/** In milliseconds. */
const TIMEOUT = 15_000;

/** Asks with REST alone, within the limits that Discord states. */
export function createDiscord(apiUrl: string, token: string, signal: AbortSignal): Discord {
  const rest = new REST({ api: apiUrl, timeout: TIMEOUT, retries: 1 });
  async function get<Schema extends z.ZodType>(
    route: `/${string}`,
    schema: Schema,
    query?: Record<string, string>,
  ): Promise<z.infer<Schema>> {
    // discord.js forgets the token after a 401.
    const ask = () =>
      rest.setToken(token).get(route, {
        ...(query && { query: new URLSearchParams(query) }),
        signal: signal as never,
      });
    try {
      // Now and then Discord answers 401 to a good token.
      const answer = await ask().catch((error: unknown) =>
        isRefusal(error) ? ask() : Promise.reject(error),
      );
      return schema.parse(answer);
    } catch (error) {
      signal.throwIfAborted();
      throw isRefusal(error) ? new TokenRefused() : error;
    }
  }
  return {
    token,
    application: () => get(Routes.currentApplication(), applicationSchema),
    user: () => get(Routes.user(), userSchema),
    servers: () => get(Routes.userGuilds(), z.array(serverSchema)),
    async server(id, { botId, applicationId }) {
      try {
        const guild = await get(
          Routes.guild(id),
          serverSchema.extend({ owner_id: z.string(), roles: z.array(roleSchema) }),
        );
        const hasCommands = await get(Routes.applicationGuildCommands(applicationId, id), z.unknown()).then(
          () => true,
          (error: unknown) => (isMissingAccess(error) ? false : Promise.reject(error)),
        );
        return {
          id,
          name: guild.name,
          ownerId: guild.owner_id,
          roles: guild.roles,
          me: await get(Routes.guildMember(id, botId), memberSchema),
          channels: await get(Routes.guildChannels(id), z.array(channelSchema)),
          hasCommands,
        };
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    },
  };
}

const isRefusal = (error: unknown): boolean => error instanceof DiscordAPIError && error.status === 401;

const isMissingAccess = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.MissingAccess;

/** Discord answers either to who asks about a server that they are not in. */
const isGone = (error: unknown): boolean =>
  isMissingAccess(error) ||
  (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownGuild);
