import type { ArchiveWriter } from '../../exchange/writing/archive-writer.ts';
import type { WrittenFile } from '../../exchange/writing/file-writer.ts';
import type { WrittenMember } from '../../exchange/writing/write-member.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import { UserError } from '../../reviews/user-error.ts';
import type { Store } from '../../storage/store/store.ts';
import { untilDone } from '../background/until-done.ts';
import type { Context } from '../context.ts';

export interface ExportsOptions extends Pick<Context, 'clock' | 'timing'> {
  readonly store: Pick<Store, 'guild' | 'guilds' | 'reviewFacts' | 'knownPseudonym'>;
}

/** What is exported of which guild, and for whom. */
export interface ExportRequest {
  readonly guild: OpenGuild;
  /** The guild's name. */
  readonly server: string;
  readonly userId: string;
  /** How many bytes Discord takes in a file that answers this member. */
  readonly limit: number;
}

export interface ExportWritten {
  readonly files: readonly WrittenFile[];
  /** How many reviews are in them. */
  readonly reviews: number;
  /** Whether files were left out, since there would be too many. */
  readonly isShortened: boolean;
}

/** How many reviews are written, or all that is. */
export type ExportStep = { readonly done: number; readonly total: number } | ExportWritten;

/** Discord's limit for the files of a message. */
const MOST_FILES = 10;

/** How many bytes Discord takes in a request that sends a message (Create Message, Limitations): 25 MiB, less what is around the files. */
const LARGEST_REQUEST = 25 * 1024 * 1024 - 64 * 1024;

/**
 * Writes what is stored into files, for members and managers: one export of a member, and one of a guild, at a time. What writes them is
 * loaded when somebody asks for the first: the bot starts without it.
 */
export class Exports {
  readonly #options: ExportsOptions;
  readonly #running = new Set<string>();
  readonly #stopping = new AbortController();

  constructor(options: ExportsOptions) {
    this.#options = options;
  }

