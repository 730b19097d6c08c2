import { join } from 'node:path';
import { type Config, readConfig, readHome } from '../config/config.ts';
import { databaseOf } from './database-url.ts';
import { readEnvironmentFile } from './environment-file.ts';

/** What `npm start` is configured to run. */
export interface Configuration {
  /** The directory of `.env` and `data/`. */
  readonly home: string;
  readonly config: Config;
  /** As `databaseOf` returns it. */
  readonly databaseUrl: string;
}

/**
 * Reads the environment and `.env`. Rejects with an error whose message says, in sentences for the operator, all that is wrong.
 * @param ownDirectory the directory of package.json
 */
export async function readConfiguration(
  environment: NodeJS.ProcessEnv,
  ownDirectory: string,
): Promise<Configuration> {
  const home = readHome(environment, ownDirectory);
  const result = readConfig(environment, await readEnvironmentFile(join(home, '.env')));
  if (!result.ok) throw new Error(result.problems.join('\n'));
  const { config } = result;
  // PostgreSQL's client reads it there, as psql does, for addresses in commands, too.
  if (config.databasePassword !== undefined) environment.PGPASSWORD = config.databasePassword;
  return { home, config, databaseUrl: databaseOf(config, home) };
}
