import pg from 'pg';

let copies = 0;

/** Copies a database that nobody uses. Resolves to the address of the copy. */
export async function copyOnServer(url: string): Promise<string> {
  const copy = new URL(url);
  copies += 1;
  copy.pathname += `_${copies}`;
  const nameOf = ({ pathname }: URL) => pathname.slice(1);
  await query(url, `CREATE DATABASE ${nameOf(copy)} TEMPLATE ${nameOf(new URL(url))}`);
  return copy.href;
}

/** Resolves once the server has noticed that nobody is connected to a database any more. */
export async function untilUnused(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  while ((await query(url, `SELECT 1 FROM pg_stat_activity WHERE datname = '${name}'`)).length > 0);
}

/** Runs a statement on the server of a database. */
async function query(url: string, sql: string): Promise<unknown[]> {
  const server = new URL(url);
  server.pathname = 'postgres';
  const client = new pg.Client(server.href);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
