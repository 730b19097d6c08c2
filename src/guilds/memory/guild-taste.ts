import type { Clock } from '../../clock.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import { type AgreementKind, LEAST_SHARED } from '../../reviews/taste/agreement.ts';
import { alikeIn } from '../../reviews/taste/shared-scores.ts';
import { LEAST_KNOWN } from '../../reviews/taste/show-orders.ts';
import { inTurns, Turn } from '../../storage/turn.ts';
import type { PlacedShow, RecommendedShow, SharedScore, TasteSnapshot } from '../taste/taste-snapshot.ts';
import type { GuildMemory } from './guild-memory.ts';
import { type UnusualOpinion, UnusualOpinions } from './unusual-opinions.ts';

export interface Agreement {
  readonly kind: AgreementKind;
  /** What says most that they agree first, what says most that they part last. */
  readonly shared: readonly SharedScore[];
  /** How many of them lie at most one point apart. */
  readonly within: number;
}

export interface Recommendation extends PlacedShow {
  /** The neighbour who says so; absent where nobody is near enough. */
  readonly because?: {
    readonly userId: string;
    /** What they gave it, in tenths. */
    readonly score: number;
    /** Of how many shows both scored they lie at most one point apart on how many. */
    readonly within: number;
    readonly shared: number;
  };
}

type ScoredFacts = ReviewFacts & { readonly score: number };

/** So many of the best shows are looked at together. */
const BEST_AT_ONCE = 50;

/**
 * What the newest snapshot says, as far as it is still true: who reviewed, hid or changed something since is not contradicted.
 */
export class GuildTaste {
  readonly #memory: GuildMemory;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #opinions: UnusualOpinions;

  constructor(memory: GuildMemory, clock: Pick<Clock, 'now'>) {
    this.#memory = memory;
    this.#clock = clock;
    this.#opinions = new UnusualOpinions(memory);
  }

  snapshot(): Promise<TasteSnapshot> {
    return this.#memory.taste.snapshot(this.#clock.now());
  }

