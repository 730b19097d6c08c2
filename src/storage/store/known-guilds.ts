import type { Backend, Shards } from '../backend.ts';
import { isOwnNamespace } from '../entries/entry-formats.ts';

/**
 * The guilds of which there is anything. To find them takes a database of many guilds some seconds. Whoever has claimed shards is the only
 * one who writes to their guilds: it finds them once, and follows from then on.
 */
export class KnownGuilds {
  readonly #backend: Pick<Backend, 'pages' | 'namespaces'>;
  #found: Promise<Set<string>> | undefined;

  constructor(backend: Pick<Backend, 'pages' | 'namespaces'>) {
    this.#backend = backend;
  }

  /** Resolves to them, and to some of other shards. Rejects as the database does; the next call tries again. */
  async all(claimed: Shards | undefined): Promise<ReadonlySet<string>> {
    if (claimed === undefined) return this.#find(claimed);
    this.#found ??= this.#find(claimed);
    try {
      return await this.#found;
    } catch (error) {
      this.#found = undefined;
      throw error;
    }
  }

  /** Hears what is about to be written, or deleted. @param entryId as `Write.entryId` */
  wrote(entryId: string): void {
    if (this.#found === undefined) return;
    const end = entryId.indexOf('\n');
    const id = guildOf(entryId.slice(0, end), entryId.slice(end + 1));
    if (id !== undefined) this.#follow((found) => found.add(id));
  }

  /** Hears that nothing is left of a guild. */
  erased(guildId: string): void {
    this.#follow((found) => found.delete(guildId));
  }

  #follow(change: (found: Set<string>) => void): void {
    // Whoever has asked hears of its failure.
    this.#found?.then(change, () => {});
  }

  async #find(claimed: Shards | undefined): Promise<Set<string>> {
    const found = new Set<string>();
    for (const namespace of await this.#backend.namespaces(claimed)) {
      const id = guildOf(namespace, '');
      if (id) found.add(id);
    }
    for await (const rows of this.#backend.pages('guilds', '', claimed))
      for (const { key } of rows) found.add(key);
    return found;
  }
}

/** The guild that something tells of which makes it known; undefined for none. */
function guildOf(namespace: string, key: string): string | undefined {
  if (isOwnNamespace(namespace)) return namespace.slice(namespace.indexOf(':') + 1);
  return namespace === 'guilds' ? key : undefined;
}
