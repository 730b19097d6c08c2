import { AsyncLocalStorage } from 'node:async_hooks';
import type { KeyvCall } from '../backend.ts';
import type { Statement } from './act-group.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

/** The statements of one act, while Keyv sends them. */
interface Gathering {
  readonly expected: number;
  readonly statements: Statement[];
  readonly rows: PromiseWithResolvers<readonly unknown[][]>;
}

/**
 * Lets several calls of Keyv, which sends its statements one by one, write all or nothing: gathers the statements of one
 * act until as many have come as it has calls, then runs them together.
 */
export class StatementGatherer {
  readonly #connection: SqliteConnection;
  /** Tells a statement which act its call belongs to. */
  readonly #gathering = new AsyncLocalStorage<Gathering>();

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  /** For Keyv's driver: runs a statement by itself, or with the act that its call belongs to. */
  async query(sql: string, parameters: Statement['parameters']): Promise<unknown[]> {
    const gathering = this.#gathering.getStore();
    if (gathering === undefined) return (await this.#connection.run([{ sql, parameters }]))[0] ?? [];
    const { statements, expected, rows } = gathering;
    if (statements.length === expected) throw new Error('A call of Keyv sent more than one statement');
    const index = statements.push({ sql, parameters }) - 1;
    if (statements.length === expected) this.#connection.run(statements).then(rows.resolve, rows.reject);
    return (await rows.promise)[index] ?? [];
  }

  /** Resolves once the statements of all calls are on disk; rejects, with none of them carried out, when one fails. */
  async commit(calls: readonly KeyvCall[]): Promise<void> {
    const rows = Promise.withResolvers<readonly unknown[][]>();
    const gathering: Gathering = { expected: calls.length, statements: [], rows };
    // A call that fails before it sends its statement leaves the act incomplete, so that nothing of it runs.
    await this.#gathering.run(gathering, () => Promise.all(calls.map((call) => call())));
  }
}
