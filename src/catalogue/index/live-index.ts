import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { IndexCall } from './index-call.ts';
import { isDamaged, isReplaced, openIndexFile, removeIndexFile } from './index-file.ts';
import { IndexSearch } from './index-search.ts';
import { IndexShows } from './index-shows.ts';
import { Pieces } from './pieces.ts';

/** How long it leaves a disk alone that refused, in milliseconds. */
const TRY_AGAIN_AFTER = 60_000;

interface OpenIndex {
  readonly database: DatabaseSync;
  readonly search: IndexSearch;
  readonly shows: IndexShows;
  /** Tells one file from another of the same name. */
  readonly inode: number | undefined;
}

/** The index in a file that may be deleted, replaced or damaged at any time: it is made anew then. */
export class LiveIndex {
  readonly #file: string;
  readonly #now: () => number;
  #open: OpenIndex | undefined;
  #tryAt = Number.NEGATIVE_INFINITY;

  /** @param now milliseconds since any time */
  constructor(file: string, now: () => number = () => performance.now()) {
    this.#file = file;
    this.#now = now;
  }

  /** Runs a method of the index. Throws when the disk refuses. */
  run(call: Pick<IndexCall, 'method' | 'args'>, isAgain = false): unknown {
    const { method, args } = call;
    const open = this.#opened();
    try {
      if (method === 'search') return open.search.search(...(args as Parameters<IndexSearch['search']>));
      const act = open.shows[method] as (argument: unknown) => unknown;
      return act.call(open.shows, args[0]);
    } catch (error) {
      if (isReplaced(error) && !isAgain) return this.run(call, true);
      this.close();
      if (isDamaged(error)) removeIndexFile(this.#file);
      throw error;
    }
  }

  close(): void {
    this.#open?.database.close();
    this.#open = undefined;
  }

  #opened(): OpenIndex {
    // To look takes some microseconds of a key's thousand.
    if (this.#open !== undefined && this.#open.inode === inodeOf(this.#file)) return this.#open;
    const now = this.#now();
    if (now < this.#tryAt) throw new Error('The disk refused a moment ago');
    this.#tryAt = now + TRY_AGAIN_AFTER;
    const opened = openAnew(this.#file);
    if (this.#open !== undefined) carryLearned(this.#open.database, opened);
    this.close();
    this.#tryAt = Number.NEGATIVE_INFINITY;
    this.#open = opened;
    return opened;
  }
}

/** Opens the file; one that is damaged or of another version is replaced by an empty one. */
function openAnew(file: string): OpenIndex {
  try {
    return openWhole(file);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    removeIndexFile(file);
    return openWhole(file);
  }
}

function openWhole(file: string): OpenIndex {
  const database = openIndexFile(file);
  try {
    return {
      database,
      search: new IndexSearch(database),
      shows: new IndexShows(database),
      inode: inodeOf(file),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** What was searched for while a new file was made is not in it. */
function carryLearned(old: DatabaseSync, { database, shows }: OpenIndex): void {
  try {
    const { value } = database.prepare("SELECT value FROM about WHERE name = 'readAt'").get() ?? {};
    shows.put(new Pieces(old).learnedSince(Number(value ?? 0)));
  } catch {
    // The old file was damaged, or deleted together with the disk: sources are asked again.
  }
}

const inodeOf = (file: string): number | undefined => statSync(file, { throwIfNoEntry: false })?.ino;
