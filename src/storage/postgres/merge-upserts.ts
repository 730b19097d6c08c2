import type { Statement } from '../statement-gatherer.ts';

/** What is sent in the place of so many statements, which all have its rows. */
export interface Merged {
  readonly statement: Statement;
  readonly count: number;
}

/** What Keyv's adapter writes one entry with: its key, value, namespace and when it expires. */
const VALUES = /\bVALUES ?\(\$1, \$2, \$3, \$4\)/;
const MANY = 'SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[])';

/** How many are sent as one at most: the server does these while we write the next down. */
const MOST = 100;

/** By Keyv's statement, that for many. */
const merged = new Map<string, string | undefined>();

/** Puts upserts that follow each other into one statement, which the server reads, plans and answers once. */
export function mergeUpserts(statements: readonly Statement[]): Merged[] {
  const result: Merged[] = [];
  for (let from = 0; from < statements.length; ) {
    const run = runFrom(statements, from);
    result.push(run);
    from += run.count;
  }
  return result;
}

function runFrom(statements: readonly Statement[], from: number): Merged {
  const first = statements[from] as Statement;
  const sql = forMany(first.sql);
  let to = from + 1;
  if (sql !== undefined) while (to - from < MOST && statements[to]?.sql === first.sql) to += 1;
  if (sql === undefined || to === from + 1) return { statement: first, count: 1 };
  // One statement may not write an entry twice: the last of them stays.
  const entries = new Map<string, readonly unknown[]>();
  for (const { parameters } of statements.slice(from, to)) {
    const [key, , namespace] = parameters;
    entries.set(JSON.stringify([namespace, key]), parameters);
  }
  const rows = [...entries.values()];
  const columns = [0, 1, 2, 3].map((column) => rows.map((row) => row[column]));
  return { statement: { sql, parameters: columns }, count: to - from };
}

function forMany(sql: string): string | undefined {
  if (!merged.has(sql)) merged.set(sql, VALUES.test(sql) ? sql.replace(VALUES, MANY) : undefined);
  return merged.get(sql);
}
