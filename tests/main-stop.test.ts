import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { at, connected, discord, replaceGateway } from './support/discord-for-processes.ts';
import { runOvation } from './support/ovation-process.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

/** How long a process may take to end after a signal, in milliseconds. */
const PROMPTLY = 5000;

/** Expects that the work is done in time. */
async function promptly<T>(work: Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work;
  expect(performance.now() - start).toBeLessThan(PROMPTLY);
  return result;
}

/** A server that accepts connections and never answers. */
async function silentServer(): Promise<{ readonly server: Server; readonly url: string }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api` };
}

/** NODE_OPTIONS with which a process sends itself the signal when it begins to load what has this in its path. */
function signalAtLoad(signal: NodeJS.Signals, path: string): string {
  const script = `
    import { registerHooks } from 'node:module';
    let isSent = false;
    registerHooks({ load(url, context, next) {
      if (!isSent && url.includes('${path}')) process.kill(process.pid, '${signal}');
      isSent ||= url.includes('${path}');
      return next(url, context);
    } });`;
  return `--import=data:text/javascript;base64,${Buffer.from(script).toString('base64')}`;
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'While it still loads, Ovation ends with 0 on %s',
  async (signal) => {
    const sandbox = await discord();
    const variables = { ...at(sandbox), NODE_OPTIONS: signalAtLoad(signal, '/discord.js/') };
    const ovation = runOvation(await temporaryDirectory(), variables);
    expect(await promptly(ovation.exited)).toBe(0);
    expect(ovation.output()).toBe('');
    expect(sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  },
);

test('A start that waits for a silent Discord ends with 0 when it is told to, however often', async () => {
  const { server, url } = await silentServer();
  const variables = { DISCORD_API_URL: url, DISCORD_TOKEN: 'MTAw.sandbox.abcdefghijklmnopqrstuvwxyz0' };
  const ovation = runOvation(await temporaryDirectory(), variables);
  await once(server, 'connection');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGINT'] as const) void ovation.stop(signal);
  expect(await promptly(ovation.exited)).toBe(0);
  expect(ovation.output()).toBe('');
});

test('A start that waits for a silent gateway ends with 0 when it is told to', async () => {
  const sandbox = await discord();
  const identified = Promise.withResolvers<void>();
  await replaceGateway(sandbox, () => identified.resolve());
  const ovation = runOvation(await temporaryDirectory(), at(sandbox));
  await identified.promise;
  expect(await promptly(ovation.stop())).toBe(0);
});

test('A bot whose request Discord does not answer ends with 0 when it is told to', async () => {
  const sandbox = await discord();
  const ovation = runOvation(await temporaryDirectory(), at(sandbox));
  await connected(ovation);
  sandbox.faults.delay(60_000);
  const requested = once(sandbox.server, 'request');
  const answer = sandbox.member('Noor').slash('/top');
  answer.catch(() => undefined);
  await requested;
  expect(await promptly(ovation.stop())).toBe(0);
});

test('A bot that has lost the connection and cannot get it back ends with 0 when it is told to', async () => {
  const sandbox = await discord();
  const ovation = runOvation(await temporaryDirectory(), at(sandbox));
  await connected(ovation);
  sandbox.faults.refuseGateway(1000);
  sandbox.faults.dropGateway();
  await ovation.printed(/Lost the connection/);
  expect(await promptly(ovation.stop())).toBe(0);
  expect(sandbox.connections()).toBe(0);
});

test('A sandbox that is still starting ends with 0 when it is told to', async () => {
  const variables = { NODE_OPTIONS: signalAtLoad('SIGTERM', '/hono/') };
  const ovation = runOvation(await temporaryDirectory(), variables);
  expect(await promptly(ovation.exited)).toBe(0);
});
