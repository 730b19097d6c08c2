/**
 * Start of `npm run backup`, `restore`, `check-data`, `backup:drill` and `move-data`, which care for the data of the bot that `npm start`
 * runs. Exits with status 1, and a sentence that says what to do, when they can't, or when they find something.
 */
import { dirname, resolve } from 'node:path';
import { SYSTEM_CLOCK } from './clock.ts';
import { keepFilesPrivate } from './keep-files-private.ts';
import { runDataCommand } from './operations/data-commands.ts';
import { readConfiguration } from './operations/read-configuration.ts';

/** The directory of package.json. */
const OWN_DIRECTORY = dirname(import.meta.dirname);

// What lies beside the database for a while is removed when a process exits, not when a signal ends it.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => process.exit(1));
keepFilesPrivate();

try {
  const { home, config, databaseUrl } = await readConfiguration(process.env, OWN_DIRECTORY);
  const args = process.argv.slice(2);
  // That one names both databases.
  if (config.token === undefined && args[0] !== 'move')
    console.log("No DISCORD_TOKEN: this is about the sandbox's data.");
  const isWell = await runDataCommand(args, {
    databaseUrl,
    home,
    // npm goes to its own directory; the operator named the file from theirs.
    locate: (path) => resolve(process.env.INIT_CWD ?? '', path),
    say: (line) => console.log(line),
    now: SYSTEM_CLOCK.now,
  });
  if (!isWell) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
