import { compareTitles } from '../../reviews/ranking/placed-show.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type { TieBreak } from '../../reviews/taste/highest.ts';
import { type ScoreColumns, tableOf } from '../../reviews/taste/score-table.ts';
import type { Steps } from '../../reviews/taste/steps.ts';
import { tasteOf } from '../../reviews/taste/taste-table.ts';
import type { ReviewIndex } from '../columns/review-index.ts';
import type { RowFollower } from '../columns/row-follower.ts';
import type { ShowCatalogue } from '../derived/show-catalogue.ts';
import { ChangedScores } from './changed-scores.ts';
import { GatheredScores } from './gathered-scores.ts';
import { runInTurns } from './run-in-turns.ts';
import { TasteSnapshot } from './taste-snapshot.ts';

/** With so many scores it takes a moment to make a snapshot: then none lacks any changes. */
const MOST_AT_ONCE = 1000;
/** With more, one may lack changes for so long for each score more, in milliseconds, */
const STALE_AFTER_EACH = 3;
/** and for so long at most. */
const STALE_AFTER = 5 * 60_000;
/** Once it is as old as this part of that, it is renewed behind the answer. */
const RENEWED_AFTER = 0.4;
/** Time alone changes which shows are rising. */
const LONGEST_KEPT = 60 * 60_000;

/**
 * Who likes what in a guild, as it is, or was some minutes ago where there are very many scores: a snapshot of all scores that is
 * made, in turns, when somebody asks. It costs a few looks at each review, and takes 21 bytes of each.
 */
export class KeptTaste implements RowFollower {
  readonly #index: ReviewIndex;
  readonly #shows: ShowCatalogue;
  readonly #priorReviews: () => number;
  #kept: TasteSnapshot | undefined;
  #making: Promise<TasteSnapshot> | undefined;
  /** Of what is being made: first its scores are gathered, then others follow what changes. */
  #gathering: GatheredScores | undefined;
  #sinceGathered: ChangedScores | undefined;

  /** @param priorReviews how many reviews at the guild's mean each show starts with (m) */
  constructor(index: ReviewIndex, shows: ShowCatalogue, priorReviews: () => number) {
    this.#index = index;
    this.#shows = shows;
    this.#priorReviews = priorReviews;
    index.follow(this);
  }

  add(row: number): void {
    this.#gathering?.put(row);
    if (this.#kept === undefined && this.#sinceGathered === undefined) return;
    const member = this.#index.numbers.authorOf(row);
    this.#kept?.changed.add(member);
    this.#sinceGathered?.add(member);
  }

  remove(row: number): void {
    this.add(row);
  }

  /** Notes that reviews count for other shows now, or that the setting changed: what is being gathered is gathered again. */
  changeAll(): void {
    this.#gathering = undefined;
    this.#kept?.changed.addAll();
    this.#sinceGathered?.addAll();
  }

  /** Notes that a show is of another kind or year. */
  changeShow(): void {
    this.#kept?.forgetOrders();
  }

  /**
   * The newest snapshot: the more scores it has, the longer it may lack changes, but no longer than five minutes.
   * @param now milliseconds since the epoch
   */
  async snapshot(now: number): Promise<TasteSnapshot> {
    const kept = this.#kept;
    if (kept === undefined) return this.#renewed(now);
    const age = Math.abs(now - kept.at);
    if (!kept.changed.isAny) return age > LONGEST_KEPT ? this.#renewed(now) : kept;
    const limit = Math.min(STALE_AFTER, STALE_AFTER_EACH * Math.max(0, kept.size - MOST_AT_ONCE));
    if (age >= limit) return this.#renewed(now);
    // Whoever asks next finds out what went wrong, if anything did.
    if (age >= RENEWED_AFTER * limit) void this.#renewed(now).catch(() => undefined);
    return kept;
  }

  #renewed(now: number): Promise<TasteSnapshot> {
    this.#making ??= runInTurns(this.#make(now)).finally(() => {
      this.#making = undefined;
      this.#gathering = undefined;
      this.#sinceGathered = undefined;
    });
    return this.#making;
  }

  *#make(now: number): Steps<TasteSnapshot> {
    const columns = yield* this.#gather();
    const changed = new ChangedScores();
    this.#sinceGathered = changed;
    const priorReviews = this.#priorReviews();
    const taste = yield* tasteOf(yield* tableOf(columns), priorReviews);
    this.#kept = new TasteSnapshot({
      taste,
      at: { now, priorReviews, tie: this.#tie },
      changed,
      numbers: this.#index.numbers,
      showOf: this.#showOf,
    });
    return this.#kept;
  }

  *#gather(): Steps<ScoreColumns> {
    for (;;) {
      const gathering = new GatheredScores(this.#index, (id) => this.#shows.get(id)?.id ?? id);
      this.#gathering = gathering;
      const columns = yield* gathering.gather();
      if (columns === undefined || this.#gathering !== gathering) continue;
      this.#gathering = undefined;
      return columns;
    }
  }

  readonly #showOf = (show: number): Show | undefined =>
    this.#shows.entry(this.#index.numbers.shows.idOf(show));

  /** By title, then year, then id, as in all lists of shows. */
  readonly #tie: TieBreak = (one, other) => {
    const [show, next] = [this.#showOf(one), this.#showOf(other)];
    if (show === undefined || next === undefined) return one - other;
    return compareTitles(show, next);
  };
}
