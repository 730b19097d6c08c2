import { hasText } from '../../reviews/review.ts';
import { refsOf } from '../../reviews/shows/show-ids.ts';
import { titleKey } from '../../reviews/shows/title.ts';
import { unitedOpinion } from '../../reviews/united-opinion.ts';
import type { DraftReview, DraftRow } from '../formats/format.ts';
import { skippedRow } from '../formats/values/draft.ts';

/** The sites whose id names one season of an anime: the seasons share the ids of the whole. */
const SEASON = /^(?:anilist|mal|bangumi):/;

/**
 * Of several rows about one show the newest stays, by the day it was watched, then by that it was written, then by its place; the others
 * become skipped ones. What it does not have, text or score, it takes from the newest that has it, so that no newer row takes away
 * what an older one said. Rows stay where they were.
 */
export function mergeRepeats(rows: readonly DraftRow[]): readonly DraftRow[] {
  const merged = [...rows];
  for (const places of groupsOf(rows)) {
    const [newest, ...older] = places
      .flatMap((place) => {
        const row = rows[place];
        return row !== undefined && 'review' in row ? [{ place, review: row.review }] : [];
      })
      .sort((one, other) => compare(other.review, one.review) || other.place - one.place);
    if (newest === undefined) continue;
    let { review } = newest;
    for (const { place, review: other } of older) {
      const text = hasText(review.opinion) ? (other.whole ?? other.opinion.body) : undefined;
      merged[place] = skippedRow(other, 'repeated', { title: other.title, text });
      review = united(review, other);
    }
    merged[newest.place] = { review };
  }
  return merged;
}

/** The places of rows about one show each, where there are several. */
function groupsOf(rows: readonly DraftRow[]): Iterable<readonly number[]> {
  const known = new Map<string, number>();
  // Each row refers to an earlier one about its show, and the first of them to itself: most rows are alone, and take no more than that.
  const earlier = Int32Array.from(rows, (_, place) => place);
  const at = (place: number) => earlier[place] as number;
  const firstOf = (place: number) => {
    let first = place;
    while (at(first) !== first) {
      earlier[first] = at(at(first));
      first = at(first);
    }
    return first;
  };
  for (const [place, row] of rows.entries()) {
    if (!('review' in row)) continue;
    for (const key of keysOf(row.review)) {
      const other = known.get(key);
      if (other === undefined) known.set(key, place);
      else {
        // A row that has an id of two shows so far says that they are one.
        const [one, two] = [firstOf(place), firstOf(other)];
        earlier[Math.max(one, two)] = Math.min(one, two);
      }
    }
  }
  const groups = new Map<number, number[]>();
  for (const place of rows.keys()) {
    const first = firstOf(place);
    if (first === place) continue;
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [first, place]);
    else group.push(place);
  }
  return groups.values();
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