  /** How far two members agree: the words are the snapshot's, the shows that they share are those of now. */
  async agreement(one: string, other: string): Promise<Agreement> {
    const snapshot = await this.snapshot();
    const then = snapshot.compare(one, other);
    const told = new Map(then.shared.map(({ showId, tells }) => [showId, tells]));
    const now = this.#isTrue(snapshot, one, other)
      ? then.shared
      : (await this.#shared(one, other)).map((scores) => ({
          ...scores,
          tells: told.get(scores.showId) ?? 0,
        }));
    const shared = now.toSorted((a, b) => b.tells - a.tells || (a.showId < b.showId ? -1 : 1));
    const { within } = alikeIn(shared);
    if (shared.length < LEAST_SHARED) return { kind: 'few', shared, within };
    return { kind: then.kind === 'few' ? 'unclear' : then.kind, shared, within };
  }

  /**
   * What a member may like of the shows that they have not reviewed: `limit` of them, and whether there are more. Whoever has
   * scored too little to be compared gets the best shows, in the order of the list of these.
   */
  async recommend(
    userId: string,
    { skip, limit }: { readonly skip: number; readonly limit: number },
  ): Promise<{ readonly shows: readonly Recommendation[]; readonly hasMore: boolean }> {
    if (this.#memory.aboutMember(userId).scores.count < LEAST_SHARED) {
      const best = await this.#best(userId, skip + limit + 1);
      return { shows: best.slice(skip, skip + limit), hasMore: best.length > skip + limit };
    }
    const snapshot = await this.snapshot();
    const found = await snapshot.recommended(userId);
    const open = found.values().filter(({ showId }) => this.#isOpen(showId, userId));
    const [...page] = open.drop(skip).take(limit + 1);
    const withReason = (show: RecommendedShow) => this.#withReason(snapshot, show, userId);
    const shows = await Promise.all(page.slice(0, limit).map(withReason));
    return { shows, hasMore: page.length > limit };
  }

  /** The shows that those who like one like, without those that the member has reviewed. */
  async similar(showId: string, userId: string, limit: number): Promise<readonly PlacedShow[]> {
    const snapshot = await this.snapshot();
    const alike = await snapshot.similar(this.#memory.show(showId)?.id ?? showId);
    const open = alike.values().filter((one) => this.#isOpen(one.showId, userId));
    return open.take(limit).toArray();
  }

  /** As `UnusualOpinions.of`: it needs no snapshot, for which a profile would have to wait. */
  unusual = (userId: string, limit: number): Promise<readonly UnusualOpinion[]> =>
    this.#opinions.of(userId, limit);

  /** The shows that one member liked most, and another has not reviewed; a score in tenths of the guild's mean at least. */
  async toPassOn(from: string, to: string, limit: number): Promise<{ showId: string; score: number }[]> {
    const { mean } = await this.snapshot();
    const found: { showId: string; score: number }[] = [];
    for await (const { showId, score } of this.#scoredBy(from)) {
      if (score < mean || found.length === limit) break;
      const show = this.#memory.show(showId);
      if (show !== undefined && !this.#memory.hasReview(show.id, to)) found.push({ showId: show.id, score });
    }
    return found;
  }

  /** The best shows that a member has not reviewed, `most` at most. */
  async #best(userId: string, most: number): Promise<PlacedShow[]> {
    // By id: a show may have come to a later place meanwhile.
    const found = new Map<string, PlacedShow>();
    const turn = new Turn();
    for (let from = 0; found.size < most; from += BEST_AT_ONCE) {
      if (turn.isOver) await turn.next();
      const best = await this.#memory.showLists.best(from, BEST_AT_ONCE);
      for (const one of best) if (this.#isOpen(one.showId, userId)) found.set(one.showId, one);
      if (best.length < BEST_AT_ONCE) break;
    }
    return [...found.values()].slice(0, most);
  }

  /** A show that was not merged since, is still known here, and that the member has not reviewed. */
  #isOpen(showId: string, userId: string): boolean {
    const { show, totalOf, hasReview } = this.#memory;
    if (show(showId)?.id !== showId || hasReview(showId, userId)) return false;
    return (totalOf(showId)?.count ?? 0) >= LEAST_KNOWN;
  }

  async #withReason(
    snapshot: TasteSnapshot,
    { showId, value, reasons }: RecommendedShow,
    userId: string,
  ): Promise<Recommendation> {
    for (const { userId: neighbour, score } of reasons) {
      if (this.#memory.isProfileHidden(neighbour) || this.#scoreOf(showId, neighbour) !== score) continue;
      const { within, shared } = this.#isTrue(snapshot, userId, neighbour)
        ? snapshot.countAlike(userId, neighbour)
        : alikeIn(await this.#shared(userId, neighbour));
      if (shared >= LEAST_SHARED)
        return { showId, value, because: { userId: neighbour, score, within, shared } };
    }
    return { showId, value };
  }

  /** A member's reviews that count and have a score, in turns, the highest first: each as it is when its turn comes. */
  async *#scoredBy(userId: string): AsyncGenerator<ScoredFacts> {
    const order = await this.#memory.ownScoreOrders.of(userId);
    for await (const key of inTurns(order.keys())) {
      const review = this.#memory.reviewByKey(key);
      if (review?.score !== undefined && this.#memory.isCounted(review))
        yield { ...review, score: review.score };
    }
  }

  /** The score of a member's review of a show that counts. */
  #scoreOf(showId: string, userId: string): number | undefined {
    const review = this.#memory.review(showId, userId);
    return review !== undefined && this.#memory.isCounted(review) ? review.score : undefined;
  }

  /** Whether both members' scores are still those of the snapshot. */
  #isTrue = (snapshot: TasteSnapshot, one: string, other: string): boolean =>
    snapshot.isTrueOf(one) && snapshot.isTrueOf(other);

  /** The scores of all shows that both have scored, in no order. */
  async #shared(one: string, other: string): Promise<Omit<SharedScore, 'tells'>[]> {
    const { aboutMember, show } = this.#memory;
    const isTurned = aboutMember(other).reviews < aboutMember(one).reviews;
    const [fewer, more] = isTurned ? [other, one] : [one, other];
    const shared: Omit<SharedScore, 'tells'>[] = [];
    for await (const review of this.#scoredBy(fewer)) {
      const showId = show(review.showId)?.id;
      const theirs = showId === undefined ? undefined : this.#scoreOf(showId, more);
      if (showId === undefined || theirs === undefined) continue;
      const [own, others] = isTurned ? [theirs, review.score] : [review.score, theirs];
      shared.push({ showId, one: own, other: others });
    }
    return shared;
  }
}
