import { hasText, type Review, reviewKey } from '../../reviews/review.ts';
import { createId } from '../../storage/create-id.ts';
import type {
  ImportCount,
  ImportedRows,
  ImportRecord,
  PutEntry,
  ReportedRow,
  RestoredRow,
  StagedRow,
} from '../../storage/entries/data-entries.ts';
import type { GuildView } from '../memory/act.ts';
import { type Change, put } from '../memory/change.ts';
import { requestPosting } from '../posting/outbox-requests.ts';
import { MOST_ADDED_SHOWS } from '../reviews/activity.ts';
import { inheritedModeration } from '../reviews/inherited-moderation.ts';
import type { FoundShow } from '../shows/find-or-add-show.ts';
import { fingerprintOf, opinionOf } from './fingerprint.ts';
import { added, putImport, rowsKey, sizeOf } from './import-records.ts';
import { restoreRow } from './restore-row.ts';
import { clashOutcome, newReview, type RowOutcome } from './row-outcome.ts';

/** How many reviews of one import are posted at most: more would flood the channel. */
export const MOST_POSTED = 100;

/** A row, and the show that it is about by now. */
export interface FoundRow {
  readonly row: StagedRow;
  readonly found: FoundShow;
  /** The key of the member's review of the show, or the one that it gets. */
  readonly key: string;
}

/** What the rows of one entry change together. */
export class Chunk {
  readonly #guild: GuildView;
  readonly #record: ImportRecord;
  readonly #now: number;
  readonly #changes: Change[] = [];
  /** By id: shows that these rows add or change. */
  readonly #shows = new Map<string, FoundShow['show']>();
  readonly #replaced: { [reviewKey: string]: Review | null } = {};
  readonly #made: { [reviewKey: string]: string } = {};
  readonly #others: PutEntry[] = [];
  readonly #left: ReportedRow[] = [];
  /** The entries that rows before have named: a commit changes each once. */
  readonly #restored = new Set<string>();
  readonly #counts: { [Count in ImportCount]?: number } = {};
  /** How many shows these rows add. */
  #added = 0;

  constructor(guild: GuildView, record: ImportRecord, now: number) {
    this.#guild = guild;
    this.#record = record;
    this.#now = now;
  }

