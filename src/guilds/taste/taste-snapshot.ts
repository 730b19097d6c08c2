import type { ShowFilter } from '../../reviews/ranking/show-list.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { type AgreementKind, agreementKind } from '../../reviews/taste/agreement.ts';
import type { ShowValue, TieBreak } from '../../reviews/taste/highest.ts';
import { recommendedFor, type Ties } from '../../reviews/taste/recommended-shows.ts';
import { countIn } from '../../reviews/taste/score-table.ts';
import { type Alike, countAlike, sharedScores } from '../../reviews/taste/shared-scores.ts';
import { pointsApart } from '../../reviews/taste/show-orders.ts';
import { similarShows } from '../../reviews/taste/similar-shows.ts';
import type { ShowOrder, TasteOrders } from '../../reviews/taste/taste-orders.ts';
import type { TasteTable } from '../../reviews/taste/taste-table.ts';
import type { RowNumbers } from '../columns/row-numbers.ts';
import type { ChangedScores } from './changed-scores.ts';
import { filteredOrders, ownOrders } from './filtered-orders.ts';
import { KeptAnswers } from './kept-answers.ts';
import { runInTurns } from './run-in-turns.ts';

/** A show in an order, with what it is ordered by. */
export interface PlacedShow {
  readonly showId: string;
  readonly value: number;
}

/** Shows in an order, the first at 0. */
export interface PlacedShows<Placed extends PlacedShow = PlacedShow> {
  readonly size: number;
  at(position: number): Placed | undefined;
}

/** A show that a member may like, with the neighbours who say so, the one who counts most first. */
export interface RecommendedShow extends PlacedShow {
  readonly reasons: readonly { readonly userId: string /** In tenths. */; readonly score: number }[];
}

/** The orders of shows that rest on taste. */
export interface ShowOrders {
  /** By how many points usual members' scores would lie apart. */
  readonly divisive: PlacedShows;
  /** By their fair rating in tenths; `most`: how many scores a gem has at most. */
  readonly gems: PlacedShows & { readonly most: number };
  /** `recent`: how many scores each got in the last 14 days that were not imported. */
  readonly rising: PlacedShows<PlacedShow & { readonly recent: number }>;
}

/** Two members' scores of one show, in tenths. */
export interface SharedScore {
  readonly showId: string;
  readonly one: number;
  readonly other: number;
  /** How much it says that the two agree; that they part, when it is less than 0. */
  readonly tells: number;
}

interface SnapshotParts {
  readonly taste: TasteTable;
  /** When it was made (milliseconds since the epoch), with which setting, and how ties are settled. */
  readonly at: { readonly now: number; readonly priorReviews: number; readonly tie: TieBreak };
  /** What has changed since its scores were gathered. */
  readonly changed: ChangedScores;
  readonly numbers: RowNumbers;
  /** The show with a number. */
  readonly showOf: (show: number) => Show | undefined;
}

/** The answers for so many members, shows or filters are kept, */
const MOST_KEPT = 50;
const MOST_FILTERS = 10;
/** of so many shows each: the last page of recommendations ends there. */
const MOST_SHOWS = 100;

/** What members of a guild like, beyond what everyone does, as it was at one moment. */
export class TasteSnapshot {
  /** When it was made, in milliseconds since the epoch. */
  readonly at: number;
  /** What has changed since its scores were gathered. */
  readonly changed: ChangedScores;
  readonly #parts: SnapshotParts;
  readonly #orders = new KeptAnswers<TasteOrders>(MOST_FILTERS);
  readonly #recommended = new KeptAnswers<readonly RecommendedShow[]>(MOST_KEPT);
  readonly #similar = new KeptAnswers<readonly PlacedShow[]>(MOST_KEPT);

  constructor(parts: SnapshotParts) {
    this.at = parts.at.now;
    this.changed = parts.changed;
    this.#parts = parts;
  }

  /** How many scores it is of. */
  get size(): number {
    return this.#parts.taste.scores.byShow.score.length;
  }

  /** The guild's mean (C of formula 3), in tenths; NaN without scores. */
  get mean(): number {
    return this.#parts.taste.mean;
  }

