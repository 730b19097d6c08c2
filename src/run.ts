import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Bot, BotOptions } from './bot.ts';
import { SYSTEM_CLOCK } from './clock.ts';
import { keepBackups } from './operations/backups/keep-backups.ts';
import { databasePlaceWarning } from './operations/database-place.ts';
import { createLogger, lossLine } from './operations/logger.ts';
import { startMonitoring } from './operations/monitoring/start-monitoring.ts';
import { createOutput, type Output } from './operations/output.ts';
import { type Configuration, readConfiguration } from './operations/read-configuration.ts';
import { REFUSED_TOKEN } from './operations/refused-token.ts';
import { sinkOf } from './operations/sink.ts';
import { startInSandbox } from './start-in-sandbox.ts';
import { startWithCatalogue } from './start-with-catalogue.ts';

/** What an Ovation in a process of its own gets from the process. */
export interface RunOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** The directory of package.json. */
  readonly ownDirectory: string;
  /** Aborted when the process shall end. */
  readonly stopping: AbortSignal;
  /** Aborts `stopping`, for a failure after the start. */
  stop(): void;
}

/** The settings of the bot that the sandbox and the real Discord share. */
interface SharedOptions
  extends Pick<
    BotOptions,
    'log' | 'shards' | 'timing' | 'measures' | 'onDisconnect' | 'onTokenRefused' | 'onStorageLost'
  > {
  readonly signal: AbortSignal;
}

/**
 * How long stopping may take, in milliseconds: with the last lines, five seconds in all. Nothing is lost by what is late: what was
 * answered is on disk by then, and what is left to do at Discord follows at the next start.
 */
const STOP_WITHIN = 4000;

/** Discord's close code for a shard with more servers than one may have: docs.discord.com, Gateway Close Event Codes. */
const SHARDING_REQUIRED = 4011;

/** How long the last lines may take to be written, in milliseconds. */
const FLUSH_LIMIT = 500;

/** In milliseconds. */
const HOUR = 60 * 60_000;

/**
 * Connects to Discord, or without a token to the sandbox, and runs until `stopping`. Resolves once everything is closed;
 * `process.exitCode` is 1 after a failure.
 */
export async function run(options: RunOptions): Promise<void> {
  const out = createOutput(sinkOf(process.stdout), lossLine);
  const err = createOutput(sinkOf(process.stderr), lossLine);
  const problem = await operate(options, out);
  if (problem !== undefined) {
    err.write(problem);
    process.exitCode = 1;
  }
  await Promise.all([out.flushed(FLUSH_LIMIT), err.flushed(FLUSH_LIMIT)]);
}

/** Resolves to why Ovation could not start, in sentences; undefined when it ran. */
async function operate(
  { environment, ownDirectory, stopping, stop }: RunOptions,
  out: Output,
): Promise<string | undefined> {
  const configuration = await readConfiguration(environment, ownDirectory).catch((error: Error) => error);
  if (configuration instanceof Error) return configuration.message;
  const { config } = configuration;
  const log = createLogger(config.logLevel ?? (config.token === undefined ? 'warn' : 'info'), out);

  function fail(details: object, message: string): void {
    log.fatal(details, message);
    process.exitCode = 1;
    stop();
  }
  // Node would print the whole error, to which discord.js adds texts that members typed.
  const onUnexpected = (err: unknown) => fail({ err }, 'Ovation is stopping because of an unexpected error');
  process.on('uncaughtException', onUnexpected);
  process.on('unhandledRejection', onUnexpected);
  // In place of Node's own listener, which prints them as they are.
  process.removeAllListeners('warning');
  process.on('warning', (err) => log.warn({ err }, 'Node warns of something'));

  const monitoring = await startMonitoring(config.monitoring, {
    ...{ clock: SYSTEM_CLOCK, log, signal: stopping },
  }).catch((error: Error) => error);
  if (monitoring instanceof Error) return monitoring.message;

  const shared: SharedOptions = {
    log,
    measures: monitoring.measures,
    signal: stopping,
    shards: config.shards,
    timing: {
      compareSpacing: HOUR / config.checkRequestsPerHour,
      compareEvery: HOUR * config.checkEveryHours,
      keptAfterLeaving: 24 * HOUR * config.keepAfterLeavingDays,
    },
    onDisconnect: (code) =>
      fail(
        { code },
        code === SHARDING_REQUIRED
          ? 'Ovation is in too many servers for its shards; the next start runs more, unless SHARDS or SHARD_COUNT says how many, or others that run with so many have not stopped'
          : 'Discord has ended the connection for good: is the token still valid?',
      ),
    onTokenRefused: () => fail({}, REFUSED_TOKEN),
    onStorageLost: (err) => fail({ err }, 'The database can no longer be used; Ovation is stopping'),
  };
  const ended = Promise.race([live(configuration, { out, fail, ...shared }), untilLate(stopping, log)]);
  return ended.finally(() => monitoring.close());
}

interface LiveOptions extends SharedOptions {
  readonly out: Output;
  /** Logs a failure, and stops. */
  readonly fail: (details: object, message: string) => void;
}

/** From the start to the end, as far as nothing keeps it from that. Resolves as `operate` does. */
async function live(
  { home, config, databaseUrl }: Configuration,
  { out, fail, ...shared }: LiveOptions,
): Promise<string | undefined> {
  const { log, signal: stopping } = shared;
  const { token, apiUrl } = config;
  let bot: Bot;
  try {
    bot =
      token === undefined
        ? await startInSandbox({ databaseUrl, ...shared }, config, { home, out })
        : await startWithCatalogue({ token, apiUrl, databaseUrl, ...shared }, config, home);
  } catch (error) {
    // Whatever the start still met, it was asked to end.
    if (stopping.aborted) return undefined;
    // Imported here, because it loads discord.js, which the bot only does once it has begun to open the database.
    const { startProblem } = await import('./operations/start-problem.ts');
    const problem = startProblem(error, apiUrl);
    if (problem === undefined) log.fatal({ err: error }, 'Ovation could not start');
    return problem ?? `Ovation could not start: ${error instanceof Error ? error.message : error}`;
  }
  const warning = token === undefined ? undefined : await databasePlaceWarning(databaseUrl);
  if (warning !== undefined) log.warn(warning);
  // One of the processes that share a database is enough.
  if (token !== undefined && config.backups !== undefined && bot.shards.ids.includes(0)) {
    const { directory, everyHours, keep } = config.backups;
    const plan = { databaseUrl, directory: resolve(home, directory), every: everyHours * HOUR, keep };
    void keepBackups(plan, { clock: SYSTEM_CLOCK, log, signal: stopping });
  }
  if (!stopping.aborted) await once(stopping, 'abort');
  await bot.stop().catch((err: unknown) => fail({ err }, 'Ovation could not stop cleanly'));
  return undefined;
}

/** Resolves, and says so in the log, once stopping has taken too long. */
async function untilLate(stopping: AbortSignal, log: BotOptions['log']): Promise<undefined> {
  if (!stopping.aborted) await once(stopping, 'abort');
  await SYSTEM_CLOCK.wait(STOP_WITHIN);
  log.warn('Ovation ends although it has not stopped in time; the next start does what is left');
  return undefined;
}
