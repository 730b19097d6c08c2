/**
 * The names of things that are offered beside each other.
 * @param nameOf the name of one; with `isApart`, what tells it from another of that name, if anything does
 */
export function namesApart<T>(
  things: readonly T[],
  nameOf: (thing: T, isApart: boolean) => string,
): string[] {
  const named = things.map((thing) => ({ thing, name: nameOf(thing, false) }));
  const groups = Map.groupBy(named, ({ name }) => name);
  return named.map(({ thing, name }) => (groups.get(name)?.length === 1 ? name : nameOf(thing, true)));
}
