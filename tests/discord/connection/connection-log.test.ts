import { Events, REST } from 'discord.js';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createClient } from '../../../src/discord/connection/client.ts';
import { logConnection } from '../../../src/discord/connection/connection-log.ts';

test('A lost connection is logged once, however often discord.js retries, and once when it is back', () => {
  const lines: string[] = [];
  const client = createClient(new REST({ api: 'http://127.0.0.1:1/api' }));
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line).msg) });
  const counted: number[] = [];
  logConnection(client, log, { connectionLost: (shard) => void counted.push(shard) });
  client.emit(Events.ShardReady, 0, undefined);
  for (let attempt = 1; attempt <= 3; attempt++) client.emit(Events.ShardReconnecting, 0);
  client.emit(Events.ShardResume, 0, 1);
  client.emit(Events.ShardReconnecting, 0);
  client.emit(Events.ShardReady, 0, undefined);
  const [lost, back] = ['Lost the connection to Discord; reconnecting', 'The connection to Discord is back'];
  expect(lines).toEqual([lost, back, lost, back]);
  expect(counted).toEqual([0, 0]);
});
