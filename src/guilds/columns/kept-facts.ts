import type { CountedFacts, ShowFacts } from '../../reviews/counted-facts.ts';
import { ASPECTS } from '../../reviews/review.ts';
import { ALL_SCORES } from '../../reviews/score.ts';
import { ScoreCounts } from '../../reviews/score-counts.ts';
import { CountTable } from './count-table.ts';
import type { IdTable } from './id-table.ts';
import { COLUMN, type ReviewColumns } from './review-columns.ts';
import { halvesIn, STATUSES, statusIn } from './review-details.ts';
import type { RowFollower } from './row-follower.ts';

/** The columns of each table: the 21 scores from 0 up, reviews without one, and for shows the others. */
const UNSCORED = ALL_SCORES.length;
/** By aspect: its sum in halves, and its count. */
const ASPECT = UNSCORED + 1;
/** By the place in `STATUSES`, from 1 on. */
const STATUS = ASPECT + 2 * ASPECTS.length - 1;
const SHOW_WIDTH = STATUS + STATUSES.length;
/** The one row of the guild. */
const ALL = 0;

/**
 * What the reviews that count add up to, by show and by author, as their numbers: kept up to date by each change, and never
 * moved when shows are merged. A show takes 132 bytes, an author 88.
 */
export class KeptFacts implements RowFollower {
  readonly #columns: ReviewColumns;
  readonly #showIds: IdTable;
  readonly #authorIds: IdTable;
  readonly #shows = new CountTable(SHOW_WIDTH);
  readonly #authors = new CountTable(UNSCORED + 1);
  readonly #guild = new CountTable(UNSCORED + 1);

  /** @param showIds the numbers of shows @param authorIds those of authors */
  constructor(columns: ReviewColumns, showIds: IdTable, authorIds: IdTable) {
    this.#columns = columns;
    this.#showIds = showIds;
    this.#authorIds = authorIds;
  }

  add(row: number): void {
    this.#count(row, 1);
  }

  remove(row: number): void {
    this.#count(row, -1);
  }

  /** What the reviews that are stored under these show ids add up to together; undefined when none counts. */
  shows(showIds: readonly string[]): ShowFacts | undefined {
    const shows = showIds.flatMap((id) => this.#showIds.find(id) ?? []);
    const sum = (column: number) => shows.reduce((total, show) => total + this.#shows.get(show, column), 0);
    const counted = countedFacts(sum);
    if (counted.reviews === 0) return undefined;
    const aspects = ASPECTS.flatMap((aspect, place) => {
      const [halves, count] = [sum(ASPECT + 2 * place), sum(ASPECT + 2 * place + 1)];
      return count === 0 ? [] : [[aspect, { sum: halves * 5, count }] as const];
    });
    const [completed, watching, dropped] = [sum(STATUS + 1), sum(STATUS + 2), sum(STATUS + 3)];
    return {
      ...counted,
      aspects: Object.fromEntries(aspects),
      statuses: { completed, watching, dropped },
    };
  }

  author(userId: string): CountedFacts {
    const author = this.#authorIds.find(userId);
    return countedFacts((column) => (author === undefined ? 0 : this.#authors.get(author, column)));
  }

  all(): CountedFacts {
    return countedFacts((column) => this.#guild.get(ALL, column));
  }

  #count(row: number, change: 1 | -1): void {
    const columns = this.#columns;
    const show = columns.get(row, COLUMN.show);
    const score = columns.score(row);
    const scored = score === undefined ? UNSCORED : score / 5;
    this.#shows.add(show, scored, change);
    this.#authors.add(columns.get(row, COLUMN.author), scored, change);
    this.#guild.add(ALL, scored, change);
    const details = columns.get(row, COLUMN.details);
    if (details === 0) return;
    for (let place = 0; place < ASPECTS.length; place++) {
      const halves = halvesIn(details, place);
      if (halves === undefined) continue;
      this.#shows.add(show, ASPECT + 2 * place, change * halves);
      this.#shows.add(show, ASPECT + 2 * place + 1, change);
    }
    const status = statusIn(details);
    if (status > 0) this.#shows.add(show, STATUS + status, change);
  }
}

function countedFacts(get: (column: number) => number): CountedFacts {
  const scores = new ScoreCounts(ALL_SCORES.keys().map(get));
  return { reviews: scores.count + get(UNSCORED), scores };
}
