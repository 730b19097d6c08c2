import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { type Bot, startBot } from './bot.ts';
import { type Config, readConfig } from './config.ts';
import { createLogger } from './operations/logger.ts';
import { startProblem } from './operations/start-problem.ts';

/** How long a stop may take before the process ends all the same. */
const STOP_DEADLINE = 10_000;

if (existsSync('.env')) loadEnvFile('.env');
const read = readConfig(process.env);
if (read.ok) await run(read.config);
else fail(...read.problems);

/** Start here: connects to Discord, or without a token to the sandbox, and runs until a signal. */
async function run(config: Config): Promise<void> {
  try {
    const bot =
      config.token === undefined ? await startInSandbox(config) : await startAtDiscord(config, config.token);
    process.once('SIGINT', () => stop(bot));
    process.once('SIGTERM', () => stop(bot));
  } catch (error) {
    const problem = startProblem(error, config.apiUrl);
    if (problem === undefined) throw error;
    fail(problem);
  }
}

async function startAtDiscord({ apiUrl, databaseUrl, logLevel }: Config, token: string): Promise<Bot> {
  const log = createLogger(logLevel ?? 'info');
  return startBot({ token, apiUrl, databaseUrl: databaseUrl ?? 'sqlite://data/ovation.sqlite', log });
}

async function startInSandbox({ sandboxPort, logLevel }: Config): Promise<Bot> {
  // Only here: an installation without the development tools has no sandbox.
  const { startSandbox } = await import('./sandbox/sandbox.ts');
  const { servePage } = await import('./sandbox/page-server.ts');
  const sandbox = await startSandbox({ port: sandboxPort, dataFile: 'data/sandbox/discord.sqlite' });
  servePage(sandbox);
  console.log(
    `No DISCORD_TOKEN: this is the local sandbox, not Discord. Page: ${sandbox.url}. To go live, put the token in .env.`,
  );
  const { token, apiUrl } = sandbox;
  const log = createLogger(logLevel ?? 'warn');
  const bot = await startBot({ token, apiUrl, databaseUrl: 'sqlite://data/sandbox/ovation.sqlite', log });
  return {
    async stop() {
      await bot.stop();
      await sandbox.close();
    },
  };
}

function stop(bot: Bot): void {
  setTimeout(() => process.exit(1), STOP_DEADLINE).unref();
  bot.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
}

function fail(...problems: readonly string[]): void {
  for (const problem of problems) console.error(problem);
  process.exitCode = 1;
}
