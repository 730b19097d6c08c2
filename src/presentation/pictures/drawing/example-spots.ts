export interface Spot {
  readonly x: number;
  readonly y: number;
}

/**
 * Where the numbered examples are drawn: on their spot, and those that share one side by side around it, so that none covers
 * another's number.
 * @param apart between the middles of neighbours
 * @param right the furthest to the right that a middle may lie
 */
export function examplesOf(spots: readonly Spot[], apart: number, right: number): Spot[] {
  return spots.map((spot, index) => {
    const together = spots.flatMap(({ x, y }, other) => (x === spot.x && y === spot.y ? [other] : []));
    const first = Math.min(
      spot.x - ((together.length - 1) * apart) / 2,
      right - (together.length - 1) * apart,
    );
    return { x: first + together.indexOf(index) * apart, y: spot.y };
  });
}
