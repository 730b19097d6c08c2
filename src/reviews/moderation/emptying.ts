/** Deletions in a channel belong together while each follows another within this time, in milliseconds. */
const GAP = 10 * 60_000;

/** Nobody deletes more messages of reviews than this one by one because of what stands in them. */
const MOST_BY_HAND = 5;

/**
 * Whether a channel is being emptied, rather than single reviews deleted because of what stands in them. Discord does not
 * say why a message is gone: old ones can only be deleted one at a time, so numbers have to tell.
 * @param gone how many reviews have lost their message there, one soon after the other
 * @param left how many still have one there
 */
export const isEmptying = (gone: number, left: number): boolean =>
  gone > MOST_BY_HAND || (gone > 1 && left === 0) || (gone > 2 && gone >= left);

/**
 * The losses that belong together with what happened at a moment, oldest first: each within ten minutes of another.
 * @param at milliseconds since the epoch
 */
export function lossesAround<Loss extends { readonly at: number }>(
  losses: readonly Loss[],
  at: number,
): Loss[] {
  const sorted = losses.toSorted((a, b) => a.at - b.at);
  const nearest = sorted.findIndex((loss) => Math.abs(loss.at - at) <= GAP);
  if (nearest === -1) return [];
  let [first, last] = [nearest, nearest];
  const isNear = (index: number, other: number) => {
    const [one, two] = [sorted[index], sorted[other]];
    return one !== undefined && two !== undefined && Math.abs(one.at - two.at) <= GAP;
  };
  while (isNear(first - 1, first)) first -= 1;
  while (isNear(last + 1, last)) last += 1;
  return sorted.slice(first, last + 1);
}
