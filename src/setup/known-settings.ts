import { readConfig } from '../config/config.ts';
import { readEnvironmentFile } from '../operations/environment-file.ts';
import { readToken } from './token-shape.ts';

/** What is set before the wizard asks anything. */
export interface KnownSettings {
  readonly apiUrl: string;
  /** A token that may be one. */
  readonly token: string | undefined;
  /** Whether the token stands in the environment, which goes before `.env`. */
  readonly isFixed: boolean;
  /** A proxy that this machine shall use. */
  readonly proxy: string | undefined;
}

/**
 * Reads the environment and a file such as `.env`. Rejects with all that is wrong with them but for the token, in sentences for the
 * operator.
 */
export async function knownSettings(environment: NodeJS.ProcessEnv, file: string): Promise<KnownSettings> {
  const variables = await readEnvironmentFile(file);
  const others = { NODE_ENV: '', DISCORD_TOKEN: '' };
  const result = readConfig({ ...environment, ...others }, { ...variables, ...others });
  if (!result.ok) throw new Error(result.problems.join('\n'));
  const tokenIn = ({ DISCORD_TOKEN: text = '' }: NodeJS.Dict<string>) => {
    const read = readToken(text);
    return read.ok ? read.token : undefined;
  };
  const { https_proxy, HTTPS_PROXY = https_proxy } = environment;
  return {
    apiUrl: result.config.apiUrl,
    token: tokenIn(environment) ?? tokenIn(variables),
    isFixed: (environment.DISCORD_TOKEN ?? '').trim() !== '',
    proxy: HTTPS_PROXY || undefined,
  };
}
