import { setImmediate } from 'node:timers/promises';
import type { Keyv } from 'keyv';
import type { z } from 'zod';
import { type Decoded, decodeEntry, encodeEntry } from '../entries/entry-codec.ts';
import type { KeyedQueue } from '../keyed-queue.ts';
import { StorageError, UnreadableEntryError } from '../storage-errors.ts';
import type { Collection } from './store.ts';

export interface CollectionOptions<Entry> {
  readonly namespace: string;
  readonly keyv: Keyv;
  readonly schema: z.ZodType<Entry>;
  /** How long an entry lives after it was set, in milliseconds; absent: for ever. */
  readonly timeToLive?: number | undefined;
  /** Shared by all collections; runs the calls for one key one after another. */
  readonly queue: KeyedQueue;
  /** Keeps the raw value of an unreadable entry that is about to be replaced or deleted. */
  setAside(namespace: string, key: string, raw: unknown): Promise<void>;
  onUnreadable(namespace: string, key: string, problem: string): void;
}

/** How many entries to parse before yielding to the event loop: a few milliseconds of work. */
const PAGE_SIZE = 100;

/**
 * Encodes and parses the entries of one namespace. Reports an entry that does not parse, and sets it aside before it is
 * replaced or deleted.
 */
export function createCollection<Entry>(options: CollectionOptions<Entry>): Collection<Entry> {
  const { namespace, keyv, schema, timeToLive, queue, setAside, onUnreadable } = options;

  const decode = async (key: string, raw: unknown): Promise<Decoded<Entry>> => {
    // Keyv emits an `error` event for a value that it cannot decode; without a listener, decode() rejects.
    const envelope = await keyv.decode(raw).catch(() => undefined);
    const decoded = decodeEntry(schema, envelope);
    if (!decoded.ok) onUnreadable(namespace, key, decoded.problem);
    return decoded;
  };

  const keepUnreadable = async (key: string): Promise<void> => {
    const raw = await keyv.store.get<unknown>(key);
    if (raw !== undefined && !(await decode(key, raw)).ok) await setAside(namespace, key, raw);
  };

  const inTurn = <Result>(key: string, task: () => Promise<Result>): Promise<Result> =>
    queue.run(`${namespace}\n${key}`, task);

  return {
    get: (key) =>
      inTurn(key, async () => {
        // Reads past Keyv, which cannot tell a value that does not parse from a database that does not respond.
        const raw = await keyv.store.get<unknown>(key);
        if (raw === undefined) return undefined;
        const decoded = await decode(key, raw);
        if (!decoded.ok) throw new UnreadableEntryError(namespace, key, decoded.problem);
        return decoded.entry;
      }),

    set: (key, entry) =>
      inTurn(key, async () => {
        const value = encodeEntry(schema, entry);
        await keepUnreadable(key);
        if (await keyv.set(key, value, timeToLive)) return;
        throw new StorageError('unavailable', `The entry "${key}" in ${namespace} was not taken.`);
      }),

    delete: (key) =>
      inTurn(key, async () => {
        await keepUnreadable(key);
        return keyv.delete(key);
      }),

    async *entries() {
      let seen = 0;
      // Uses the adapter's own iterator: Keyv's ends at the first value that does not parse.
      for await (const [key, raw] of iterate(keyv)) {
        seen += 1;
        if (seen % PAGE_SIZE === 0) await setImmediate();
        const decoded = await decode(key, raw);
        if (decoded.ok) yield [key, decoded.entry];
      }
    },
  };
}

async function* iterate(keyv: Keyv): AsyncGenerator<readonly [key: string, raw: unknown]> {
  try {
    for await (const [key, raw] of keyv.store.iterator?.<string>() ?? []) yield [String(key), raw];
  } catch (error) {
    if (error instanceof StorageError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StorageError('unavailable', `The entries cannot be read: ${reason}`, { cause: error });
  }
}
