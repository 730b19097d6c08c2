import { AsyncLocalStorage } from 'node:async_hooks';
import type { KeyvCall } from './backend.ts';

export interface Statement<Parameter = unknown> {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** Resolves to the rows of each statement once all of them are on disk; rejects with StorageError when none of them is. */
type Run<Parameter> = (act: readonly Statement<Parameter>[]) => Promise<readonly unknown[][]>;

/** The statements of one act, while Keyv sends them. */
interface Gathering<Parameter> {
  readonly expected: number;
  readonly statements: Statement<Parameter>[];
  readonly rows: PromiseWithResolvers<readonly unknown[][]>;
}

/**
 * Lets several calls of Keyv, which sends its statements one by one, write all or nothing: gathers the statements of one
 * act until as many have come as it has calls, then runs them together.
 */
export class StatementGatherer<Parameter = unknown> {
  readonly #run: Run<Parameter>;
  /** Tells a statement which act its call belongs to. */
  readonly #gathering = new AsyncLocalStorage<Gathering<Parameter>>();

  constructor(run: Run<Parameter>) {
    this.#run = run;
  }

  /** For Keyv's driver: runs a statement by itself, or with the act that its call belongs to. */
  async query(sql: string, parameters: readonly Parameter[]): Promise<unknown[]> {
    const gathering = this.#gathering.getStore();
    if (gathering === undefined) return (await this.#run([{ sql, parameters }]))[0] ?? [];
    const { statements, expected, rows } = gathering;
    if (statements.length === expected) throw new Error('A call of Keyv sent more than one statement');
    const index = statements.push({ sql, parameters }) - 1;
    if (statements.length === expected) this.#run(statements).then(rows.resolve, rows.reject);
    return (await rows.promise)[index] ?? [];
  }

  /** Resolves once the statements of all calls are on disk; rejects, with none of them carried out, when one fails. */
  async commit(calls: readonly KeyvCall[]): Promise<void> {
    if (calls.length === 0) return;
    const rows = Promise.withResolvers<readonly unknown[][]>();
    const gathering: Gathering<Parameter> = { expected: calls.length, statements: [], rows };
    // A call that fails before it sends its statement leaves the act incomplete, so that nothing of it runs.
    // The rows first: some adapters keep to themselves why the database refused.
    await this.#gathering.run(gathering, () => Promise.all([rows.promise, ...calls.map((call) => call())]));
  }
}
