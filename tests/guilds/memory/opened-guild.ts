import { onTestFinished } from 'vitest';
import {
  GuildDirectory,
  type GuildDirectoryOptions,
  type OpenGuild,
} from '../../../src/guilds/memory/guild-directory.ts';
import type { Author, Opinion } from '../../../src/reviews/review.ts';
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

/** Guilds that write at once and are never unloaded, unless the options say otherwise. */
export function directoryOf(store: Store, options: Partial<GuildDirectoryOptions> = {}): GuildDirectory {
  return new GuildDirectory(store, {
    onCounts: () => {},
    onWriteError: () => {},
    reviewLimit: Infinity,
    flushDelay: 0,
    retryDelay: 0,
    ...options,
  });
}

/** A guild with its own store. */
export async function openedGuild(): Promise<{ readonly guild: OpenGuild; readonly store: Store }> {
  const store = await memoryStore();
  return { store, guild: await reopened(store) };
}

/** The guild as it is loaded after a restart. */
export const reopened = (store: Store): Promise<OpenGuild> =>
  directoryOf(store).use(GUILD, async (guild) => guild);

export const NOOR: Author = { id: '21', name: 'Noor', avatarUrl: 'https://cdn.example/21.png' };

export const OPINION: Opinion = { body: 'The band plays for real.', score: 80, spoilers: false };
