import { hasText, type Opinion, partsOfKey } from '../../reviews/review.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { unitedOpinion } from '../../reviews/united-opinion.ts';
import type {
  ImportCount,
  ImportRecord,
  ReportedRow,
  RestoredRow,
  StagedRow,
  StagedRows,
} from '../../storage/entries/data-entries.ts';
import type { Guild } from '../memory/act.ts';
import type { RowShow } from './find-row-show.ts';
import { rowsKey, sizeOf } from './import-records.ts';
import { type SeenRow, SeenShows } from './seen-shows.ts';
import { stageRows } from './stage-rows.ts';

/** How many rows one entry has, and so one commit carries out: memory follows all of them in one turn of the event loop. */
const MOST_ROWS = 100;
/** How much text they have together at most, in UTF-16 units, unless one has more. */
const MOST_TEXT = 200_000;

/** What a file says about one show. */
export interface ReadRow extends Pick<StagedRow, 'file' | 'line' | 'opinion' | 'writtenAt'> {
  /** The score as in the file, when it had to be rounded. */
  readonly rounded?: string | undefined;
  /** All of a text that had to be cut. */
  readonly whole?: string | undefined;
}

/** Puts the rows of an import on disk, where nobody sees anything of them, and counts them. */
export class Staging {
  readonly #guild: Guild;
  readonly #now: number;
  readonly #mostRows: number;
  readonly #seen = new SeenShows();
  readonly #skipped: { [reason: string]: number } = {};
  readonly #counts: { [Count in ImportCount]?: number } = {};
  /** The ids of shows that a guild's export has, and reviews of others. */
  readonly #shows = new Set<string>();
  readonly #early: RestoredRow[] = [];
  #record: ImportRecord;
  /** The entry on disk in which rows were replaced last: files often have the same shows in the same order. */
  #opened: { readonly number: number; readonly entry: StagedRows } | undefined;
  #rows: StagedRow[] = [];
  #restored: RestoredRow[] = [];
  #reported: ReportedRow[] = [];
  #text = 0;

  /** @param mostRows how many rows one entry has at most */
  constructor(guild: Guild, record: ImportRecord, now: number, mostRows = MOST_ROWS) {
    this.#mostRows = mostRows;
    this.#guild = guild;
    this.#record = record;
    this.#now = now;
  }

  /** Takes a row that becomes no review. */
  async skip(row: ReportedRow): Promise<void> {
    this.#skip(row);
    await this.#flushWhenFull();
  }

  /** Takes a row about a show. Of two about the same show, the newer one counts. */
  async take({ rounded, whole, ...read }: ReadRow, show: RowShow): Promise<void> {
    const { file, line, opinion } = read;
    const { showId, title, year, entry, isNew } = show;
    const row = { ...{ file, line, showId, title, year, entry, opinion }, writtenAt: this.#past(read) };
    const earlier = this.#seen.find(show);
    if (earlier === undefined) {
      this.#seen.add(show, { number: this.#record.chunks, place: this.#rows.length });
      this.#rows.push(row);
      this.#text += textOf(opinion) + (whole?.length ?? 0);
      this.#countRow(row, isNew);
    } else await this.#unite(earlier, row);
    if (rounded !== undefined) this.#report({ file, line, title, reason: 'rounded', detail: rounded });
    if (whole !== undefined) this.#report({ file, line, title, reason: 'cut', detail: whole });
    await this.#flushWhenFull();
  }

  /**
   * Takes a row of a guild's export. A review that comes before its show, in a file that is read first, waits for it, and so does a show
   * for the one that it is merged into.
   */
  async restore(row: RestoredRow): Promise<void> {
    const { memory } = this.#guild;
    const isMissing = (id: string) => !this.#shows.has(id) && memory.showEntry(id) === undefined;
    if (row.entries.flatMap(showsNeeded).some(isMissing)) {
      this.#early.push(row);
      return;
    }
    for (const { kind, key } of row.entries) if (kind === 'shows') this.#shows.add(key);
    await this.#restore(row);
  }

  async #restore(row: RestoredRow): Promise<void> {
    this.#restored.push(row);
    this.#text += JSON.stringify(row.entries).length;
    await this.#flushWhenFull();
  }

