/**
 * Sorts ids by age: negative when the first is older. Compares them as text, where fewer digits mean older, because parsing
 * would take longer than the rest of the sort.
 */
export function compareSnowflakes(a: string, b: string): number {
  if (a === b) return 0;
  return a.length - b.length || (a < b ? -1 : 1);
}
