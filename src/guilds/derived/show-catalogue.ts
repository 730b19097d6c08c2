import { type FoundShows, NOTHING_FOUND } from '../../reviews/shows/found-shows.ts';
import { namesOf, type Show } from '../../reviews/shows/show.ts';
import type { Identified } from '../../reviews/shows/show-ids.ts';
import { matchYear, type ShowMatch } from '../../reviews/shows/show-match.ts';
import { type TitleAndYear, titleKey } from '../../reviews/shows/title.ts';
import { Turn } from '../../storage/turn.ts';
import { mergeFound, newestFirst, SearchedShows } from './searched-shows.ts';
import { ShowsByRef } from './shows-by-ref.ts';

/** Which shows a search is among: those with a review that counts, or all. */
export type Among = 'reviewed' | 'all';

/** The shows of one guild: finds them by id or title, and resolves merged ones. */
export class ShowCatalogue {
  readonly #reviewsOf: (showId: string) => number;
  readonly #shows = new Map<string, Show>();
  /** Shows without reviews are apart, so that a search among the others passes none of them over, however many there are. */
  readonly #reviewed = new SearchedShows();
  #unreviewed: SearchedShows | undefined;
  /** Shows that have yet to get to their place above, where they get when somebody searches: nobody may. */
  readonly #unplaced = new Set<string>();
  /** Shows whose number of reviews has yet to be looked at, which is when somebody searches, too. */
  readonly #recounted = new Set<string>();
  /** By show id: the ids of the shows merged directly into it. */
  readonly #merged = new Map<string, Set<string>>();
  readonly #byRef = new ShowsByRef();
  /** By user id: how many shows they have added. */
  readonly #addedBy = new Map<string, number>();

  /**
   * @param reviewsOf how many reviews that count a show has, by its id. Each show that it answers otherwise for than before
   * must be told to `follow`, where that is none, or was, else to `recount`.
   */
  constructor(reviewsOf: (showId: string) => number) {
    this.#reviewsOf = reviewsOf;
  }

  /** The show with this id, or the one it was merged into. */
  get(showId: string): Show | undefined {
    const show = this.#shows.get(showId);
    return (show?.mergedInto === undefined ? undefined : this.get(show.mergedInto)) ?? show;
  }

  /** The show stored under this id, even when it was merged into another. */
  entry(showId: string): Show | undefined {
    return this.#shows.get(showId);
  }

  /** All shows, merged ones too, while some are put. */
  entries(): Iterable<Show> {
    return this.#shows.values();
  }

  /** How many shows a member has added, merged ones too. */
  addedBy(userId: string): number {
    return this.#addedBy.get(userId) ?? 0;
  }

  put(show: Show): void {
    const before = this.#shows.get(show.id);
    if (before !== undefined) this.#takeOut(before);
    this.#shows.set(show.id, show);
    this.#addedBy.set(show.addedBy, this.addedBy(show.addedBy) + 1);
    this.#byRef.add(show);
    this.follow(show.id);
    if (show.mergedInto === undefined) return;
    const merged = this.#merged.get(show.mergedInto) ?? new Set();
    this.#merged.set(show.mergedInto, merged.add(show.id));
  }

  /** Removes a show that has no reviews, and that no other is merged into. */
  remove(showId: string): void {
    const show = this.#shows.get(showId);
    if (show === undefined) return;
    this.#takeOut(show);
    this.#shows.delete(showId);
    this.#unplaced.delete(showId);
    this.#recounted.delete(showId);
  }

