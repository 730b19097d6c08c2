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

/** The losses that belong together, oldest first: each within ten minutes of another. */
export function lossGroups<Loss extends { readonly at: number }>(losses: readonly Loss[]): Loss[][] {
  const groups: Loss[][] = [];
  let last = -Infinity;
  for (const loss of losses.toSorted((a, b) => a.at - b.at)) {
    if (loss.at - last <= GAP) groups.at(-1)?.push(loss);
    else groups.push([loss]);
    last = loss.at;
  }
  return groups;
}

/**
 * The losses that belong together with what happened at a moment, oldest first.
 * @param at milliseconds since the epoch
 */
export const lossesAround = <Loss extends { readonly at: number }>(
  losses: readonly Loss[],
  at: number,
): Loss[] => lossGroups(losses).find((group) => group.some((loss) => Math.abs(loss.at - at) <= GAP)) ?? [];
