import { z } from 'zod';

/** A name that others have chosen, without what would move the cursor of a terminal or turn its text around. */
const name = z.string().transform((text) => text.replace(/\p{C}/gu, ''));

/** What Discord tells a bot about its own application (Application Resource). */
export const applicationSchema = z.object({
  id: z.string(),
  name,
  /** Bits of `ApplicationFlags`. */
  flags: z.number().default(0),
  bot_public: z.boolean().default(true),
  bot_require_code_grant: z.boolean().default(false),
  /** By `ApplicationIntegrationType`: where it can be installed. */
  integration_types_config: z.record(z.string(), z.unknown()).nullish(),
  interactions_endpoint_url: z.string().nullish(),
});

export const userSchema = z.object({ id: z.string(), bot: z.boolean().default(false) });

/** A server in the list of those that the bot is in. */
export const serverSchema = z.object({ id: z.string(), name });

export const guildSchema = z.object({
  name,
  owner_id: z.string(),
  roles: z.array(
    z.object({
      id: z.string(),
      name,
      permissions: z.string(),
      /** Of the role that Discord made for a bot. */
      tags: z.object({ bot_id: z.string().optional() }).optional(),
    }),
  ),
});

export const memberSchema = z.object({
  roles: z.array(z.string()),
  communication_disabled_until: z.string().nullish(),
});

export const channelSchema = z.object({
  name: name.default(''),
  type: z.number(),
  position: z.number().default(0),
  permission_overwrites: z
    .array(z.object({ id: z.string(), type: z.number(), allow: z.string(), deny: z.string() }))
    .default([]),
});

export type Application = z.infer<typeof applicationSchema>;
export type Server = z.infer<typeof serverSchema>;
export type Channel = z.infer<typeof channelSchema>;

/** All about a server that decides what the bot can do there. */
export interface ServerState extends Server, z.infer<typeof guildSchema> {
  /** The bot itself. */
  readonly me: z.infer<typeof memberSchema> & { readonly id: string };
  readonly channels: readonly Channel[];
  /** Whether the bot was added with the scope applications.commands. */
  readonly hasCommands: boolean;
}
