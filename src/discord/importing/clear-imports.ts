import { type Clock, everyHour } from '../../clock.ts';
import { isExpired } from '../../guilds/importing/import-records.ts';
import { expireImport } from '../../guilds/importing/stage-rows.ts';
import type { GuildDirectory } from '../../guilds/memory/guild-directory.ts';
import type { Store } from '../../storage/store/store.ts';

interface ClearOptions {
  readonly store: Pick<Store, 'imports'>;
  readonly guilds: GuildDirectory;
  readonly clock: Clock;
}

/**
 * Forgets imports that nobody can commit or undo any more, now and every hour until the signal is aborted. After a failure, the
 * next hour tries again.
 */
export const clearImports = (options: ClearOptions, signal: AbortSignal): Promise<void> =>
  everyHour(() => clearNow(options).catch(() => {}), options.clock, signal);

async function clearNow({ store, guilds, clock }: ClearOptions): Promise<void> {
  const now = clock.now();
  for await (const [, record] of store.imports.entries())
    if (isExpired(record, now))
      await guilds.useInBackground(record.guildId, (guild) => guild.run(expireImport(record, now)));
}
