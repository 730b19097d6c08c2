import { GUILD_SECTIONS, type GuildHeader, type GuildSection } from '../documents/guild-document.ts';
import {
  documentKind,
  readGuildHeader,
  readGuildRecord,
  readOwnReview,
  readSettings,
} from '../documents/read-document.ts';
import { type ImportAnswers, ImportProblem, type RestoredInto } from '../import-problem.ts';
import type { FileRecord } from '../parsing/file-record.ts';
import type { DraftRow, FileFormat } from './format.ts';

/** What stands before the lists of a document. */
const HEADER = ['format', 'version', 'exportedAt', 'application', 'server', 'part', 'settings'];
const LISTS = Object.keys(GUILD_SECTIONS).map((section) => `${section}.*`);

/** Ovation's own documents: of a member, whose reviews are read, and of a server, which managers restore. See docs/export-format.md. */
export const ovation: FileFormat = {
  name: 'ovation',
  parts: {
    document: { json: ['format', 'version', 'exportedAt'], records: [...HEADER, ...LISTS, 'reviews.*'] },
  },
  begin({ restores }) {
    const rows: DraftRow[] = [];
    let document: OpenDocument | undefined;
    return {
      take(record) {
        if (document?.file !== record.file || record.path === 'format') {
          rows.push(...(document?.end() ?? []));
          document = new OpenDocument(record.file, restores);
        }
        rows.push(...document.take(record));
      },
      finish: () => ({ rows: [...rows, ...(document?.end() ?? [])], notes: [] }),
    };
  },
};

/** A document that is being read. */
class OpenDocument {
  readonly file: string;
  readonly #restores: ImportAnswers['restores'];
  readonly #beginning: Record<string, unknown> = {};
  #header: GuildHeader | undefined;
  /** How many entries of its lists there have been. */
  #entries = 0;

  constructor(file: string, restores: ImportAnswers['restores']) {
    this.file = file;
    this.#restores = restores;
  }

  /** The rows that a record becomes. */
  take(record: FileRecord): readonly DraftRow[] {
    const { file, path, value } = record;
    if (HEADER.includes(path)) {
      this.#beginning[path] = value;
      return [];
    }
    this.#entries += 1;
    const line = this.#entries;
    if (this.#isOfServer()) {
      const begun = this.#begin();
      const section = path.slice(0, -'.*'.length) as GuildSection;
      const into = this.#restores as RestoredInto;
      const row = readGuildRecord(section, value, { file, line }, this.#header as GuildHeader, into);
      return [...begun, row];
    }
    return path === 'reviews.*' ? [readOwnReview(value, { file, line })] : [];
  }

  /** What no record of a list has asked for yet. */
  end(): readonly DraftRow[] {
    return this.#isOfServer() ? this.#begin() : [];
  }

  #isOfServer(): boolean {
    const kind = documentKind(this.#beginning, this.file);
    if (kind === undefined) throw new ImportProblem('unknown-format', { file: this.file });
    if (kind === 'server' && this.#restores === undefined)
      throw new ImportProblem('of-a-guild', { file: this.file });
    return kind === 'server';
  }

  /** The server's settings, once. */
  #begin(): readonly DraftRow[] {
    if (this.#header !== undefined) return [];
    const place = { file: this.file, line: 1 };
    this.#header = readGuildHeader(this.#beginning, place);
    return [readSettings(this.#header, place, this.#restores as RestoredInto)];
  }
}
