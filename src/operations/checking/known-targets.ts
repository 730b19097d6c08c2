import { partsOfKey } from '../../reviews/review.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type { ImportRecord } from '../../storage/entries/data-entries.ts';
import type { GuildEntries, Kind } from '../../storage/entries/guild-entries.ts';
import type { Finding } from './finding.ts';
import { LOST, type Reference, referenceOf } from './references.ts';

type Lost = Pick<Finding, 'fault' | 'key' | 'about'> & { readonly kind: Kind };

interface Referrer extends Reference {
  readonly kind: Kind;
  /** The key of the entry that refers. */
  readonly from: string;
}

/** What the entries of one guild are about, and what of that there is. */
export class KnownTargets {
  readonly #known = { show: new Set<string>(), review: new Set<string>(), import: new Set<string>() };
  /** By the id of a show: the show that it is merged into. */
  readonly #merged = new Map<string, string>();
  readonly #referrers: Referrer[] = [];
  /** Keys of reviews. */
  readonly #misfiled: string[] = [];

  add(kind: Kind, key: string, entry: GuildEntries[Kind]): void {
    if (kind === 'shows') this.#addShow(entry as Show);
    if (kind === 'reviews') this.#known.review.add(key);
    if (kind === 'reviews' && !isReviewKey(key)) {
      this.#misfiled.push(key);
      return;
    }
    if (kind === 'imports') this.#known.import.add((entry as ImportRecord).id);
    const reference = referenceOf(kind, key, entry);
    // Most are about something that is there already, and need not be remembered.
    if (reference === undefined || this.#known[reference.to].has(reference.key)) return;
    this.#referrers.push({ ...reference, kind, from: key });
  }

  /** The entries that are about something that is not there. */
  *lost(): Generator<Lost> {
    for (const key of this.#misfiled) yield { kind: 'reviews', key, fault: 'misfiled' };
    for (const { to, key: about, kind, from: key } of this.#referrers)
      if (!this.#known[to].has(about)) yield { kind, key, about, fault: LOST[to] };
    for (const [key, about] of this.#merged)
      if (this.#leadsNowhere(key)) yield { kind: 'shows', key, about, fault: 'merged-into-nothing' };
  }

  #addShow({ id, mergedInto }: Show): void {
    this.#known.show.add(id);
    if (mergedInto !== undefined) this.#merged.set(id, mergedInto);
  }

  /** Of shows that are merged into each other in a circle, the first by id is the one that has to go back. */
  #leadsNowhere(showId: string): boolean {
    let isFirst = true;
    for (let next = this.#merged.get(showId), steps = 0; next !== undefined; next = this.#merged.get(next)) {
      if (next === showId) return isFirst;
      if (!this.#known.show.has(next)) return steps === 0;
      isFirst &&= showId < next;
      steps += 1;
      // It leads into a circle of others.
      if (steps > this.#merged.size) return false;
    }
    return false;
  }
}

function isReviewKey(key: string): boolean {
  const { showId = '', authorId = '' } = partsOfKey(key) ?? {};
  return showId !== '' && authorId !== '';
}
