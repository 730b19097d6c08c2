import { onTestFinished } from 'vitest';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { GuildDirectory, type GuildDirectoryOptions } from '../../../src/guilds/memory/guild-directory.ts';
import { Listeners } from '../../../src/guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import type { Author, Opinion } from '../../../src/reviews/review.ts';
import { StorageError } from '../../../src/storage/storage-errors.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import type { Store } from '../../../src/storage/store/store.ts';

const GUILD = '1';

/** A store in memory, closed when the test is over. */
export async function memoryStore(): Promise<Store> {
  const store = await openStore('memory://', {
    onUnreadable: (namespace, key, problem) => {
      throw new Error(`${namespace} ${key}: ${problem}`);
    },
  });
  onTestFinished(() => store.close());
  return store;
}

/** A store whose disk a test can fill, so that it refuses every commit. */
export function fillable(store: Store): { readonly store: Store; readonly disk: { full: boolean } } {
  const disk = { full: false };
  const commit: Store['commit'] = (writes) =>
    disk.full ? Promise.reject(new StorageError('full', 'The disk is full.')) : store.commit(writes);
  return { store: { ...store, commit }, disk };
}

/** Guilds that write votes at once and are never unloaded, unless the options say otherwise. */
export function directoryOf(store: Store, options: Partial<GuildDirectoryOptions> = {}): GuildDirectory {
  const listeners = new Listeners((error) => {
    throw error;
  });
  return new GuildDirectory(store, {
    listeners,
    clock: SYSTEM_CLOCK,
    reviewLimit: Infinity,
    flushDelay: 0,
    ...options,
  });
}

/** A guild with its own store. */
export async function openedGuild(): Promise<{ readonly guild: OpenGuild; readonly store: Store }> {
  const store = await memoryStore();
  return { store, guild: await reopened(store) };
}

/** The guild as it is loaded after a restart. */
export const reopened = (store: Store, options?: Partial<GuildDirectoryOptions>): Promise<OpenGuild> =>
  directoryOf(store, options).use(GUILD, async (guild) => guild);

export const NOOR: Author = { id: '21', name: 'Noor', avatarUrl: 'https://cdn.example/21.png' };

export const OPINION: Opinion = { body: 'The band plays for real.', score: 80, spoilers: false };
