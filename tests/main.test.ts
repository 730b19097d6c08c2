import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Sandbox, type SandboxOptions, startSandbox } from '../src/sandbox/sandbox.ts';
import { type OvationProcess, runOvation } from './support/ovation-process.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

async function discord(options?: SandboxOptions): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  return sandbox;
}

const at = ({ apiUrl, token }: Sandbox) => ({ DISCORD_API_URL: apiUrl, DISCORD_TOKEN: token });
const connected = (ovation: OvationProcess) => ovation.printed(/Ovation is connected to Discord/);

/** The process has ended by itself, with one sentence and nothing else. */
async function expectOneSentence(ovation: OvationProcess, sentence: RegExp): Promise<void> {
  expect(await ovation.exited).toBe(1);
  expect(ovation.output()).toMatch(sentence);
  expect(ovation.output().trim().split('\n')).toHaveLength(1);
}

/** Lets the next client of the sandbox connect to another gateway: one that does this with each socket that identifies. */
async function replaceGateway({ faults }: Sandbox, identified: (socket: WebSocket) => void): Promise<void> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  server.on('connection', (socket) => {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }));
    socket.once('message', () => identified(socket));
  });
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const session_start_limit = { total: 1000, remaining: 999, reset_after: 1, max_concurrency: 1 };
  const body = { url, shards: 1, session_start_limit };
  faults.answer({ path: /\/gateway\/bot/, status: 200, times: 9, body });
}

test('It connects to Discord with a token, keeps its data in data/, and ends with 0 on SIGTERM', async () => {
  const sandbox = await discord();
  const directory = await temporaryDirectory();
  const ovation = runOvation(directory, at(sandbox));
  await connected(ovation);
  expect(sandbox.connections()).toBe(1);
  expect(await ovation.stop()).toBe(0);
  expect(sandbox.connections()).toBe(0);
  expect(ovation.output()).not.toContain('There is no connection');
  expect(await readdir(join(directory, 'data'))).toContain('ovation.sqlite');
  expect(await readdir(join(directory, 'data'))).not.toContain('sandbox');
});

test('A .env file is read, with the byte order mark that some editors write', async () => {
  const sandbox = await discord();
  const directory = await temporaryDirectory();
  const { DISCORD_TOKEN, DISCORD_API_URL } = at(sandbox);
  await writeFile(
    join(directory, '.env'),
    `\uFEFFDISCORD_TOKEN=${DISCORD_TOKEN}\r\nDISCORD_API_URL='${DISCORD_API_URL}'\r\nDATABASE_URL=sqlite://kept/here.sqlite\r\n`,
  );
  const ovation = runOvation(directory, { DISCORD_TOKEN: '', NODE_ENV: 'production' });
  await connected(ovation);
  expect(await ovation.stop('SIGINT')).toBe(0);
  expect(await readdir(join(directory, 'kept'))).toContain('here.sqlite');
});

test('All problems of the configuration are printed at once', async () => {
  const wrong = { LOG_LEVEL: 'loud', SANDBOX_PORT: 'x', DATABASE_URL: 'x', NODE_ENV: 'production' };
  const ovation = runOvation(await temporaryDirectory(), wrong);
  expect(await ovation.exited).toBe(1);
  const lines = ovation.output().trim().split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual([
    'DATABASE_URL',
    'LOG_LEVEL',
    'SANDBOX_PORT',
    'DISCORD_TOKEN',
  ]);
});

test('A token that Discord refuses is told in one sentence, which does not repeat it', async () => {
  const sandbox = await discord();
  const token = 'MTIzNDU2.not-the-one.abcdef';
  const ovation = runOvation(await temporaryDirectory(), { ...at(sandbox), DISCORD_TOKEN: token });
  await expectOneSentence(ovation, /refused the token: copy it again/);
  expect(ovation.output()).not.toContain(token);
});

test.each([
  [4014, /refused the intents/],
  [4004, /refused the token/],
])('A gateway that closes with %i is told in one sentence', async (code, sentence) => {
  const sandbox = await discord();
  await replaceGateway(sandbox, (socket) => socket.close(code));
  const ovation = runOvation(await temporaryDirectory(), { ...at(sandbox), LOG_LEVEL: 'error' });
  await expectOneSentence(ovation, sentence);
});

test('A gateway that does not answer is told in one sentence', async () => {
  const sandbox = await discord();
  sandbox.faults.refuseGateway(100);
  const ovation = runOvation(await temporaryDirectory(), { ...at(sandbox), LOG_LEVEL: 'error' });
  await expectOneSentence(ovation, /is not working just now .*wait a few minutes/);
});

test('A Discord that answers with errors is told in one sentence', async () => {
  const sandbox = await discord();
  sandbox.faults.answer({ status: 503, times: 100 });
  const ovation = runOvation(await temporaryDirectory(), at(sandbox));
  await expectOneSentence(ovation, /is not working just now .*wait a few minutes/);
});

