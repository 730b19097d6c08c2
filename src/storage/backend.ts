import type { Keyv } from 'keyv';
import type { StorageError } from './storage-errors.ts';

/** A call of Keyv or its adapter that sends the database one statement, which writes or deletes one entry. */
export type KeyvCall = () => Promise<unknown>;

/** An entry as it is stored: JSON in Keyv's envelope. */
export interface Row {
  readonly key: string;
  readonly value: string;
}

/**
 * What memory holds of a review: the type of its text, null without any, and `[version, score, written at, edited at, posting,
 * aspects, how far its author has watched, when it was imported, the author's name]`, each as it is stored.
 */
export type StoredFacts = readonly [textType: unknown, properties: readonly unknown[]];

/** The facts of a review; null when the database can't tell, so that the whole entry has to be read. */
export type FactRow = readonly [key: string, facts: StoredFacts | null];

/** Some of the shards into which Discord splits a bot's guilds. */
export interface Shards {
  /** How many there are in all processes together. */
  readonly count: number;
  /** Which of them, from 0 on. */
  readonly ids: readonly number[];
}

/** A database behind Keyv. */
export interface Backend {
  /**
   * Returns a Keyv for one namespace. It has an adapter of its own, because an adapter shared by two namespaces mixes
   * their data. It has no `error` listener, because with one, Keyv returns undefined instead of rejecting. It
   * serializes as plain JSON: Keyv's own format also keeps bytes and bigints, which no entry has, and takes four times
   * as long.
   */
  open(namespace: string): Keyv;
  /**
   * Yields the entries of a namespace in pages; those whose keys begin with a text that is not empty, or all. Rejects with
   * StorageError when they can't be read.
   * @param shards those whose guilds are asked about, when keys begin with the id of a guild: a database that several processes use leaves
   * the entries of others out, all or nearly all
   */
  pages(namespace: string, beginning?: string, shards?: Shards): AsyncIterable<readonly Row[]>;
  /** Yields the facts about the reviews in a namespace in pages, without their texts. Rejects as `pages` does. */
  factPages(namespace: string): AsyncIterable<readonly FactRow[]>;
  /** The namespaces that have entries. Rejects as `pages` does. @param shards those whose guilds are asked about, as for `pages` */
  namespaces(shards?: Shards): Promise<string[]>;
  /**
   * Deletes the entries of a namespace, those whose keys begin with a text that is not empty, or all, so that nothing of them is left
   * in the file. In several commits, between which others have their turn: rejects with StorageError when some are left.
   */
  clear(namespace: string, beginning?: string): Promise<void>;
  /**
   * Yields the keys of entries, in pages, that hold a text anywhere, as it stands in JSON: in the key, or in the value. Whether they
   * parse does not matter. Rejects as `pages` does.
   * @param beginning only of entries whose keys begin with this text
   */
  keysHolding(namespace: string, text: string, beginning?: string): AsyncIterable<readonly string[]>;
  /**
   * Resolves once the files hold nothing that has been deleted or replaced. Rejects with StorageError when another program is reading
   * them.
   */
  purge(): Promise<void>;
  /** How many entries a namespace has. Rejects with StorageError when that can't be read. */
  count(namespace: string): Promise<number>;
  /**
   * Writes all or nothing. Resolves once everything is on disk; rejects with StorageError, with nothing written, when
   * one of the calls or the disk fails; with UncertainError when the database is gone before it has said which.
   */
  commit(calls: readonly KeyvCall[]): Promise<void>;
  /**
   * Makes this process the only one that writes what the guilds of these shards have; to be called once, before anything of a guild is
   * read. Rejects with StorageError `locked`, whose message is a sentence for the operator, when another process has one of them, or
   * runs with another number of shards.
   */
  claim(shards: Shards): Promise<void>;
  /** How many shards the processes run, in all, that have claimed some; undefined when there are none. Rejects as `pages` does. */
  shardsInUse(): Promise<number | undefined>;
  /**
   * Does work while no other process that uses the database does work of the same name. Resolves or rejects as that does. Its turn ends
   * early when its connection is lost, and on PostgreSQL after half a minute.
   */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Tells all other processes that use the database. A message, of 7900 bytes in UTF-8 at most, is lost when nobody listens. */
  tellOthers(message: string): Promise<void>;
  /** Hears what other processes tell. */
  onTold(listener: (message: string) => void): void;
  /** Resolves, with the reason, when the database can no longer be used although nobody closed it: another process may have it now. */
  readonly lost: Promise<StorageError>;
  close(): Promise<void>;
}
