import { pairRows } from '../../storage/pair-entries.ts';

/** An entry as it is stored. Of what only another program can have written, the value may be anything. */
export interface StoredRow {
  readonly namespace: string;
  readonly key: string;
  readonly value: unknown;
}

/** All entries of a database, in the order of the bytes of their namespaces and keys. */
type Rows = Iterable<StoredRow> | AsyncIterable<StoredRow>;

/** How many rows were compared, how many of them were written meanwhile, and which is the first that differs otherwise. */
export interface Comparison {
  readonly rows: number;
  readonly written: number;
  readonly difference?: string | undefined;
}

/**
 * Compares each row of a database before a backup with that of the backup.
 * @param valueNow what the database has by now, which tells what was written meanwhile
 */
export async function compareRows(
  before: Rows,
  backup: Rows,
  valueNow: (namespace: string, key: string) => unknown,
): Promise<Comparison> {
  let [rows, written] = [0, 0];
  for await (const { key: name, one: held, other: kept } of pairRows(named(before), named(backup))) {
    const [namespace = '', key = ''] = name.split('\0');
    const isWritten = held !== kept && (await valueNow(namespace, key)) !== held;
    if (isWritten) written += 1;
    else if (held !== kept) return { rows, written, difference: `${namespace} ${key}` };
    rows += 1;
  }
  return { rows, written };
}

async function* named(rows: Rows) {
  for await (const { namespace, key, value } of rows) yield { key: `${namespace}\0${key}`, value };
}
