import { createHmac, randomBytes } from 'node:crypto';
import { asRefused } from '../storage-errors.ts';
import { changeMeta, META_KEY, type MetaStore } from './schema-version.ts';

const KEY_BYTES = 32;

/**
 * Names for members that tell nobody without the key who they are, and that are another one in each guild: an HMAC (SHA-256) of the
 * member's id. The key lies in `meta`, and is made when somebody first needs a name.
 */
export class Pseudonyms {
  readonly #store: MetaStore;
  #key: string | undefined;
  #making: Promise<string> | undefined;

  constructor(store: MetaStore) {
    this.#store = store;
  }

  /** Reads the key, if there is one. */
  async load(): Promise<void> {
    this.#key = (await this.#store.meta.get(META_KEY))?.pseudonymKey;
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
    await this.load();
    if (this.#key !== undefined) return this.#key;
    const made = randomBytes(KEY_BYTES).toString('hex');
    // Another process may have made one at this moment.
    const { pseudonymKey = made } = await changeMeta(this.#store, (known) => ({
      pseudonymKey: known?.pseudonymKey ?? made,
    })).catch(asRefused);
    this.#key = pseudonymKey;
    return pseudonymKey;
  }
}

const nameBy = (key: string, guildId: string, userId: string): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(`${guildId}:${userId}`).digest('base64url');
