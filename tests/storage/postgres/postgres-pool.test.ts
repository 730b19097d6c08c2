import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { isConnectionLost } from '../../../src/storage/postgres/postgres-failure.ts';
import { PostgresPool } from '../../../src/storage/postgres/postgres-pool.ts';

/** A message of the server: https://www.postgresql.org/docs/current/protocol-message-formats.html */
function message(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length + length.length);
  return Buffer.concat([Buffer.from(type), length, content]);
}

const AUTHENTICATED = message('R', Buffer.alloc(4));
const READY = message('Z', Buffer.from('I'));
const ENDING = message('E', Buffer.from('SFATAL\0C57P01\0Mterminating connection\0\0'));

test('A connection that the server ends as soon as it is made is told of to whoever wanted it, and to nobody else', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(Buffer.concat([AUTHENTICATED, READY, ENDING])));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const pool = new PostgresPool(
    `postgres://ovation@127.0.0.1:${(server.address() as AddressInfo).port}/ovation`,
  );
  onTestFinished(() => pool.close());
  await expect(pool.single()).rejects.toSatisfy(isConnectionLost);
  await expect(pool.with(1000, async () => {})).rejects.toSatisfy(isConnectionLost);
});
