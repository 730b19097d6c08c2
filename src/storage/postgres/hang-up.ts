import type { Socket } from 'node:net';
import type pg from 'pg';
import { soon } from './patience.ts';

/** Ends a connection that is no pool's. Resolves soon, also when the server says nothing. */
export async function hangUp(client: pg.Client): Promise<void> {
  await soon(client.end());
  sever(client);
}

/** Closes a connection at once, whatever is under way on it, as if it had broken. */
export function sever(client: pg.ClientBase): void {
  const { connection } = client as pg.ClientBase & { connection: { stream: Socket } };
  connection.stream.destroy();
}
