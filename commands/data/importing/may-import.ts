import { authorise } from '../../../src/discord/interactions/authorise.ts';
import { checkMay } from '../../../src/guilds/reviews/rights.ts';
import type { ImportRecord } from '../../../src/storage/entries/data-entries.ts';
import { actorOf } from '../../review/actor.ts';
import type { ImportInvocation } from './invocation.ts';

/**
 * Checks that a member may import: reviews as their own where they may write some, a server's as a manager. Throws UserError as
 * `checkMay` and `authorise` do.
 */
export function checkMayImport(
  invocation: ImportInvocation,
  { restores }: { readonly restores?: boolean | undefined },
): void {
  if (restores) authorise('manager', invocation);
  else checkMay(invocation.guild, 'write', actorOf(invocation));
}

/** The member's own import. Rejects as `checkMayImport`, and with UserError `import-gone`. */
export async function ownImport(invocation: ImportInvocation, importId: string): Promise<ImportRecord> {
  const { guild, userId, services } = invocation;
  const record = await services.imports.find(guild, importId, userId);
  if (record.restores) authorise('manager', invocation);
  return record;
}
