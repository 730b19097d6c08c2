/** A property in a value of somebody else's JSON, or in one of its properties; undefined where there is none. */
export function property(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const name of path) {
    if (typeof found !== 'object' || found === null || Array.isArray(found) || !Object.hasOwn(found, name))
      return undefined;
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return found;
}

/** A property as text, as which a number stands, too; '' where there is none, or something else. */
export function textIn(value: unknown, ...path: readonly string[]): string {
  const found = property(value, ...path);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

/** Whether a property says yes, as JSON of different age says it. */
export const isSet = (value: unknown): boolean =>
  value === true || value === 1 || value === '1' || value === 'true';
