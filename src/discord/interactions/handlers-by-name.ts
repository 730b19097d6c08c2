/** All handlers of one kind by name. Throws when two commands use the same name. */
export function handlersByName<H>(
  records: readonly (Readonly<Record<string, H>> | undefined)[],
): Map<string, H> {
  const handlers = new Map<string, H>();
  for (const [name, handler] of records.flatMap((record) => Object.entries(record ?? {}))) {
    if (handlers.has(name)) throw new Error(`Two handlers use the custom id "${name}"`);
    handlers.set(name, handler);
  }
  return handlers;
}
