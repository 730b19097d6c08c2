import { LAST } from '../read-pages.ts';
import type { Statement } from './act-group.ts';

const DELETE = `DELETE FROM keyv WHERE rowid IN (
  SELECT rowid FROM keyv WHERE namespace = ? AND key > ? AND key < ? LIMIT ?) RETURNING 1`;

/** How many entries are deleted at once, while all others wait for the disk. */
const ROWS = 500;

/** Deletes the entries of a namespace, in several commits. @param beginning only those whose keys are longer and begin like this */
export async function clearRows(
  run: (statement: Statement) => Promise<readonly unknown[][]>,
  namespace: string,
  beginning = '',
): Promise<void> {
  for (let deleted = ROWS; deleted === ROWS; ) {
    const [rows = []] = await run({
      sql: DELETE,
      parameters: [namespace, beginning, `${beginning}${LAST}`, ROWS],
    });
    deleted = rows.length;
  }
}
