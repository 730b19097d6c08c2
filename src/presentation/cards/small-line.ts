import { columnsOf, SMALL_COLUMNS } from './columns.ts';

/** A line of small text with as many of these facts as fit into it, in their order; the first in any case. */
export function smallLine(facts: readonly string[]): string {
  const [first = '', ...others] = facts;
  let line = first;
  for (const fact of others) {
    const longer = `${line} · ${fact}`;
    if (columnsOf(longer.replaceAll('*', '')) > SMALL_COLUMNS) break;
    line = longer;
  }
  return `-# ${line}`;
}
