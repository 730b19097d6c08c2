import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { HealthReport } from '../../../src/operations/monitoring/health.ts';
import { type ServeOptions, serveMonitoring } from '../../../src/operations/monitoring/serve.ts';

const OK = { status: 'ok' } as const;
const WELL: HealthReport = { status: 'ok', parts: { start: OK, gateway: OK, store: OK } };

/** A server with a bot that is well and one metric, but for the changes; it ends with the test. */
async function serve(changes: Partial<ServeOptions> = {}) {
  const server = await serveMonitoring({
    host: '127.0.0.1',
    port: 0,
    health: { check: async () => WELL },
    registry: { metrics: async () => 'ovation_info 1\n', contentType: 'text/plain; version=0.0.4' as never },
    log: pino({ level: 'silent' }),
    ...changes,
  });
  onTestFinished(() => server.close());
  return server;
}

test('Health is 200 while the bot is well, and 503 with the reasons when it is not', async () => {
  const { url } = await serve();
  const well = await fetch(`${url}/health`);
  expect([well.status, well.headers.get('content-type'), await well.json()]).toEqual([
    200,
    'application/json',
    WELL,
  ]);
  const failing: HealthReport = { ...WELL, status: 'failing' };
  const sick = await fetch(`${(await serve({ health: { check: async () => failing } })).url}/health`);
  expect([sick.status, await sick.json()]).toEqual([503, failing]);
});

test('Metrics are given in the form that Prometheus asks for', async () => {
  const { url } = await serve();
  const answer = await fetch(`${url}/metrics?x=1`);
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    200,
    'text/plain; version=0.0.4',
    'ovation_info 1\n',
  ]);
});

test('Nothing else is there, and nothing can be changed', async () => {
  const { url } = await serve();
  for (const path of ['/', '/metrics/', '//health', '/health/../metrics%00'])
    expect((await fetch(`${url}${path}`)).status, path).toBe(404);
  for (const method of ['POST', 'PUT', 'DELETE'])
    expect((await fetch(`${url}/health`, { method, body: 'x' })).status, method).toBe(405);
  const head = await fetch(`${url}/metrics`, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('A metric that cannot be read is an answer, and stands in the log', async () => {
  const lines: string[] = [];
  const log = pino({}, { write: (line) => lines.push(line) });
  const metrics = () => Promise.reject(new Error('No such thing'));
  const { url } = await serve({ registry: { metrics, contentType: 'text/plain' as never }, log });
  expect((await fetch(`${url}/metrics`)).status).toBe(500);
  expect(lines.join('')).toContain('The metrics could not be read');
});

/** Connects, and begins to ask. Resolves once it is no longer connected. */
function askSlowly(url: string): { readonly socket: Socket; readonly closed: Promise<void> } {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write('GET /metrics HTTP/1.1\r\nHost: x\r\n');
  const closed = new Promise<void>((resolve) => socket.on('error', () => {}).once('close', () => resolve()));
  return { socket, closed };
}

test('Who only holds connections gets no more than there are, and the bot closes them all', async () => {
  const server = await serve();
  const asking = Array.from({ length: 17 }, () => askSlowly(server.url));
  // One too many.
  await Promise.race(asking.map(({ closed }) => closed));
  expect(asking.filter(({ socket }) => !socket.destroyed)).toHaveLength(16);
  server.close();
  await Promise.all(asking.map(({ closed }) => closed));
});

test('Who asks slowly is cut off after ten seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { url } = await serve();
  const { socket, closed } = askSlowly(url);
  await once(socket, 'connect');
  // By then the server has taken the first connection.
  expect((await fetch(`${url}/health`)).status).toBe(200);
  vi.advanceTimersByTime(10_000);
  await closed;
});

test.each([
  ['192.0.2.1', 0, 'EADDRNOTAVAIL'],
  ['no-such-host.invalid', 0, '(?:ENOTFOUND|EAI_AGAIN)'],
])('Where nothing can listen, at %s, a sentence says what to change', async (host, port, code) => {
  await expect(serve({ host, port })).rejects.toThrow(
    new RegExp(
      `^The metrics can't be served at port 0 of ${host} \\(${code}\\): set METRICS_PORT .*METRICS_HOST`,
    ),
  );
});
