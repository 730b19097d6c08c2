import { z } from 'zod';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export interface Config {
  /** Absent: the bot runs against the sandbox. */
  readonly token: string | undefined;
  /** Where Discord's REST API is; discord.js adds the version. */
  readonly apiUrl: string;
  /** Absent: the default of where the bot runs. */
  readonly databaseUrl: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number] | undefined;
  readonly sandboxPort: number;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

const environment = z.object({
  NODE_ENV: z.string().optional(),
  DISCORD_TOKEN: z
    .string()
    .regex(/^\S+$/, 'DISCORD_TOKEN has spaces in it: copy it again from the Bot page of your application.')
    .optional(),
  DISCORD_API_URL: z
    .url({
      protocol: /^https?$/,
      error: 'DISCORD_API_URL must be an address such as https://discord.com/api.',
    })
    .default('https://discord.com/api'),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:\/\/.+|memory:\/\/)$/, 'DATABASE_URL must look like sqlite://data/ovation.sqlite.')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`).optional(),
  SANDBOX_PORT: z.coerce
    .number('SANDBOX_PORT must be a number from 0 to 65535.')
    .int('SANDBOX_PORT must be a whole number.')
    .min(0, 'SANDBOX_PORT must be a number from 0 to 65535.')
    .max(65535, 'SANDBOX_PORT must be a number from 0 to 65535.')
    .default(4680),
});

/**
 * Reads the configuration from environment variables; an empty or blank one counts as absent. All problems are found at once, each a
 * sentence that says what to do.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): ConfigResult {
  const given = Object.entries(variables).flatMap(([name, value]) =>
    value === undefined || value.trim() === '' ? [] : [[name, value.trim()]],
  );
  const parsed = environment.safeParse(Object.fromEntries(given));
  const problems = parsed.error?.issues.map((issue) => issue.message) ?? [];
  const { NODE_ENV, DISCORD_TOKEN } = Object.fromEntries(given);
  if (NODE_ENV === 'production' && DISCORD_TOKEN === undefined) {
    problems.push('DISCORD_TOKEN is missing: copy it from the Bot page of your application into .env.');
  }
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DATABASE_URL: databaseUrl, ...rest } = parsed.data;
  return {
    ok: true,
    config: { token, apiUrl, databaseUrl, logLevel: rest.LOG_LEVEL, sandboxPort: rest.SANDBOX_PORT },
  };
}
