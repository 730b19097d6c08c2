import type { Logger } from 'pino';
import { type Bot, type BotOptions, startBot } from './bot.ts';
import { type Config, readConfig } from './config.ts';
import { readEnvironmentFile } from './operations/environment-file.ts';
import { createLogger } from './operations/logger.ts';
import { startProblem } from './operations/start-problem.ts';

/** How long stopping may take before the process exits anyway, in milliseconds. */
const STOP_DEADLINE = 10_000;

/** In milliseconds. */
const HOUR = 60 * 60_000;

const file = await readEnvironmentFile('.env').catch(({ message }: Error) => fail([message]));
const configuration = readConfig(process.env, file);
if (configuration.ok) await run(configuration.config);
else fail(configuration.problems);

/** Start here: connects to Discord, or without a token to the sandbox, and runs until SIGINT or SIGTERM. */
async function run(config: Config): Promise<void> {
  const { token, apiUrl, logLevel } = config;
  const log = createLogger(logLevel ?? (token === undefined ? 'warn' : 'info'));
  const botOptions = {
    log,
    timing: {
      compareSpacing: HOUR / config.checkRequestsPerHour,
      compareEvery: HOUR * config.checkEveryHours,
    },
    onDisconnect(code: number) {
      log.fatal({ code }, 'Discord has ended the connection for good: is the token still valid?');
      stop(1);
    },
    onStorageLost(err: Error) {
      log.fatal({ err }, 'The database can no longer be used; Ovation is stopping');
      stop(1);
    },
  };
  const starting =
    token === undefined
      ? startInSandbox(config, botOptions)
      : startBot({
          token,
          apiUrl,
          databaseUrl: config.databaseUrl ?? 'sqlite://data/ovation.sqlite',
          ...botOptions,
        });

  function stop(exitCode: number): void {
    setTimeout(() => process.exit(1), STOP_DEADLINE).unref();
    starting
      .then((bot) => bot.stop())
      .then(
        () => process.exit(exitCode),
        (err: unknown) => {
          log.fatal({ err }, 'Ovation could not stop cleanly');
          process.exit(1);
        },
      );
  }

  process.once('SIGINT', () => stop(0));
  process.once('SIGTERM', () => stop(0));
  // Node would print the whole error, to which discord.js adds texts that members typed.
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'Ovation is stopping because of an unexpected error');
    stop(1);
  });
  await starting.catch((error: unknown) => failToStart(error, apiUrl, log));
}

async function startInSandbox(
  { sandboxPort, sandboxHost, sandboxEmpty }: Config,
  botOptions: Pick<BotOptions, 'log' | 'timing' | 'onDisconnect' | 'onStorageLost'>,
): Promise<Bot> {
  // Imported here, because an installation without development dependencies has no sandbox.
  const { startSandbox } = await import('./sandbox/sandbox.ts');
  const { servePage } = await import('./sandbox/page/serve-page.ts');
  const { moveIn, planMoveIn } = await import('./sandbox/community/move-in.ts');
  const dataFile = 'data/sandbox/discord.sqlite';
  const sandbox = await startSandbox({ port: sandboxPort, host: sandboxHost, dataFile });
  servePage(sandbox);
  if (!sandboxEmpty) planMoveIn(sandbox);
  const { token, apiUrl, url } = sandbox;
  const bot = await startBot({
    token,
    apiUrl,
    databaseUrl: 'sqlite://data/sandbox/ovation.sqlite',
    ...botOptions,
  });
  console.log(
    `No DISCORD_TOKEN: this is the local sandbox, not Discord. Page: ${url}. To go live, put the token in .env.`,
  );
  const stopping = new AbortController();
  if (!sandboxEmpty) void moveIn(sandbox, stopping.signal);
  return {
    idle: bot.idle,
    async stop() {
      stopping.abort();
      await bot.stop();
      await sandbox.close();
    },
  };
}

function failToStart(error: unknown, apiUrl: string, log: Logger): never {
  const problem = startProblem(error, apiUrl);
  if (problem === undefined) log.fatal({ err: error }, 'Ovation could not start');
  return fail([problem ?? `Ovation could not start: ${error instanceof Error ? error.message : error}`]);
}

function fail(problems: readonly string[]): never {
  for (const problem of problems) console.error(problem);
  process.exit(1);
}
