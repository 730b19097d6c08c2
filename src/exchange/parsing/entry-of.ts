/** What a table of ours has for a word of somebody else's file, which may be "constructor" as well. */
export const entryOf = <Value>(table: Readonly<Record<string, Value>>, word: string): Value | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;
