/**
 * For sorting ids by when they were given: negative when the first is older. As text, since parsing them takes longer
 * than all the rest of sorting many; what has fewer digits is older.
 */
export function compareSnowflakes(a: string, b: string): number {
  if (a === b) return 0;
  return a.length - b.length || (a < b ? -1 : 1);
}