  /** Takes a show, as it was put, out of all but the shows themselves. */
  #takeOut(show: Show): void {
    this.#displace(show);
    this.#byRef.remove(show);
    this.#addedBy.set(show.addedBy, this.addedBy(show.addedBy) - 1);
    if (show.mergedInto === undefined) return;
    const merged = this.#merged.get(show.mergedInto);
    merged?.delete(show.id);
    if (merged?.size === 0) this.#merged.delete(show.mergedInto);
  }

  /** Notes that a show got its first review that counts, or lost its last. Those merged into it share its reviews. */
  follow(showId: string): void {
    for (const id of this.idsOf(showId)) this.#unplaced.add(id);
  }

  /** Notes that a show has another number of reviews. */
  recount(showId: string): void {
    this.#recounted.add(showId);
  }

  /** Whether a show is merged into no other, and no other into it. */
  isAlone(showId: string): boolean {
    return this.#shows.get(showId)?.mergedInto === undefined && !this.#merged.has(showId);
  }

  /** The ids that a show's reviews are stored under: its own, and those of all shows merged into it. */
  idsOf(showId: string): string[] {
    const merged = [...(this.#merged.get(showId) ?? [])];
    return [showId, ...merged.flatMap((id) => this.idsOf(id))];
  }

  /**
   * Gets what a search needs ready, in turns: after loading that takes a second for 100,000
   * shows, and as long again for each title that the catalogue gives all of them.
   */
  async prepareSearch(): Promise<void> {
    const turn = new Turn();
    for (const showId of this.#unplaced) {
      if (turn.isOver) await turn.next();
      this.#place(showId);
    }
    for (const showId of this.#recounted) {
      if (turn.isOver) await turn.next();
      this.#order(showId);
    }
  }

  /** Where to search, the first first. */
  #searched(among: Among): readonly SearchedShows[] {
    for (const showId of this.#unplaced) this.#place(showId);
    for (const showId of this.#recounted) this.#order(showId);
    if (among === 'reviewed' || this.#unreviewed === undefined) return [this.#reviewed];
    return [this.#reviewed, this.#unreviewed];
  }

  /** Does nothing when others have placed it meanwhile. */
  #place(showId: string): void {
    const show = this.#shows.get(showId);
    if (!this.#unplaced.delete(showId) || show === undefined) return;
    this.#displace(show);
    const reviews = this.#reviewsOf(this.get(showId)?.id ?? showId);
    if (reviews > 0) this.#reviewed.add(show, reviews);
    else this.#addUnreviewed(show);
  }

  /** Orders a show, and those merged into it, by its number of reviews. */
  #order(showId: string): void {
    if (!this.#recounted.delete(showId)) return;
    // It may have been merged into another since then.
    const current = this.get(showId)?.id ?? showId;
    const reviews = this.#reviewsOf(current);
    for (const id of this.idsOf(current)) this.#reviewed.search.setReviews(id, reviews);
  }

  /** Most guilds have no such show, and a search takes six kilobytes. */
  #addUnreviewed(show: Show): void {
    this.#unreviewed ??= new SearchedShows();
    this.#unreviewed.add(show, 0);
  }

  #displace(show: Show): void {
    this.#reviewed.remove(show);
    this.#unreviewed?.remove(show);
  }

  /** The shows with exactly this title, or that one with it was merged into: first the one that has it longest. */
  titled(title: string): readonly Show[] {
    return this.#current(this.#titled(title).toSorted((a, b) => a.addedAt - b.addedAt));
  }

  /** As `titled`, of the shows that people here call so: not those that have it from the catalogue. */
  named(title: string): readonly Show[] {
    return this.#current(this.#titled(title).filter(isNamed(title)));
  }

  #titled(title: string): Show[] {
    return this.#searched('all').flatMap(({ search }) => search.findByTitle(title));
  }

  match(typed: TitleAndYear): ShowMatch {
    const titled = this.#titled(typed.title);
    // The catalogue knows many titles of a show, and some are what members call another one.
    const named = matchYear(titled.filter(isNamed(typed.title)), typed.year);
    const isMeant = named.kind === 'one' && (typed.year ?? named.show.year) === named.show.year;
    const match = isMeant ? named : matchYear(titled, typed.year);
    if (match.kind === 'none') return match;
    if (match.kind === 'one') return { kind: 'one', show: this.get(match.show.id) ?? match.show };
    const shows = this.#current(match.shows);
    const [first] = shows;
    // When none of them has the typed year, the member is asked, even if they are all merged into one show.
    return first !== undefined && shows.length === 1 && typed.year === undefined
      ? { kind: 'one', show: first }
      : { kind: 'several', shows };
  }

  /** The show with one of these ids, as `isSameShow` says; for a merged one, the one it was merged into. */
  byIds(identified: Identified): Show | undefined {
    const [first] = this.#current(this.#byRef.same(identified));
    return first;
  }

  /**
   * The newest show with reviews that a member may have meant when they added this one. Two of the catalogue are two, however
   * like their titles are.
   */
  closest(added: TitleAndYear & Pick<Identified, 'ids'>): Show | undefined {
    const near = this.#searched('reviewed').flatMap(({ search }) => search.findNear(added));
    const isMeant = ({ mergedInto, ids }: Show) =>
      mergedInto === undefined && (ids === undefined || added.ids === undefined);
    return near.filter(isMeant).sort(newestFirst)[0];
  }

  /** Shows that match what a member is typing; the newest shows while they have typed nothing. */
  suggest(typed: string, limit: number, among: Among = 'reviewed'): FoundShows {
    const searched = this.#searched(among);
    if (typed.trim() === '') {
      const newest = searched.flatMap((shows) => shows.newest(limit)).sort(newestFirst);
      return { ...NOTHING_FOUND, matching: newest.slice(0, limit) };
    }
    return mergeFound(
      searched.map(({ search }) => search.search(typed, limit, (show) => this.get(show.id) ?? show)),
      limit,
    );
  }

  /** Replaces merged shows by the ones they were merged into, and removes duplicates. */
  #current(shows: readonly Show[]): Show[] {
    return [...new Set(shows.map((show) => this.get(show.id) ?? show))];
  }
}

function isNamed(title: string): (show: Show) => boolean {
  const key = titleKey(title);
  return (show) => namesOf(show).some((name) => titleKey(name) === key);
}
