import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

/** How many rows were compared, how many of them were written meanwhile, and which is the first that differs otherwise. */
export interface Comparison {
  readonly rows: number;
  readonly written: number;
  readonly difference?: string | undefined;
}

const ROWS = 'SELECT namespace, key, value FROM keyv ORDER BY namespace, key';
const ROW = 'SELECT value FROM keyv WHERE namespace = ? AND key = ?';

/** Compares each row of a database before a backup with that of the backup. @param after tells which were written meanwhile */
export function compareRows(before: DatabaseSync, backup: DatabaseSync, after: DatabaseSync): Comparison {
  const [left, right] = [before.prepare(ROWS).iterate(), backup.prepare(ROWS).iterate()];
  const now = after.prepare(ROW);
  let [rows, written] = [0, 0];
  let [one, other] = [next(left), next(right)];
  for (; one !== undefined || other !== undefined; rows += 1) {
    const order = orderOf(one, other);
    const row = order <= 0 ? one : other;
    const [held, kept] = [order <= 0 ? one?.value : undefined, order >= 0 ? other?.value : undefined];
    const isWritten = held !== kept && now.get(row?.namespace ?? '', row?.key ?? '')?.value !== held;
    if (isWritten) written += 1;
    else if (held !== kept) return { rows, written, difference: `${row?.namespace} ${row?.key}` };
    if (order <= 0) one = next(left);
    if (order >= 0) other = next(right);
  }
  return { rows, written };
}

type SqlRow = Record<string, SQLOutputValue> | undefined;

/** SQLite's iterators end with null. */
const next = (rows: Iterator<Record<string, SQLOutputValue>>): SqlRow => rows.next().value ?? undefined;

/** Which row comes first, as SQLite orders texts: by their bytes in UTF-8. Negative: the first; 0: they have the same key. */
function orderOf(one: SqlRow, other: SqlRow): number {
  if (one === undefined || other === undefined) return one === undefined ? 1 : -1;
  const bytes = ({ namespace, key }: NonNullable<SqlRow>) => Buffer.from(`${namespace}\0${key}`);
  return Buffer.compare(bytes(one), bytes(other));
}
