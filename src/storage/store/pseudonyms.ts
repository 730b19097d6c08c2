import { createHmac, randomBytes } from 'node:crypto';
import type { Meta } from '../entries/entries.ts';
import { META_KEY, SCHEMA_VERSION } from './schema-version.ts';
import type { Collection, Store } from './store.ts';

const KEY_BYTES = 32;

/**
 * Names for members that tell nobody without the key who they are, and that are another one in each guild: an HMAC (SHA-256) of the
 * member's id. The key lies in `meta`, and is made when somebody first needs a name.
 */
export class Pseudonyms {
  readonly #meta: Collection<Meta>;
  readonly #commit: Store['commit'];
  #key: string | undefined;
  #making: Promise<string> | undefined;

  constructor(meta: Collection<Meta>, commit: Store['commit']) {
    this.#meta = meta;
    this.#commit = commit;
  }

  /** Reads the key, if there is one. */
  async load(): Promise<void> {
    this.#key = (await this.#meta.get(META_KEY))?.pseudonymKey;
  }

  /** A member's name in a guild, at once; undefined while nobody has one. */
  known(guildId: string, userId: string): string | undefined {
    return this.#key === undefined ? undefined : nameBy(this.#key, guildId, userId);
  }

  /** A member's name in a guild. Rejects with StorageError when the key has to be written and can't be. */
  async of(guildId: string, userId: string): Promise<string> {
    this.#making ??= this.#make().finally(() => {
      this.#making = undefined;
    });
    return nameBy(await this.#making, guildId, userId);
  }

  async #make(): Promise<string> {
    if (this.#key !== undefined) return this.#key;
    const meta = await this.#meta.get(META_KEY);
    const pseudonymKey = meta?.pseudonymKey ?? randomBytes(KEY_BYTES).toString('hex');
    if (meta?.pseudonymKey === undefined)
      await this.#commit([this.#meta.put(META_KEY, { schema: SCHEMA_VERSION, ...meta, pseudonymKey })]);
    this.#key = pseudonymKey;
    return pseudonymKey;
  }
}

const nameBy = (key: string, guildId: string, userId: string): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(`${guildId}:${userId}`).digest('base64url');
