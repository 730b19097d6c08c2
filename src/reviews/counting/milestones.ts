/**
 * The highest milestone reached: 10, 50, 100, 500, 1000 and so on; 0 before the first.
 * @param helpful how many people found a review helpful
 */
export function milestoneReached(helpful: number): number {
  let reached = 0;
  for (let next = 10, isTen = true; next <= helpful; next *= isTen ? 5 : 2, isTen = !isTen) reached = next;
  return reached;
}