  /**
   * Divisive shows, hidden gems and rising shows from the reviews that a filter leaves: their numbers are the filter's own, and what is
   * known of members is what all of their reviews say. With `by`, of the orders of all the shows that the member has scored.
   */
  async orders(filter: ShowFilter): Promise<ShowOrders> {
    const { usual } = this.#parts.taste;
    const { divisive, gems, rising } = await this.#ordersOf(filter);
    return {
      divisive: this.#placed(divisive, (value) => ({ value: pointsApart(value, usual) })),
      gems: { ...this.#placed(gems, (value) => ({ value })), most: gems.most },
      rising: this.#placed(rising, (value, at) => ({ value, recent: rising.recent[at] as number })),
    };
  }

  #ordersOf(filter: ShowFilter): Promise<TasteOrders> {
    const { kind, years, period, by } = filter;
    return this.#orders.of(JSON.stringify([kind, years, period, by]), async () => {
      if (by === undefined) return runInTurns(filteredOrders(this.#parts, filter));
      const all = await this.#ordersOf({});
      return runInTurns(ownOrders(this.#parts, all, this.#member(by), filter));
    });
  }

  /** Forgets the orders, because shows are of another kind or year. */
  forgetOrders(): void {
    this.#orders.clear();
  }

  /** Whether a member's scores are still those of the snapshot. */
  isTrueOf(userId: string): boolean {
    return !this.changed.has(this.#parts.numbers.authors.find(userId));
  }

  /** What is said of two members, and the shows that both scored. */
  compare(one: string, other: string): { kind: AgreementKind; shared: SharedScore[] } {
    const [a, b] = [this.#member(one), this.#member(other)];
    const found = a === undefined || b === undefined ? [] : sharedScores(this.#parts.taste, a, b);
    const accorded = found.reduce((sum, { tells }) => sum + tells, 0);
    const shared = found.map(({ show, ...scores }) => ({ showId: this.#showId(show), ...scores }));
    return { kind: agreementKind(accorded, shared.length), shared };
  }

  /** On how many of the shows that two members both scored they lie at most one point apart. */
  countAlike(one: string, other: string): Alike {
    const [a, b] = [this.#member(one), this.#member(other)];
    return a === undefined || b === undefined
      ? { within: 0, shared: 0 }
      : countAlike(this.#parts.taste, a, b);
  }

  /** The shows that a member has not scored, those first that they are expected to like most. */
  recommended(userId: string): Promise<readonly RecommendedShow[]> {
    const { taste } = this.#parts;
    return this.#recommended.of(userId, async () => {
      const steps = recommendedFor(taste, this.#member(userId), MOST_SHOWS, this.#ties);
      return (await runInTurns(steps)).map(({ reasons, ...show }) => ({
        ...this.#place(show),
        reasons: reasons.map(({ member, score }) => ({ userId: this.#userId(member), score })),
      }));
    });
  }

  /** The shows that those who like one like beyond what everyone does, the most alike first. */
  similar(showId: string): Promise<readonly PlacedShow[]> {
    const { taste, at } = this.#parts;
    const show = this.#show(showId);
    if (show === undefined) return Promise.resolve([]);
    return this.#similar.of(showId, async () =>
      (await runInTurns(similarShows(taste, show, MOST_SHOWS, at.tie))).map(this.#place),
    );
  }

  #placed<Placed extends { readonly value: number }>(
    { shows, values }: ShowOrder,
    more: (value: number, position: number) => Placed,
  ): PlacedShows<PlacedShow & Placed> {
    return {
      size: shows.length,
      at: (position) => {
        const [show, value] = [shows[position], values[position]];
        if (show === undefined || value === undefined) return undefined;
        return { showId: this.#showId(show), ...more(value, position) };
      },
    };
  }

  readonly #ties: Ties = {
    show: (one, other) => this.#parts.at.tie(one, other),
    member: (one, other) => (this.#userId(one) < this.#userId(other) ? -1 : 1),
  };

  readonly #place = ({ show, value }: ShowValue): PlacedShow => ({ showId: this.#showId(show), value });

  readonly #showId = (show: number): string => this.#parts.numbers.shows.idOf(show);

  #userId(member: number): string {
    return this.#parts.numbers.authors.idOf(member);
  }

  /** The number of a show that has scores. */
  #show(showId: string): number | undefined {
    const show = this.#parts.numbers.shows.find(showId);
    return show !== undefined && countIn(this.#parts.taste.scores.byShow, show) > 0 ? show : undefined;
  }

  /** The number of a member who has given scores. */
  #member(userId: string): number | undefined {
    const member = this.#parts.numbers.authors.find(userId);
    return member !== undefined && countIn(this.#parts.taste.scores.byMember, member) > 0
      ? member
      : undefined;
  }
}
