import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type ActResult, createGroupRunner } from '../../../src/storage/sqlite/act-group.ts';

function openTable(definition: string): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  database.exec(definition);
  return database;
}

const kinds = (results: readonly ActResult[]): string[] =>
  results.map((result) => ('failure' in result ? result.failure.code : 'done'));

describe('a group of acts', () => {
  test('gives each statement its own rows, which include what earlier acts wrote', () => {
    const run = createGroupRunner(openTable('CREATE TABLE t (a)'), 'file');
    const insert = { sql: 'INSERT INTO t VALUES (?)', parameters: [1] };
    const count = { sql: 'SELECT count(*) AS count FROM t', parameters: [] };
    expect(run([[count], [insert, count], [insert], [count]])).toEqual([
      { rows: [[{ count: 0 }]] },
      { rows: [[], [{ count: 1 }]] },
      { rows: [[]] },
      { rows: [[{ count: 2 }]] },
    ]);
  });

  test('undoes an act of which one statement fails, and carries out the others', () => {
    const database = openTable('CREATE TABLE t (a UNIQUE)');
    const run = createGroupRunner(database, 'file');
    const insert = (a: number) => ({ sql: 'INSERT INTO t VALUES (?)', parameters: [a] });
    const nonsense = { sql: 'SELECT nonsense', parameters: [] };
    const results = run([[insert(1)], [insert(3), insert(1)], [insert(4), nonsense], [insert(2)]]);
    expect(kinds(results)).toEqual(['done', 'unavailable', 'unavailable', 'done']);
    expect(database.prepare('SELECT a FROM t').all()).toEqual([{ a: 1 }, { a: 2 }]);
    expect(database.isTransaction).toBe(false);
  });

  test('runs each act by itself when the commit fails, so that only the cause fails', () => {
    // A deferred foreign key is checked at the commit.
    const database = openTable(
      'CREATE TABLE p (a PRIMARY KEY); CREATE TABLE t (a REFERENCES p DEFERRABLE INITIALLY DEFERRED)',
    );
    const run = createGroupRunner(database, 'file');
    const parent = { sql: 'INSERT INTO p VALUES (?)', parameters: [1] };
    const child = (a: number) => ({ sql: 'INSERT INTO t VALUES (?)', parameters: [a] });
    expect(kinds(run([[parent], [child(1), child(1)], [child(1), child(2)], [child(1)]]))).toEqual([
      'done',
      'done',
      'unavailable',
      'done',
    ]);
    expect(database.prepare('SELECT a FROM t').all()).toEqual([{ a: 1 }, { a: 1 }, { a: 1 }]);
    expect(database.isTransaction).toBe(false);
  });
});
