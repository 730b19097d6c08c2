const LEVELS = '▁▂▃▄▅▆▇█';
export const AXIS = '`0   2   4   6   8   10`';

/**
 * Bars of text in place of a picture, over their axis: the 21 counts, from score 0 to 10 in halves. What was given at all
 * stands above what was not.
 */
export function barsOfText(counts: readonly number[]): string {
  return `${barsAlone(counts)}\n${AXIS}`;
}

export function barsAlone(counts: readonly number[]): string {
  const most = Math.max(...counts);
  const level = (count: number) =>
    count === 0 ? 1 : Math.max(2, Math.round((LEVELS.length * count) / most));
  return `\`${counts.map((count) => LEVELS[level(count) - 1]).join('')}\``;
}
