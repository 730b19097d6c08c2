import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { describeFailure, type StorageFailure } from './sqlite-failure.ts';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly SQLInputValue[];
}

/** A statement's rows, once its writes are on disk, or why it failed. */
export type StatementResult = { readonly rows: unknown[] } | { readonly failure: StorageFailure };

/**
 * Returns a function that runs statements in order in one transaction, so that they share one wait for the disk. When a
 * statement fails, SQLite undoes only that one. When an error rolls back the whole transaction (a full disk, at a
 * statement or at the commit), each statement runs again by itself and gets its own result: Keyv's statements are
 * upserts and deletes by key, so running one again does no harm.
 */
export function createGroupRunner(
  database: DatabaseSync,
  file: string,
): (group: readonly Statement[]) => readonly StatementResult[] {
  const prepared = new Map<string, StatementSync>();

  const runAlone = ({ sql, parameters }: Statement): StatementResult => {
    try {
      const statement = prepared.get(sql) ?? database.prepare(sql);
      prepared.set(sql, statement);
      return { rows: statement.all(...parameters) };
    } catch (error) {
      return { failure: describeFailure(error, file) };
    }
  };

  /** The results, or undefined when SQLite rolled the transaction back. */
  const runTogether = (group: readonly Statement[]): readonly StatementResult[] | undefined => {
    const results: StatementResult[] = [];
    for (const statement of group) {
      results.push(runAlone(statement));
      if (!database.isTransaction) return undefined;
    }
    try {
      database.exec('COMMIT');
      return results;
    } catch {
      if (database.isTransaction) database.exec('ROLLBACK');
      return undefined;
    }
  };

  return (group) => {
    if (group.length === 1) return group.map(runAlone);
    try {
      // IMMEDIATE: a transaction that begins by reading cannot write any more once another program has written.
      database.exec('BEGIN IMMEDIATE');
    } catch (error) {
      const failure = describeFailure(error, file);
      return group.map(() => ({ failure }));
    }
    return runTogether(group) ?? group.map(runAlone);
  };
}
