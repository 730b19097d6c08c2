import type { CountedFacts, ShowFacts } from '../../reviews/counted-facts.ts';
import { ASPECTS } from '../../reviews/review.ts';
import { ALL_SCORES } from '../../reviews/score.ts';
import { ScoreCounts } from '../../reviews/score-counts.ts';
import type { IdTable } from './id-table.ts';
import { KeptCounts } from './kept-counts.ts';
import { COLUMN, type ReviewColumns } from './review-columns.ts';
import { halvesIn, STATUSES, statusIn } from './review-details.ts';
import type { RowChains } from './row-chains.ts';
import type { RowFollower } from './row-follower.ts';

/** The counts: how often each of the 21 scores was given, from 0 up, reviews without one, and of shows the others. */
const UNSCORED = ALL_SCORES.length;
const SCORES_WIDTH = UNSCORED + 1;
/** By aspect: its sum in halves, and its count. */
const ASPECT = SCORES_WIDTH;
/** By the place in `STATUSES`, from 1 on. */
const STATUS = ASPECT + 2 * ASPECTS.length - 1;
const SHOW_WIDTH = STATUS + STATUSES.length;

/** Reviews by their show or author. */
interface Grouped {
  readonly ids: IdTable;
  readonly chains: RowChains;
}

/** What the reviews that count add up to: each change costs the same, and none when shows are merged. */
export class KeptFacts implements RowFollower {
  readonly #columns: ReviewColumns;
  readonly #showIds: IdTable;
  readonly #authorIds: IdTable;
  readonly #shows: KeptCounts;
  readonly #authors: KeptCounts;
  readonly #guild = new Uint32Array(SCORES_WIDTH);

  constructor(columns: ReviewColumns, shows: Grouped, authors: Grouped) {
    this.#columns = columns;
    this.#showIds = shows.ids;
    this.#authorIds = authors.ids;
    const [count, countAll] = [this.#countScore.bind(this), this.#countDetails.bind(this)];
    this.#shows = new KeptCounts(columns, COLUMN.show, shows.chains, { width: SHOW_WIDTH, count: countAll });
    this.#authors = new KeptCounts(columns, COLUMN.author, authors.chains, { width: SCORES_WIDTH, count });
  }

  add(row: number): void {
    this.#follow(row, 1);
  }

  remove(row: number): void {
    this.#follow(row, -1);
  }

  /** What the reviews that are stored under these show ids add up to together; undefined when none counts. */
  shows(showIds: readonly string[]): ShowFacts | undefined {
    const [first, ...others] = showIds.flatMap((id) => this.#showIds.find(id) ?? []).map(this.#countsOfShow);
    if (first === undefined) return undefined;
    const sums = first.map((count, at) => others.reduce((sum, counts) => sum + (counts[at] ?? 0), count));
    const counted = countedFacts(sums);
    if (counted.reviews === 0) return undefined;
    const aspects = ASPECTS.flatMap((aspect, place) => {
      const [halves = 0, count = 0] = sums.subarray(ASPECT + 2 * place);
      return count === 0 ? [] : [[aspect, { sum: halves * 5, count }] as const];
    });
    const [, completed = 0, watching = 0, dropped = 0] = sums.subarray(STATUS);
    return {
      ...counted,
      aspects: Object.fromEntries(aspects),
      statuses: { completed, watching, dropped },
    };
  }

  author(userId: string): CountedFacts {
    const author = this.#authorIds.find(userId);
    return countedFacts(author === undefined ? new Uint32Array(SCORES_WIDTH) : this.#authors.of(author));
  }

  all(): CountedFacts {
    return countedFacts(this.#guild);
  }

  #countsOfShow = (show: number): Uint32Array => this.#shows.of(show);

  #follow(row: number, change: 1 | -1): void {
    this.#shows.follow(row, change);
    this.#authors.follow(row, change);
    this.#countScore(this.#guild, row, change);
  }

  #countScore(counts: Uint32Array, row: number, change: 1 | -1): void {
    const score = this.#columns.score(row);
    add(counts, score === undefined ? UNSCORED : score / 5, change);
  }

  #countDetails(counts: Uint32Array, row: number, change: 1 | -1): void {
    this.#countScore(counts, row, change);
    const details = this.#columns.details(row);
    if (details === 0) return;
    for (let place = 0; place < ASPECTS.length; place++) {
      const halves = halvesIn(details, place);
      if (halves === undefined) continue;
      add(counts, ASPECT + 2 * place, change * halves);
      add(counts, ASPECT + 2 * place + 1, change);
    }
    const status = statusIn(details);
    if (status > 0) add(counts, STATUS + status, change);
  }
}

function add(counts: Uint32Array, at: number, change: number): void {
  counts[at] = (counts[at] ?? 0) + change;
}

function countedFacts(counts: Uint32Array): CountedFacts {
  const scores = new ScoreCounts(counts.subarray(0, UNSCORED));
  return { reviews: scores.count + (counts[UNSCORED] ?? 0), scores };
}
