import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { ImportAnswers, ImportQuestion } from '../../exchange/import-problem.ts';
import type { GivenFile } from '../../exchange/parsing/readable-file.ts';
import { readFiles } from '../../exchange/reading/read-files.ts';
import { chooseForImport, commitImport, type ImportChoice } from '../../guilds/importing/commit-import.ts';
import {
  checkMayImport,
  importsOf,
  isExpired,
  isUnderWay,
  newImport,
  ownImport,
} from '../../guilds/importing/import-records.ts';
import { beginImport, discardImport } from '../../guilds/importing/stage-rows.ts';
import { beginUndo } from '../../guilds/importing/undo-import.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { Actor } from '../../guilds/reviews/rights.ts';
import type { Author } from '../../reviews/review.ts';
import { createId } from '../../storage/create-id.ts';
import type { ImportRecord, ReportedRow, StagedRow } from '../../storage/entries/data-entries.ts';
import { undefinedIfAway } from '../../storage/storage-errors.ts';
import type { Store } from '../../storage/store/store.ts';
import type { Context } from '../context.ts';
import { clearImports } from './clear-imports.ts';
import { createImportTask } from './import-task.ts';
import { stageFiles } from './stage-files.ts';
import { firstRows, reportedRows } from './staged-rows.ts';

export interface ImportRequest {
  /** Whose reviews they become. */
  readonly author: Author;
  readonly files: readonly GivenFile[];
  /** What the member has said about the files. */
  readonly answers: Omit<ImportAnswers, 'restores'>;
  /** Whether the author is a manager who restores a server's export; absent: nobody restores one. */
  readonly restores?: boolean | undefined;
  /** What they have chosen already; absent: nothing. */
  readonly choice?: ImportChoice | undefined;
  /** Ends the reading when it is aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** `read`: so many of the rows, of which there are `total`. */
export interface ReadingProgress {
  readonly read: number;
  readonly total: number;
}

/** The import, which waits for its member, or what they have to say before the files can be read. */
export type ImportOutcome = { readonly record: ImportRecord } | { readonly question: ImportQuestion };

export interface ImportsOptions extends Context {
  readonly store: Pick<Store, 'imports'>;
  readonly catalogue: Pick<Catalogue, 'find'>;
}

/** Imports of members' reviews from files: nobody sees anything of one until its member commits it. */
export class Imports {
  readonly #options: ImportsOptions;
  readonly #task: ReturnType<typeof createImportTask>;
  readonly #stopping = new AbortController();
  #clearing: Promise<void> | undefined;

  constructor(options: ImportsOptions) {
    this.#options = options;
    this.#task = createImportTask(options);
    options.listeners.on('imports', ({ memory: { id } }, { entry }) => {
      if (entry !== undefined && isUnderWay(entry) && entry.done === 0) this.#task.request(id);
    });
  }

