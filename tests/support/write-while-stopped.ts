import { pino } from 'pino';
import { bindStoreToApplication } from '../../src/storage/store/bind-store.ts';
import { openStore } from '../../src/storage/store/open-store.ts';
import type { GuildCollections, Write } from '../../src/storage/store/store.ts';
import type { World } from './world.ts';

/**
 * Writes entries of the sandbox's server to the database of a world `onDisk` while the bot is stopped, and starts it again.
 * Posting so many reviews would take minutes with Discord's rate limits.
 */
export async function writeWhileStopped(
  world: World,
  writesIn: (guild: GuildCollections) => readonly Write[],
): Promise<void> {
  await world.stopBot();
  const { guildId, applicationId } = world.sandbox;
  const store = await openStore(world.databaseUrl, {
    onUnreadable: (namespace, key, problem) => pino().error({ namespace, key, problem }),
  });
  await bindStoreToApplication(store, applicationId);
  await store.commit(writesIn(store.guild(guildId)));
  await store.close();
  await world.startBot();
}