  /**
   * Writes all that is stored about a member. Rejects with UserError `export-running` or `export-too-large`, and with StorageError.
   * @param t the member's language
   */
  member({ guild, server, userId, ...request }: ExportRequest, t: Translate): Promise<WrittenMember> {
    const limit = limitOf(request);
    const { memory, store } = guild;
    const { id: guildId } = memory;
    const exportedAt = this.#options.clock.now();
    return this.#once(`${guildId}:${userId}`, async () => {
      const { hidesProfile = false, publishes = false } = memory.member(userId);
      const { at, reason } = memory.blocked(userId) ?? {};
      const { writeMember } = await import('../../exchange/writing/write-member.ts');
      const written = await writeMember(
        {
          ...{ guildId, userId, guild: store, nameOf: memory.nameOf },
          pseudonym: this.#options.store.knownPseudonym(guildId, userId),
          counts: (key) => guild.counts(key),
        },
        {
          ...{ format: 'ovation-member', version: 1, exportedAt },
          ...{ server: { id: guildId, name: server }, member: { id: userId }, hidesProfile, publishes },
          ...(at !== undefined && { blocked: { at, reason } }),
        },
        { limit, spoilers: t('data.export.spoilers') },
      );
      const { document, letterboxd } = written;
      if (fits([...document, ...letterboxd], limit)) return written;
      const archive = await newArchive({ name: 'letterboxd', limit, now: exportedAt });
      for (const { name, bytes } of letterboxd) await archive.write(name, bytes);
      const packed = await archive.end();
      fitting([...document, ...packed], limit);
      return { ...written, letterboxd: packed };
    });
  }

  /**
   * Writes a guild's document and tables; the document alone where all would be too many files. Throws as `member` does.
   * @param application the id of the bot's application
   */
  server({ guild, server, ...request }: ExportRequest, application: string): AsyncGenerator<ExportStep> {
    const limit = limitOf(request);
    const { id, record, reviewCount } = guild.memory;
    const exportedAt = this.#options.clock.now();
    let done = 0;
    const writing = this.#once(id, async () => {
      const { settingsRecordOf } = await import('../../exchange/documents/guild-records-of.ts');
      const { writeGuild } = await import('../../exchange/writing/write-guild.ts');
      const { document, tables } = await writeGuild(
        this.#options.store.guild(id),
        {
          ...{ format: 'ovation-server', version: 1, exportedAt, application },
          ...{ server: { id, name: server }, settings: settingsRecordOf(record) },
        },
        {
          limit,
          signal: this.#stopping.signal,
          onProgress: (reviews) => {
            done = reviews;
          },
        },
      );
      const isShortened = !fits([...document, ...tables], limit);
      const files = fitting(isShortened ? document : [...document, ...tables], limit);
      return { files, reviews: done, isShortened };
    });
    return this.#steps(writing, () => ({ done, total: reviewCount }));
  }

  /** Writes the public page of a guild into a ZIP, with the reviews of members who agreed. Throws as `member` does. */
  page({ guild, server, ...request }: ExportRequest, t: Translate): AsyncGenerator<ExportStep> {
    const limit = limitOf(request);
    const { id } = guild.memory;
    const now = this.#options.clock.now();
    let [done, total] = [0, 0];
    const writing = this.#once(`${id}:page`, async () => {
      const { readSource } = await import('../../publishing/source/read-source.ts');
      const { publishSite } = await import('../../publishing/publish-site.ts');
      const source = await readSource(this.#options.store, id, now);
      total = source.reviews;
      const archive = await newArchive({ name: 'public-page', limit, now });
      const counted = {
        ...source,
        read: (keys: readonly string[]) => {
          done += keys.length;
          return source.read(keys);
        },
      };
      await publishSite(counted, { name: server, t, now }, archive, this.#stopping.signal);
      return { files: fitting(await archive.end(), limit), reviews: total, isShortened: false };
    });
    return this.#steps(writing, () => ({ done: Math.min(done, total), total }));
  }

  /** Ends what is being written. */
  stop(): void {
    this.#stopping.abort('stopping');
  }

  /** @throws UserError `export-running` */
  async #once<T>(key: string, write: () => Promise<T>): Promise<T> {
    if (this.#running.has(key)) throw new UserError('export-running');
    this.#running.add(key);
    try {
      return await write();
    } finally {
      this.#running.delete(key);
    }
  }

  /** How far it is, every few seconds, and the files at last. */
  #steps(
    writing: Promise<ExportWritten>,
    progress: () => Exclude<ExportStep, ExportWritten>,
  ): AsyncGenerator<ExportStep> {
    // Nobody may look at it any more when it fails.
    writing.catch(() => {});
    return untilDone(writing, progress, this.#options);
  }
}

async function newArchive(options: ConstructorParameters<typeof ArchiveWriter>[0]): Promise<ArchiveWriter> {
  const { ArchiveWriter } = await import('../../exchange/writing/archive-writer.ts');
  return new ArchiveWriter(options);
}

/** A member with Nitro may send files that are larger than what fits into the bot's answer. */
const limitOf = ({ limit }: Pick<ExportRequest, 'limit'>): number => Math.min(limit, LARGEST_REQUEST);

/** Whether Discord takes these files together, each of which may have so many bytes. */
function fits(files: readonly WrittenFile[], limit: number): boolean {
  const sizes = files.map(({ bytes }) => bytes.length);
  const isSmall = sizes.every((size) => size <= limit);
  return (
    isSmall && files.length <= MOST_FILES && sizes.reduce((sum, size) => sum + size, 0) <= LARGEST_REQUEST
  );
}

/** The files, if they fit. @throws UserError `export-too-large` */
function fitting(files: readonly WrittenFile[], limit: number): readonly WrittenFile[] {
  if (!fits(files, limit)) throw new UserError('export-too-large');
  return files;
}