test('A Discord that cannot be reached is told in one sentence, within seconds', async () => {
  const address = { DISCORD_TOKEN: 'abc', DISCORD_API_URL: 'http://127.0.0.1:1/api' };
  const ovation = runOvation(await temporaryDirectory(), address);
  await expectOneSentence(ovation, /cannot be reached at http:\/\/127\.0\.0\.1:1\/api: check the network/);
});

test.each([
  ['with a page', 200],
  ['with an error', 404],
])('A server that is not Discord and answers %s is told in one sentence', async (_, status) => {
  const server = createServer((_request, response) => void response.writeHead(status).end('<h1>Hello</h1>'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close().closeAllConnections());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ovation = runOvation(await temporaryDirectory(), {
    DISCORD_TOKEN: 'abc',
    DISCORD_API_URL: address,
    LOG_LEVEL: 'silent',
  });
  await expectOneSentence(ovation, /check DISCORD_API_URL/);
});

test('A second start over the same data is refused in one sentence, and the first one works on', async () => {
  const sandbox = await discord();
  const directory = await temporaryDirectory();
  const first = runOvation(directory, at(sandbox));
  await connected(first);
  await expectOneSentence(
    runOvation(directory, at(sandbox)),
    /Another Ovation is using .*ovation\.sqlite; stop it first/,
  );
  expect(sandbox.connections()).toBe(1);
  expect(await first.stop()).toBe(0);
});

test('The token of another application is refused over the data of the first', async () => {
  const directory = await temporaryDirectory();
  const first = runOvation(directory, at(await discord()));
  await connected(first);
  await first.stop();
  await expectOneSentence(runOvation(directory, at(await discord())), /belongs to the Discord application/);
});

test('A database that cannot be opened is told in one sentence', async () => {
  const directory = await temporaryDirectory();
  await mkdir(join(directory, 'data', 'ovation.sqlite'), { recursive: true });
  await expectOneSentence(runOvation(directory, at(await discord())), /Cannot use .*ovation\.sqlite/);
});

test('While the bot is in no server, its invite link is logged with the permissions that it needs', async () => {
  const sandbox = await discord({ joined: false });
  const ovation = runOvation(await temporaryDirectory(), at(sandbox));
  const [link = ''] = await ovation.printed(/https:\/\/discord\.com\/oauth2\/authorize[^"]*/);
  expect(Object.fromEntries(new URL(link).searchParams)).toEqual({
    client_id: sandbox.applicationId,
    scope: 'bot applications.commands',
    permissions: '85056',
  });
});

test('When Discord ends the connection for good, the process ends with 1, so that its supervisor can tell', async () => {
  const sandbox = await discord();
  const { promise: ready, resolve } = Promise.withResolvers<WebSocket>();
  await replaceGateway(sandbox, (socket) => {
    const user = { id: sandbox.botId, username: 'Ovation', discriminator: '0', avatar: null, bot: true };
    const application = { id: sandbox.applicationId, flags: 0 };
    const session = { session_id: '1', resume_gateway_url: 'ws://127.0.0.1:1', shard: [0, 1] };
    const d = { v: 10, user, application, guilds: [], ...session };
    socket.send(JSON.stringify({ op: 0, t: 'READY', s: 1, d }));
    resolve(socket);
  });
  const ovation = runOvation(await temporaryDirectory(), at(sandbox));
  await connected(ovation);
  (await ready).close(4004);
  expect(await ovation.exited).toBe(1);
  expect(ovation.output()).toContain('ended the connection for good');
});

test('Neither the token nor what people type gets into the log, whatever goes wrong', async () => {
  const sandbox = await discord();
  const ovation = runOvation(await temporaryDirectory(), { ...at(sandbox), LOG_LEVEL: 'trace' });
  await connected(ovation);
  const noor = sandbox.member('Noor');
  const write = async (show: string, channel: string) => {
    const opened = await noor.slash('/review write', { show }, { channel });
    if (opened.kind !== 'modal') throw new Error(`No modal: ${JSON.stringify(opened)}`);
    return noor.submit(opened.modal, {
      headline: 'Quiet-headline',
      body: 'Quiet-body',
      score: 'Quiet-score',
    });
  };
  sandbox.channel('general').deny('bot', 'SendMessages');
  const asked = await write('Quiet-title-1', 'general');
  if (asked.kind !== 'message') throw new Error(`No message: ${JSON.stringify(asked)}`);
  const scores = asked.message.components.flatMap(({ components = [] }) => components);
  await noor.select(asked.message, scores[0]?.custom_id ?? '', '75');
  sandbox.channel('general').allow('bot', 'SendMessages');
  sandbox.faults.answer({
    method: 'POST',
    path: /\/messages$/,
    status: 400,
    body: { code: 50035, message: 'Invalid Form Body' },
  });
  await noor.press(asked.message, 'Retry').catch(() => undefined);
  sandbox.faults.answer({ path: /\/callback$/, status: 500, times: 20 });
  await write('Quiet-title-2', 'general').catch(() => undefined);
  await ovation.printed(/"level":50/);
  expect(await ovation.stop()).toBe(0);
  expect(ovation.output()).not.toMatch(/Quiet/i);
  expect(ovation.output()).not.toContain(sandbox.token);
});
