import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { write } from './soak/deeds.ts';
import { at, connected, discord, replaceGateway } from './support/discord-for-processes.ts';
import { imdbRatings, importFile } from './support/import-files.ts';
import { runOvation, withScript } from './support/ovation-process.ts';
import { withSilentNameServer } from './support/silent-name-server.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';
import { messageOf, reviewMessages, wordsOf } from './support/world.ts';

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

/** A process sends itself the signal when it begins to load what has this in its path. */
const signalAtLoad = (signal: NodeJS.Signals, path: string) =>
  withScript(`
    import { registerHooks } from 'node:module';
    let isSent = false;
    registerHooks({ load(url, context, next) {
      if (!isSent && url.includes('${path}')) process.kill(process.pid, '${signal}');
      isSent ||= url.includes('${path}');
      return next(url, context);
    } });`);

test.each(['SIGTERM', 'SIGINT'] as const)(
  'While it still loads, Ovation ends with 0 on %s',
  async (signal) => {
    const sandbox = await discord();
    const variables = { ...at(sandbox), ...signalAtLoad(signal, '/discord.js/') };
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

test.skipIf(process.platform === 'win32')(
  'A start that waits for a silent name server ends in order when it is told to, and at once',
  async () => {
    const directory = await temporaryDirectory();
    const variables = {
      DISCORD_API_URL: 'https://discord.test/api',
      DISCORD_TOKEN: 'MTAw.sandbox.abcdefghijklmnopqrstuvwxyz0',
    };
    const ovation = runOvation(directory, { ...variables, ...withSilentNameServer(directory) });
    await ovation.printed(/Asked for discord.test/);
    const start = performance.now();
    expect(await promptly(ovation.stop())).toBe(0);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(ovation.output()).toMatch(/^(Asked for discord.test\n)+$/);
  },
);

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
  const variables = signalAtLoad('SIGTERM', '/hono/');
  const ovation = runOvation(await temporaryDirectory(), variables);
  expect(await promptly(ovation.exited)).toBe(0);
});

test('A bot that something keeps from stopping says so, and ends with 0 all the same', async () => {
  const sandbox = await discord();
  // From the signal on its database answers nothing.
  const script = `
    import { Worker } from 'node:worker_threads';
    process.on('SIGUSR2', () => { Worker.prototype.postMessage = () => {}; console.log('Cut off'); });`;
  const ovation = runOvation(await temporaryDirectory(), { ...at(sandbox), ...withScript(script) });
  await connected(ovation);
  ovation.signal('SIGUSR2');
  await ovation.printed(/Cut off/);
  expect(await promptly(ovation.stop())).toBe(0);
  expect(ovation.output()).toContain('Ovation ends although it has not stopped in time');
});

test('Whatever is under way, a bot ends with 0 when it is told to, and the next one does the rest', async () => {
  const sandbox = await discord({ unlimited: true });
  const world = { sandbox };
  const directory = await temporaryDirectory();
  const start = async () => {
    const ovation = runOvation(directory, { ...at(sandbox), BACKUP_DIR: 'backups' });
    await connected(ovation);
    return ovation;
  };
  const first = await start();
  const [ada, noor] = [sandbox.member('Ada'), sandbox.member('Noor')];
  await ada.slash('/settings set', { 'reviews-channel': sandbox.channel('reviews').id });
  await write(noor, 'Glass Heart', { score: '8' });
  const rows = Array.from({ length: 500 }, (_, index) => [`Show ${index}`, 2017, '9', '2020-05-01'] as const);
  const preview = await importFile(world, noor, imdbRatings(rows));
  // The review is being compared, and another one posted.
  sandbox.faults.delay(60_000, { path: /\/channels\// });
  await ada.slash('/settings recount');
  const posting = Promise.withResolvers<void>();
  sandbox.server.on('request', ({ method, url }: IncomingMessage) => {
    if (method === 'POST' && url?.endsWith('/messages')) posting.resolve();
  });
  const answers = [
    noor.press(preview, 'Import 500 reviews'),
    ada.slash('/settings export'),
    write(sandbox.member('Jun'), 'Dark', { score: '3' }),
  ];
  for (const answer of answers) answer.catch(() => undefined);
  await posting.promise;
  expect(await promptly(first.stop())).toBe(0);
  sandbox.faults.clear();

  const second = await start();
  const imported = async () => wordsOf(messageOf(await noor.slash('/data import'))).includes('500 imported');
  await expect.poll(imported, { timeout: 10_000, interval: 200 }).toBe(true);
  await expect.poll(() => reviewMessages(world).length, { timeout: 10_000 }).toBe(2);
  await expect
    .poll(() => readdir(join(directory, 'backups')), { timeout: 10_000 })
    .toEqual([expect.stringMatching(/^ovation-.*Z\.sqlite$/)]);
  expect(await promptly(second.stop())).toBe(0);
});