  /**
   * Reads files, finds the show of each row and keeps the rows, which then wait for their member; an import of theirs that waits is
   * forgotten. Takes much memory: see `KeptUploads.inTurn`. Yields how far it is. Rejects with `ImportProblem` when the files can't
   * be read, or with UserError `import-gone` when the member has begun another one meanwhile, `import-underway` or
   * `too-many-imports`.
   */
  async *prepare(guild: OpenGuild, request: ImportRequest): AsyncGenerator<ReadingProgress, ImportOutcome> {
    const { clock, catalogue, client } = this.#options;
    const { author, files, restores, choice, signal } = request;
    const { id: userId, name, avatarUrl } = author;
    const guildId = guild.memory.id;
    const startedAt = clock.now();
    const into = { guildId, application: client.application?.id ?? '', channels: this.#channelsOf(guild) };
    const answers = { ...request.answers, ...(restores && { restores: into }) };
    checkMayImport(await importsOf(guild, userId), startedAt);
    const over = new AbortController();
    const signals = [over.signal, this.#stopping.signal, ...(signal === undefined ? [] : [signal])];
    let record: ImportRecord | undefined;
    try {
      const found = await readFiles(files, answers, AbortSignal.any(signals));
      if ('question' in found) return found;
      const made = { id: createId(), guildId, userId, author: { name, avatarUrl }, restores, startedAt };
      record = await guild.run(beginImport({ ...newImport(made), ...choice }));
      const total = found.summary.rows;
      for await (const step of stageFiles(guild, record, found, { catalogue, now: startedAt })) {
        record = step.record;
        yield { read: step.read, total };
      }
      return { record };
    } finally {
      // Ends the thread where its rows were never asked for.
      over.abort();
      // What was read is no use without the rest.
      if (record?.state === 'staging') await guild.run(discardImport(record.id, userId)).catch(() => {});
    }
  }

  /** A guild's channels, as far as the bot sees them or has posted there. */
  #channelsOf({ memory }: OpenGuild): ReadonlySet<string> {
    const seen = this.#options.client.guilds.cache.get(memory.id)?.channels.cache.keys() ?? [];
    return new Set([...seen, ...memory.postings.channels.ids()]);
  }

  /** The member's import that waits or is under way, else their latest one that is done; undefined when there is none. */
  async latest(guild: OpenGuild, userId: string): Promise<ImportRecord | undefined> {
    const imports = await importsOf(guild, userId);
    return imports.findLast(({ state }) => state !== 'staging' && state !== 'undone');
  }

  /** The other imports of an import's member, of the same kind, that can be undone, the latest first. */
  async othersToUndo(guild: OpenGuild, { id, userId, restores }: ImportRecord): Promise<ImportRecord[]> {
    const imports = await importsOf(guild, userId);
    const now = this.#options.clock.now();
    return imports
      .filter((other) => other.id !== id && Boolean(other.restores) === Boolean(restores))
      .filter((other) => other.state === 'done' && !isExpired(other, now))
      .reverse();
  }

  /** The member's import. Rejects with UserError `import-gone` when it is there no more. */
  find(guild: OpenGuild, importId: string, userId: string): Promise<ImportRecord> {
    return ownImport(guild, importId, userId);
  }

  /** The first rows of an import that waits, as examples; its record has the counts of all. */
  examples(guild: OpenGuild, record: ImportRecord, most: number): Promise<StagedRow[]> {
    return firstRows(guild, record, most);
  }

  /** Notes what its member has chosen. Rejects with UserError `import-gone`. */
  choose(guild: OpenGuild, importId: string, userId: string, choice: ImportChoice): Promise<ImportRecord> {
    return guild.run(chooseForImport(importId, userId, choice));
  }

  /** Commits an import, which is then carried out. Rejects as `commitImport` does. */
  commit(guild: OpenGuild, importId: string, actor: Actor): Promise<ImportRecord> {
    return guild.run(commitImport(importId, actor, this.#options.clock.now()));
  }

  /** Takes back what an import has done. Rejects as `beginUndo` does. */
  undo(guild: OpenGuild, importId: string, userId: string): Promise<ImportRecord> {
    return guild.run(beginUndo(importId, userId, this.#options.clock.now()));
  }

  /** Forgets an import that has changed nothing yet. */
  async discard(guild: OpenGuild, importId: string, userId: string): Promise<void> {
    await guild.run(discardImport(importId, userId));
  }

  /** What is told about the rows: see `reportedRows`. */
  rows(guild: OpenGuild, record: ImportRecord): AsyncIterable<ReportedRow> {
    return reportedRows(guild, record);
  }

  /**
   * Yields an import at intervals while it is carried out or undone, and once it is. Discord takes edits only for a while: see
   * `Responder.sendUpdates`.
   */
  async *progressUpdates(guild: OpenGuild, { id, userId }: ImportRecord): AsyncGenerator<ImportRecord> {
    const { clock, timing } = this.#options;
    const { signal } = this.#stopping;
    for (;;) {
      await clock.wait(timing.progressSpacing, signal);
      if (signal.aborted) return;
      const record = await ownImport(guild, id, userId).catch(undefinedIfAway);
      if (record === undefined) continue;
      yield record;
      if (!isUnderWay(record)) return;
    }
  }

  /** Goes on with what the last run did not finish, and clears what has expired, now and every hour. */
  async resume(): Promise<void> {
    for await (const [, record] of this.#options.store.imports.entries())
      if (isUnderWay(record)) this.#task.request(record.guildId);
    this.#clearing = clearImports(this.#options, this.#stopping.signal);
  }

  /** Resolves once nothing is under way; the next start goes on. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([this.#task.stop(), this.#clearing]);
  }
}
