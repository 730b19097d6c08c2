import { join } from 'node:path';
import { readHome } from '../config/config.ts';
import { inviteLink } from '../operations/invite.ts';
import { REFUSED_TOKEN } from '../operations/refused-token.ts';
import { INVITED_PERMISSIONS } from '../presentation/permissions.ts';
import { createDiscord, TokenRefused } from './discord.ts';
import { knownSettings } from './known-settings.ts';
import { Problem } from './problem.ts';
import { readToken } from './token-shape.ts';

/** The link that adds the bot whose token is set to a server. Rejects with a sentence for the operator. */
export async function invite(
  environment: NodeJS.ProcessEnv,
  ownDirectory: string,
  signal: AbortSignal,
): Promise<string> {
  const { tokens, ...way } = await knownSettings(
    environment,
    join(readHome(environment, ownDirectory), '.env'),
  );
  const read = readToken(tokens.environment || tokens.file);
  if (!read.ok) throw new Problem('There is no token yet. Run npm run setup.');
  const { id } = await createDiscord(way, read.token, signal)
    .application()
    .catch((error: unknown) => {
      throw error instanceof TokenRefused ? new Problem(REFUSED_TOKEN) : error;
    });
  return inviteLink(id, INVITED_PERMISSIONS);
}