  async take({ row, found, key }: FoundRow): Promise<void> {
    const before = await this.#guild.readableReview(key);
    const outcome = await this.#outcome(row, found, key, before);
    if ('left' in outcome) {
      const { file, line, title, opinion } = row;
      this.#left.push({ file, line, title, reason: outcome.left, detail: opinion.body });
      return;
    }
    const { show, isChanged } = found;
    const review = before === undefined ? this.#posted(outcome.review) : outcome.review;
    this.#replaced[key] = before ?? null;
    this.#made[key] = fingerprintOf(opinionOf(review));
    this.#count(before === undefined ? 'imported' : 'replaced');
    if (isChanged) this.#shows.set(show.id, show);
    if (found.added) this.#added += 1;
    if (before === undefined)
      this.#changes.push(...inheritedModeration(this.#guild, show.id, this.#record.userId));
    this.#changes.push(
      put('reviews', key, review),
      ...(await requestPosting(this.#guild, key, review, this.#now, before === undefined)),
    );
  }

  /** Restores entries of a guild's export that belong together. */
  async restore(row: RestoredRow): Promise<void> {
    // Whosever settings they were, they become this guild's.
    const names = row.entries.map(({ kind, key }) => (kind === 'guilds' ? kind : `${kind} ${key}`));
    if (names.some((name) => this.#restored.has(name))) {
      this.#left.push({ file: row.file, line: row.line, reason: 'repeated' });
      return;
    }
    for (const name of names) this.#restored.add(name);
    const { clashes } = this.#record;
    const outcome = await restoreRow(this.#guild, row, { clashes, shows: this.#shows, now: this.#now });
    if ('left' in outcome) {
      this.#left.push({ file: row.file, line: row.line, reason: outcome.left });
      return;
    }
    const { changes, review, others = [], isNew } = outcome;
    for (const change of changes)
      if (change.kind === 'shows' && change.entry !== undefined) this.#shows.set(change.key, change.entry);
      else this.#changes.push(change);
    this.#count(isNew ? 'imported' : 'replaced');
    if (review !== undefined) {
      this.#replaced[review.key] = review.before ?? null;
      this.#made[review.key] = fingerprintOf(opinionOf(review.after));
    }
    this.#others.push(...others);
  }

  /** What the chunk changes, with the record that says so. @param staged how much the rows have held, see `sizeOf` */
  end(
    reported: readonly ReportedRow[],
    staged: number,
  ): {
    readonly changes: readonly Change[];
    readonly answer: ImportRecord;
  } {
    const { id, done, chunks, skipped, counts, size = 0 } = this.#record;
    const left: { [reason: string]: number } = {};
    for (const { reason } of this.#left) left[reason] = (left[reason] ?? 0) + 1;
    const entry: ImportedRows = {
      replaced: this.#replaced,
      made: this.#made,
      ...(this.#others.length > 0 && { others: this.#others }),
      reported: [...reported, ...this.#left],
    };
    const answer: ImportRecord = {
      ...this.#record,
      done: done + 1,
      state: done + 1 === chunks ? 'done' : 'committed',
      size: Math.max(0, size + sizeOf(entry) - staged),
      skipped: added(skipped, left) as ImportRecord['skipped'],
      counts: added(counts, this.#counts),
    };
    const changes = [
      ...this.#changes,
      ...this.#shows.values().map((show) => put('shows', show.id, show)),
      put('imported', rowsKey(id, done), entry),
      putImport(answer),
    ];
    return { changes, answer };
  }

  async #outcome(
    row: StagedRow,
    { show, added }: FoundShow,
    key: string,
    before: Review | undefined,
  ): Promise<RowOutcome> {
    const { memory } = this.#guild;
    const { id, userId, author, format, clashes } = this.#record;
    if (memory.blocked(userId) !== undefined) return { left: 'blocked' };
    if (this.#made[key] !== undefined) return { left: 'repeated' };
    if (added && memory.showsAddedBy(userId) + this.#added >= MOST_ADDED_SHOWS)
      return { left: 'too-many-shows' };
    const facts = memory.reviewByKey(key);
    // What moderators decided about a review outlasts that its author deletes it.
    const keys = new Set([key, ...memory.showIds(show.id).map((showId) => reviewKey(showId, userId))]);
    const decisions = [...keys].map((each) => memory.moderation(each));
    if (decisions.some(({ frozen }) => frozen !== undefined)) return { left: 'frozen' };
    if (decisions.some(({ hidden }) => hidden !== undefined)) return { left: 'hidden' };
    if (facts !== undefined && memory.isHidden(facts)) return { left: 'hidden' };
    // One that does not parse stays as it is, until somebody repairs it.
    if (facts !== undefined && before === undefined) return { left: 'clash' };
    const by = { id, author: { id: userId, ...author }, clashes, from: format, at: this.#now };
    if (before === undefined) return { review: newReview(row, show.id, by) };
    return clashOutcome(row, before, by, await this.#guild.counts(key));
  }

  /** A new review with its message wanted, when its member has asked for that. */
  #posted(review: Review): Review {
    const { posts = false, counts } = this.#record;
    const { channelId } = this.#guild.memory.record;
    const posted = (counts.posted ?? 0) + (this.#counts.posted ?? 0);
    if (!posts || channelId === undefined || !hasText(review) || posted >= MOST_POSTED) return review;
    this.#count('posted');
    return { ...review, posting: { state: 'wanted', id: createId(), channelId } };
  }

  #count(what: ImportCount): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + 1;
  }
}
