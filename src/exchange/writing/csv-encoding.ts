import { type Options, stringify } from 'csv-stringify/sync';
import type { Encoding } from './encoding.ts';

/** What a cell of a table holds; nothing for `undefined`. */
export type Cell = string | number | boolean | undefined;

export interface Table {
  readonly columns: readonly string[];
  /**
   * Whether people open it in a spreadsheet: it begins with a byte order mark, without which some take the texts for another
   * encoding, and a text that a spreadsheet would take for a formula begins with an apostrophe.
   */
  readonly isForSpreadsheets: boolean;
}

/** A table by RFC 4180. Several rows may be added at once. */
export function csvEncoding({ columns, isForSpreadsheets }: Table): Encoding<readonly (readonly Cell[])[]> {
  const options: Options = {
    quoted_string: true,
    escape_formulas: isForSpreadsheets,
    cast: { boolean: String },
  };
  return {
    begin: () => ({
      beginning: `${isForSpreadsheets ? '\uFEFF' : ''}${columns.join(',')}\n`,
      add: (rows) => stringify(rows as (readonly Cell[])[], options),
      end: () => '',
    }),
  };
}
