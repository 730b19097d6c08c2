import type { Store, Write } from '../../../src/storage/store/store.ts';

export type Row = readonly [namespace: string, key: string, value: string];

/** What a database's own client does with the rows of a transaction, beside Ovation. */
export interface Floor {
  /** Resolves once the rows are on disk, with other values each time: a database does less when a row stays as it is. */
  put(rows: readonly Row[]): Promise<void>;
  end(): Promise<unknown>;
}

/** The rows that a commit has put, as they are now. */
export async function rowsOf(store: Store, writes: readonly Write[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { entryId } of writes) {
    const [namespace = '', key = ''] = entryId.split('\n');
    const [kind, guildId] = namespace.split(':') as ['reviews' | 'votes' | 'activity' | 'outbox', string];
    const entry = await (kind === 'outbox' ? store.outbox : store.guild(guildId)[kind]).get(key);
    rows.push([namespace, key, JSON.stringify({ value: { v: 1, ...entry } })]);
  }
  return rows;
}
