import { inviteLink } from '../operations/invite.ts';
import { readConfiguration } from '../operations/read-configuration.ts';
import { REFUSED_TOKEN } from '../operations/refused-token.ts';
import { INVITED_PERMISSIONS } from '../presentation/permissions.ts';
import { connectionProblem } from './connection-problem.ts';
import { createDiscord, TokenRefused } from './discord.ts';

/** The link that invites the configured bot. Rejects with a sentence for the operator. */
export async function invite(
  environment: NodeJS.ProcessEnv,
  ownDirectory: string,
  signal: AbortSignal,
): Promise<string> {
  const { config } = await readConfiguration(environment, ownDirectory);
  const { token, apiUrl } = config;
  if (token === undefined) throw new Error('There is no DISCORD_TOKEN yet: run npm run setup.');
  try {
    const { id } = await createDiscord(apiUrl, token, signal).application();
    return inviteLink(id, INVITED_PERMISSIONS);
  } catch (error) {
    if (error instanceof TokenRefused) throw new Error(REFUSED_TOKEN, { cause: error });
    const problem = connectionProblem(error, apiUrl, environment.HTTPS_PROXY);
    throw problem === undefined ? error : new Error(problem, { cause: error });
  }
}
