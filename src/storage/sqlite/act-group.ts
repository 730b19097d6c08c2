import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type * as statements from '../statement-gatherer.ts';
import { describeFailure, type StorageFailure } from './sqlite-failure.ts';

export type Statement = statements.Statement<SQLInputValue>;

/** Statements that take effect together or not at all. */
export type Act = readonly Statement[];

/** The rows of each statement of an act, once its writes are on disk, or why none of them took effect. */
export type ActResult = { readonly rows: readonly unknown[][] } | { readonly failure: StorageFailure };

/**
 * Returns a function that runs acts in order in one transaction, so that they share one wait for the disk. When anything
 * fails in it, a statement or the commit, nothing of it has happened, and each act runs again in a transaction of its
 * own and gets its own result: Keyv's statements are upserts and deletes by key, so running one again does no harm.
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

  /** Ends a transaction. Throws, with nothing of the acts done, when one of their statements or the commit fails. */
  const runBegun = (acts: readonly Act[]): readonly ActResult[] => {
    try {
      const results = acts.map((act) => ({ rows: act.map(runStatement) }));
      database.exec('COMMIT');
      return results;
    } catch (error) {
      // A full disk makes SQLite roll back by itself.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };

  /** @param failed answers for a transaction that has been undone */
  const runTogether = (
    group: readonly Act[],
    failed: (failure: StorageFailure) => readonly ActResult[],
  ): readonly ActResult[] => {
    try {
      // IMMEDIATE: a transaction that begins by reading cannot write any more once another program has written.
      database.exec('BEGIN IMMEDIATE');
    } catch (error) {
      // Each act alone would wait as long for the other program.
      const failure = describeFailure(error, file);
      return group.map(() => ({ failure }));
    }
    try {
      return runBegun(group);
    } catch (error) {
      return failed(describeFailure(error, file));
    }
  };

  /** One statement is a transaction of its own; one that reads then waits for no other program. */
  const runAlone = (act: Act): readonly ActResult[] => {
    if (act.length > 1) return runTogether([act], (failure) => [{ failure }]);
    try {
      return [{ rows: act.map(runStatement) }];
    } catch (error) {
      return [{ failure: describeFailure(error, file) }];
    }
  };

  return (group) =>
    group.length === 1 ? group.flatMap(runAlone) : runTogether(group, () => group.flatMap(runAlone));
}
