/**
 * Sorts ids by age: negative when the first is older. It compares text, because parsing would take longer than the rest
 * of a sort; an id with fewer digits is older.
 */
export function compareSnowflakes(a: string, b: string): number {
  if (a === b) return 0;
  return a.length - b.length || (a < b ? -1 : 1);
}
