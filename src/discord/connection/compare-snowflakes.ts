/**
 * For sorting ids by when they were given: negative when the first is older. As text, since parsing them takes longer
 * than all the rest of sorting many; what has fewer digits is older.
 */
export function compareSnowflakes(one: string, other: string): number {
  if (one === other) return 0;
  return one.length - other.length || (one < other ? -1 : 1);
}
