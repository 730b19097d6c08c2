import { resolve } from 'node:path';
import { z } from 'zod';
import { type BackupConfig, backupVariables, readBackups } from './backups.ts';
import {
  type CatalogueConfig,
  catalogueProblems,
  catalogueVariables,
  readCatalogue,
  readCatalogues,
} from './catalogues.ts';
import { databaseVariables } from './database.ts';
import { hostVariable, portVariable } from './listening.ts';
import { type MonitoringConfig, monitoringVariables, readMonitoring } from './monitoring.ts';
import { readShards, type ShardPlan, shardProblems, shardVariables } from './shards.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export interface Config {
  /** Absent: the bot runs against the sandbox. */
  readonly token: string | undefined;
  /** Base URL of Discord's REST API, without its version. */
  readonly apiUrl: string;
  /** Absent: the default file. The sandbox does not use it. */
  readonly databaseUrl: string | undefined;
  /** For an address of a database that has none. */
  readonly databasePassword: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number] | undefined;
  readonly sandboxPort: number;
  /** The address that the sandbox listens on. */
  readonly sandboxHost: string;
  /** Whether the sandbox starts without its invented community. */
  readonly sandboxEmpty: boolean;
  /** How many requests per hour the slow check of all votes may make. */
  readonly checkRequestsPerHour: number;
  /** How many hours after one slow check the next one starts. */
  readonly checkEveryHours: number;
  /** How many days what a server has is kept after the bot was removed from it. */
  readonly keepAfterLeavingDays: number;
  readonly shards: ShardPlan;
  /** Absent: no backups are made on a schedule. */
  readonly backups: BackupConfig | undefined;
  readonly monitoring: MonitoringConfig;
  /** The online sources that are asked about shows, the first first. */
  readonly catalogues: readonly CatalogueConfig[];
  /** TVmaze, asked or not: it gives out a list of its shows. */
  readonly tvmaze: CatalogueConfig;
  /** Whether the anime of bangumi-data are in the catalogue. */
  readonly bangumiData: boolean;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Quotes are not among a token's characters: one that is left has lost its partner. */
const TOKEN = z
  .string()
  .regex(
    /^[!#-&(-_a-~]+$/,
    "DISCORD_TOKEN has characters in it that no token has: press Reset Token on your application's Bot page, and copy the new one.",
  );

const environmentSchema = z.object({
  NODE_ENV: z.string().optional(),
  DISCORD_TOKEN: z
    .string()
    // As it stands in a request's Authorization header, from where it may have been copied.
    .transform((token) => token.replace(/^Bot\s+/i, ''))
    .pipe(TOKEN)
    .optional(),
  DISCORD_API_URL: z
    .url({
      protocol: /^https?$/,
      error: 'DISCORD_API_URL must be an address such as https://discord.com/api.',
    })
    // discord.js adds the version.
    .transform((url) => url.replace(/(?:\/v\d+)?(?<!\/)\/*$/, ''))
    .default('https://discord.com/api'),
  ...databaseVariables,
  LOG_LEVEL: z.enum(LOG_LEVELS, `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`).optional(),
  SANDBOX_PORT: portVariable('SANDBOX_PORT').default(4680),
  SANDBOX_HOST: hostVariable('SANDBOX_HOST'),
  SANDBOX_EMPTY: z.stringbool({ error: 'SANDBOX_EMPTY must be 1 or 0.' }).default(false),
  CHECK_REQUESTS_PER_HOUR: z.coerce
    .number('CHECK_REQUESTS_PER_HOUR must be a number from 1 to 36000.')
    .int('CHECK_REQUESTS_PER_HOUR must be a whole number.')
    .min(1, 'CHECK_REQUESTS_PER_HOUR must be a number from 1 to 36000.')
    .max(36_000, 'CHECK_REQUESTS_PER_HOUR must be a number from 1 to 36000.')
    .default(1200),
  CHECK_EVERY_HOURS: z.coerce
    .number('CHECK_EVERY_HOURS must be a number from 1 to 500.')
    .min(1, 'CHECK_EVERY_HOURS must be a number from 1 to 500.')
    .max(500, 'CHECK_EVERY_HOURS must be a number from 1 to 500.')
    .default(24),
  KEEP_AFTER_LEAVING_DAYS: z.coerce
    .number('KEEP_AFTER_LEAVING_DAYS must be a number from 0 to 3650.')
    .min(0, 'KEEP_AFTER_LEAVING_DAYS must be a number from 0 to 3650.')
    .max(3650, 'KEEP_AFTER_LEAVING_DAYS must be a number from 0 to 3650.')
    .default(30),
  ...shardVariables,
  ...backupVariables,
  ...monitoringVariables,
  ...catalogueVariables,
  BANGUMI_DATA: z.stringbool({ error: 'BANGUMI_DATA must be 1 or 0.' }).default(true),
});

/**
 * A variable's value without what some of its ways into the environment leave around it: white space, a byte order
 * mark, the carriage return of a file from Windows, and a pair of quotes, which Docker's `--env-file` does not take off.
 */
export function bareValue(text: string): string {
  const trimmed = text.trim();
  return (/^(["'`])(.*)\1$/s.exec(trimmed)?.[2] ?? trimmed).trim();
}

/**
 * The directory of `.env` and `data/`: OVATION_HOME, which may be relative to the working directory, or `ownDirectory`.
 */
export function readHome(environment: Readonly<NodeJS.Dict<string>>, ownDirectory: string): string {
  return resolve(bareValue(environment.OVATION_HOME ?? '') || ownDirectory);
}

/**
 * Reads environment variables. The first source with a value for a variable wins; an empty value counts as absent. When
 * something is wrong, `problems` lists all of it, as sentences for the operator that repeat no value.
 */
export function readConfig(...sources: readonly Readonly<NodeJS.Dict<string>>[]): ConfigResult {
  const values = Object.fromEntries(
    sources.toReversed().flatMap((source) =>
      Object.entries(source).flatMap(([name, text = '']) => {
        const value = bareValue(text);
        return value === '' ? [] : [[name, value]];
      }),
    ),
  );
  const parsed = environmentSchema.safeParse(values);
  const problems = parsed.error?.issues.map((issue) => issue.message) ?? [];
  if (values.NODE_ENV === 'production' && values.DISCORD_TOKEN === undefined) {
    problems.push('DISCORD_TOKEN is missing: run npm run setup, or set it in .env.');
  }
  if (parsed.success) problems.push(...catalogueProblems(parsed.data), ...shardProblems(parsed.data));
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DATABASE_URL: databaseUrl, ...rest } = parsed.data;
  return {
    ok: true,
    config: {
      token,
      apiUrl,
      databaseUrl,
      databasePassword: rest.PGPASSWORD,
      logLevel: rest.LOG_LEVEL,
      sandboxPort: rest.SANDBOX_PORT,
      sandboxHost: rest.SANDBOX_HOST,
      sandboxEmpty: rest.SANDBOX_EMPTY,
      checkRequestsPerHour: rest.CHECK_REQUESTS_PER_HOUR,
      checkEveryHours: rest.CHECK_EVERY_HOURS,
      keepAfterLeavingDays: rest.KEEP_AFTER_LEAVING_DAYS,
      shards: readShards(rest),
      backups: readBackups(rest),
      monitoring: readMonitoring(rest),
      catalogues: readCatalogues(rest),
      tvmaze: readCatalogue('tvmaze', rest),
      bangumiData: rest.BANGUMI_DATA,
    },
  };
}
