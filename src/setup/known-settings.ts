import { bareValue, readConfig } from '../config/config.ts';
import { readEnvironmentFile } from '../operations/environment-file.ts';
import type { Way } from './connection-problem.ts';
import { Problem } from './problem.ts';

/** What is set before the wizard asks anything. */
export interface KnownSettings extends Way {
  /** What stands where the token belongs, or an empty text: in the environment, and in the file. The former goes first. */
  readonly tokens: { readonly environment: string; readonly file: string };
}

/** Reads the environment and a file such as `.env`. Rejects with a `Problem` that names all that is wrong but for the token. */
export async function knownSettings(environment: NodeJS.ProcessEnv, file: string): Promise<KnownSettings> {
  const variables = await readEnvironmentFile(file).catch((error: Error) => {
    throw new Problem(error.message, { cause: error });
  });
  const others = { NODE_ENV: '', DISCORD_TOKEN: '' };
  const result = readConfig({ ...environment, ...others }, { ...variables, ...others });
  if (!result.ok) throw new Problem(result.problems.join('\n'));
  const { https_proxy: lowerCase, HTTPS_PROXY: proxy = lowerCase } = environment;
  return {
    apiUrl: result.config.apiUrl,
    proxy: proxy || undefined,
    tokens: {
      environment: bareValue(environment.DISCORD_TOKEN ?? ''),
      file: bareValue(variables.DISCORD_TOKEN ?? ''),
    },
  };
}
