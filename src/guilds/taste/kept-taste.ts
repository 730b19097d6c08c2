import { compareTitles } from '../../reviews/ranking/placed-show.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { titleKey } from '../../reviews/shows/title.ts';
import type { TieBreak } from '../../reviews/taste/highest.ts';
import { type Steps, tableOf } from '../../reviews/taste/score-table.ts';
import { tasteOf } from '../../reviews/taste/taste-table.ts';
import type { ReviewIndex } from '../columns/review-index.ts';
import type { RowFollower } from '../columns/row-follower.ts';
import type { ShowCatalogue } from '../derived/show-catalogue.ts';
import { GatheredScores } from './gathered-scores.ts';
import { runInTurns } from './run-in-turns.ts';
import { TasteSnapshot } from './taste-snapshot.ts';

/** A snapshot that lacks changes is renewed behind the answer when it is so old, in milliseconds, */
const RENEWED_AFTER = 2 * 60_000;
/** and nobody is answered from it when it is so old. */
const STALE_AFTER = 5 * 60_000;
/** Time alone changes which shows are rising. */
const LONGEST_KEPT = 60 * 60_000;

/**
 * Who likes what in a guild, as it was some minutes ago at most: a snapshot of all scores that is made, in turns, when somebody asks.
 * It costs a few looks at each review, and takes 21 bytes of each.
 */
export class KeptTaste implements RowFollower {
  readonly #index: ReviewIndex;
  readonly #shows: ShowCatalogue;
  readonly #priorReviews: () => number;
  #changes = 0;
  #gathering: GatheredScores | undefined;
  #kept: { readonly snapshot: TasteSnapshot; readonly changes: number } | undefined;
  #making: Promise<TasteSnapshot> | undefined;

  /** @param priorReviews how many reviews at the guild's mean each show starts with (m) */
  constructor(index: ReviewIndex, shows: ShowCatalogue, priorReviews: () => number) {
    this.#index = index;
    this.#shows = shows;
    this.#priorReviews = priorReviews;
    index.follow(this);
  }

  add(row: number): void {
    this.#changes += 1;
    this.#gathering?.put(row);
  }

  remove(row: number): void {
    this.add(row);
  }

  /** Notes that shows were merged, or renamed, or that a setting changed: what is being gathered is gathered again. */
  forget(): void {
    this.#changes += 1;
    this.#gathering = undefined;
  }

  /**
   * The newest snapshot; one that lacks changes is five minutes old at most.
   * @param now milliseconds since the epoch
   */
  async snapshot(now: number): Promise<TasteSnapshot> {
    const kept = this.#kept;
    if (kept === undefined) return this.#renewed(now);
    const { snapshot, changes } = kept;
    const age = Math.abs(now - snapshot.at);
    const limit = changes === this.#changes ? LONGEST_KEPT : STALE_AFTER;
    if (age > limit) return this.#renewed(now);
    // Whoever asks next finds out what went wrong, if anything did.
    if (changes !== this.#changes && age > RENEWED_AFTER) void this.#renewed(now).catch(() => undefined);
    return snapshot;
  }

  #renewed(now: number): Promise<TasteSnapshot> {
    this.#making ??= runInTurns(this.#make(now)).finally(() => {
      this.#making = undefined;
      this.#gathering = undefined;
    });
    return this.#making;
  }

  *#make(now: number): Steps<TasteSnapshot> {
    const columns = yield* this.#gather();
    const changes = this.#changes;
    const priorReviews = this.#priorReviews();
    const taste = yield* tasteOf(yield* tableOf(columns), priorReviews);
    const snapshot = new TasteSnapshot({
      taste,
      at: { now, priorReviews, tie: this.#tie },
      numbers: this.#index.numbers,
      showOf: this.#showOf,
    });
    this.#kept = { snapshot, changes };
    return snapshot;
  }

  *#gather() {
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
    return compareTitles(
      { show, titleKey: titleKey(show.title) },
      { show: next, titleKey: titleKey(next.title) },
    );
  };
}