  /** Puts the rest on disk. Answers the import, which then waits for its member. */
  async end(summary: Pick<ImportRecord, 'format' | 'notes'>): Promise<ImportRecord> {
    for (const row of this.#early) await this.#restore(row);
    if (this.#size > 0) await this.#flush();
    await this.#close();
    return this.#guild.run(stageRows({ ...this.#record, ...summary, state: 'staged' }));
  }

  /** Puts a row in the place of an earlier one about the same show, or leaves it out, when that is newer. */
  async #unite({ number, place }: SeenRow, row: StagedRow): Promise<void> {
    const stored = number < this.#record.chunks ? await this.#open(number) : undefined;
    const rows = stored === undefined ? this.#rows : [...stored.rows];
    const before = rows[place];
    if (before === undefined) return;
    // Without a time, the later line is the newer one.
    const isNewer = (row.writtenAt ?? Infinity) >= (before.writtenAt ?? -Infinity);
    const [newer, older] = isNewer ? [row, before] : [before, row];
    const { showId, title, year, entry = row.entry } = before;
    rows[place] = {
      ...newer,
      showId,
      title,
      year,
      entry,
      opinion: unitedOpinion(newer.opinion, older.opinion),
    };
    const detail = hasText(newer.opinion) ? older.opinion.body : undefined;
    this.#skip({ file: older.file, line: older.line, title, reason: 'repeated', detail });
    if (stored !== undefined) this.#opened = { number, entry: { ...stored, rows } };
  }

  async #open(number: number): Promise<StagedRows | undefined> {
    if (this.#opened?.number === number) return this.#opened.entry;
    await this.#close();
    return this.#guild.store.staged.get(rowsKey(this.#record.id, number));
  }

  /** Puts the opened entry on disk. */
  async #close(): Promise<void> {
    if (this.#opened === undefined) return;
    const { number, entry } = this.#opened;
    this.#opened = undefined;
    await this.#guild.run(stageRows(this.#record, number, entry));
  }

  #countRow({ showId, opinion, writtenAt }: StagedRow, isNew: boolean): void {
    const { memory } = this.#guild;
    if (isNew) this.#count('new-shows');
    if (hasText(opinion)) this.#count('texts');
    const own = memory.review(showId, this.#record.userId);
    if (own === undefined) return;
    const isNewer = writtenAt !== undefined && writtenAt > own.changedAt;
    this.#count('clashing');
    if (isNewer) this.#count('newer');
    if (!hasText(opinion)) return;
    this.#count('clashing-texts');
    if (isNewer) this.#count('newer-texts');
  }

  #skip(row: ReportedRow): void {
    this.#skipped[row.reason] = (this.#skipped[row.reason] ?? 0) + 1;
    this.#keep(row);
  }

  #report(row: ReportedRow & { readonly reason: 'rounded' | 'cut' }): void {
    this.#count(row.reason);
    this.#keep(row);
  }

  #keep(row: ReportedRow): void {
    this.#reported.push(row);
    this.#text += row.detail?.length ?? 0;
  }

  #count(what: ImportCount): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + 1;
  }

  /** The time of a row; undefined when it can be none: nobody has reviewed anything before 1970, or in the future. */
  #past({ writtenAt }: ReadRow): number | undefined {
    return writtenAt === undefined || writtenAt < 0 || writtenAt > this.#now ? undefined : writtenAt;
  }

  get #size(): number {
    return this.#rows.length + this.#restored.length + this.#reported.length;
  }

  async #flushWhenFull(): Promise<void> {
    if (this.#size >= this.#mostRows || this.#text > MOST_TEXT) await this.#flush();
  }

  async #flush(): Promise<void> {
    const [rows, restored, reported] = [this.#rows, this.#restored, this.#reported];
    [this.#rows, this.#restored, this.#reported, this.#text] = [[], [], [], 0];
    const entry: StagedRows = { rows, ...(restored.length > 0 && { restored }), reported };
    const { chunks, ready, size = 0 } = this.#record;
    this.#record = {
      ...this.#record,
      chunks: chunks + 1,
      ready: ready + rows.length + restored.length,
      size: size + sizeOf(entry),
      skipped: { ...this.#skipped },
      counts: { ...this.#counts },
    };
    this.#record = { ...this.#record, rows: this.#record.ready + sum(this.#skipped) };
    await this.#guild.run(stageRows(this.#record, chunks, entry));
  }
}

/** The ids of the shows without which an exported entry can't be. */
function showsNeeded({ kind, key, entry }: RestoredRow['entries'][number]): string[] {
  if (kind === 'reviews') return [partsOfKey(key)?.showId ?? ''];
  const { mergedInto } = (kind === 'shows' && entry ? entry : {}) as Partial<Show>;
  return mergedInto === undefined ? [] : [mergedInto];
}

const textOf = ({ headline = '', body = '' }: Opinion): number => headline.length + body.length;

const sum = (counts: { readonly [reason: string]: number }): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);
