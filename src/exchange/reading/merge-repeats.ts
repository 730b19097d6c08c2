import { hasText } from '../../reviews/review.ts';
import { refsOf } from '../../reviews/shows/show-ids.ts';
import { titleKey } from '../../reviews/shows/title.ts';
import { unitedOpinion } from '../../reviews/united-opinion.ts';
import type { DraftReview, DraftRow } from '../formats/format.ts';

/** The sites whose id names one season of an anime: the seasons share the ids of the whole. */
const SEASON = /^(?:anilist|mal|bangumi):/;

/** Rows about one show: their places, and what they are known by. */
interface Group {
  readonly places: number[];
  readonly keys: Set<string>;
}

/**
 * Of several rows about one show the newest stays, by the day it was watched, then by that it was written, then by its place; the others
 * become skipped ones. What it does not have, text or score, it takes from the newest that has it, so that no newer row takes away
 * what an older one said. Rows stay where they were.
 */
export function mergeRepeats(rows: readonly DraftRow[]): readonly DraftRow[] {
  const merged = [...rows];
  for (const places of groupsOf(rows)) {
    if (places.length === 1) continue;
    const [newest, ...older] = places
      .flatMap((place) => {
        const row = rows[place];
        return row !== undefined && 'review' in row ? [{ place, review: row.review }] : [];
      })
      .sort((one, other) => compare(other.review, one.review) || other.place - one.place);
    if (newest === undefined) continue;
    let { review } = newest;
    for (const { place, review: other } of older) {
      const { file, line, title } = other;
      const text = hasText(review.opinion) ? (other.whole ?? other.opinion.body) : undefined;
      merged[place] = { skipped: { file, line, title, reason: 'repeated', text } };
      review = united(review, other);
    }
    merged[newest.place] = { review };
  }
  return merged;
}

/** The places of rows about one show each. */
function groupsOf(rows: readonly DraftRow[]): Iterable<readonly number[]> {
  const groups = new Map<string, Group>();
  for (const [place, row] of rows.entries()) {
    if (!('review' in row)) continue;
    const keys = keysOf(row.review);
    const found = new Set(keys.flatMap((key) => groups.get(key) ?? []));
    // The small ones join the largest: the other way round, rows that join one by one take time by the square of their number.
    const [group = { places: [], keys: new Set<string>() }, ...others] = [...found].sort(
      (one, other) => other.places.length - one.places.length,
    );
    group.places.push(place);
    for (const other of others) for (const itsPlace of other.places) group.places.push(itsPlace);
    // A row that has an id of two shows so far says that they are one.
    for (const key of [...keys, ...others.flatMap((other) => [...other.keys])]) {
      group.keys.add(key);
      groups.set(key, group);
    }
  }
  return new Set(groups.values()).values().map(({ places }) => places);
}

/** What says that a row is about the same show as another: its ids, and without them its title and year. */
function keysOf({ ids, title = '', year, kind }: DraftReview): readonly string[] {
  const refs = refsOf({ ids });
  const seasons = refs.filter((ref) => SEASON.test(ref));
  if (seasons.length > 0) return seasons;
  return refs.length > 0 ? refs : [`${titleKey(title)} (${year ?? ''}) ${kind ?? ''}`];
}

function compare(one: DraftReview, other: DraftReview): number {
  const seen = ({ watchedAt, writtenAt }: DraftReview) => watchedAt ?? writtenAt ?? 0;
  return seen(one) - seen(other) || (one.writtenAt ?? 0) - (other.writtenAt ?? 0);
}

const united = (newer: DraftReview, older: DraftReview): DraftReview => ({
  ...newer,
  ids: { ...older.ids, ...newer.ids },
  opinion: unitedOpinion(newer.opinion, older.opinion),
  rounded: (newer.opinion.score === undefined ? older : newer).rounded,
  whole: (hasText(newer.opinion) ? newer : older).whole,
});
