import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { describeFailure, type StorageFailure } from './sqlite-failure.ts';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly SQLInputValue[];
}

/** Statements that take effect together or not at all. */
export type Act = readonly Statement[];

/** The rows of each statement of an act, once its writes are on disk, or why none of them took effect. */
export type ActResult = { readonly rows: readonly unknown[][] } | { readonly failure: StorageFailure };

/**
 * Returns a function that runs acts in order in one transaction, so that they share one wait for the disk. An act whose
 * statement fails is undone alone. When an error rolls back the whole transaction (a full disk, at a statement or at the
 * commit), each act runs again by itself and gets its own result: Keyv's statements are upserts and deletes by key, so
 * running one again does no harm.
 */
export function createGroupRunner(
  database: DatabaseSync,
  file: string,
): (group: readonly Act[]) => readonly ActResult[] {
  const prepared = new Map<string, StatementSync>();

  const runStatement = ({ sql, parameters }: Statement): unknown[] => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement.all(...parameters);
  };

  /** Inside a transaction a savepoint is a part of it; outside, it is a transaction of its own. */
  const runAct = (act: Act): ActResult => {
    try {
      if (act.length === 1) return { rows: act.map(runStatement) };
      database.exec('SAVEPOINT act');
      const rows = act.map(runStatement);
      database.exec('RELEASE act');
      return { rows };
    } catch (error) {
      if (act.length > 1 && database.isTransaction) database.exec('ROLLBACK TO act; RELEASE act');
      return { failure: describeFailure(error, file) };
    }
  };

  /** The results, or undefined when SQLite rolled the transaction back. */
  const runTogether = (group: readonly Act[]): readonly ActResult[] | undefined => {
    const results: ActResult[] = [];
    for (const act of group) {
      results.push(runAct(act));
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
    if (group.length === 1) return group.map(runAct);
    try {
      // IMMEDIATE: a transaction that begins by reading cannot write any more once another program has written.
      database.exec('BEGIN IMMEDIATE');
    } catch (error) {
      const failure = describeFailure(error, file);
      return group.map(() => ({ failure }));
    }
    return runTogether(group) ?? group.map(runAct);
  };
}
