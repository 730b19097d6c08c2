import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import project from '../package.json' with { type: 'json' };
import { at, connected, discord, replaceGateway } from './support/discord-for-processes.ts';
import { type OvationProcess, runOvation } from './support/ovation-process.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

/** Expects that the process has exited by itself with 1 and printed one sentence. */
async function expectOneSentence(ovation: OvationProcess, sentence: RegExp): Promise<void> {
  expect(await ovation.exited).toBe(1);
  expect(ovation.output()).toMatch(sentence);
  expect(ovation.output().trim().split('\n')).toHaveLength(1);
}

test('With a token Ovation connects to Discord, says which version runs, keeps its data in data/, and exits with 0 on SIGTERM', async () => {
  const sandbox = await discord();
  const directory = await temporaryDirectory();
  const ovation = runOvation(directory, at(sandbox));
  const [line] = await ovation.printed(/^.*Ovation is connected to Discord.*$/m);
  expect(JSON.parse(line)).toMatchObject({ version: project.version, guilds: 1 });
  expect(sandbox.connections()).toBe(1);
  expect(await ovation.stop()).toBe(0);
  expect(sandbox.connections()).toBe(0);
  expect(ovation.output()).not.toContain('Lost the connection');
  expect(await readdir(join(directory, 'data'))).toContain('ovation.sqlite');
  expect(await readdir(join(directory, 'data'))).not.toContain('sandbox');
});

test.each(['utf8', 'utf16le'] as const)(
  'A .env file in %s is read, with its byte order mark',
  async (encoding) => {
    const sandbox = await discord();
    const directory = await temporaryDirectory();
    const { DISCORD_TOKEN, DISCORD_API_URL } = at(sandbox);
    await writeFile(
      join(directory, '.env'),
      `\uFEFFDISCORD_TOKEN=${DISCORD_TOKEN}\r\nDISCORD_API_URL='${DISCORD_API_URL}'\r\nDATABASE_URL=sqlite://kept/here.sqlite\r\n`,
      encoding,
    );
    const ovation = runOvation(directory, { DISCORD_TOKEN: '', NODE_ENV: 'production' });
    await connected(ovation);
    expect(await ovation.stop('SIGINT')).toBe(0);
    expect(await readdir(join(directory, 'kept'))).toContain('here.sqlite');
  },
);

test('Without OVATION_HOME, .env is read where Ovation lies, whatever the working directory is', async () => {
  const directory = await temporaryDirectory();
  await cp('src', join(directory, 'src'), { recursive: true });
  await cp('commands', join(directory, 'commands'), { recursive: true });
  await symlink(resolve('node_modules'), join(directory, 'node_modules'));
  await writeFile(join(directory, 'package.json'), '{ "type": "module" }');
  await writeFile(join(directory, '.env'), 'LOG_LEVEL=loud');
  const variables = { OVATION_HOME: '', NODE_COMPILE_CACHE: '' };
  const ovation = runOvation(directory, variables, { main: join(directory, 'src', 'main.ts') });
  await expectOneSentence(ovation, /LOG_LEVEL must be one of/);
});

test('An unreadable .env is explained in one sentence', async () => {
  const directory = await temporaryDirectory();
  await mkdir(join(directory, '.env'));
  await expectOneSentence(runOvation(directory), /\.env cannot be read \(EISDIR\): it must be a text file/);
});

test('All configuration problems are printed at once', async () => {
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

test('A token that Discord refuses is explained in one sentence, which does not repeat it', async () => {
  const sandbox = await discord();
  const token = 'MTIzNDU2.not-the-one.abcdef';
  const ovation = runOvation(await temporaryDirectory(), { ...at(sandbox), DISCORD_TOKEN: token });
  await expectOneSentence(ovation, /refused the token: run npm run setup, or press Reset Token/);
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

test('A gateway that does not respond is explained in one sentence', async () => {
  const sandbox = await discord();
  sandbox.faults.refuseGateway(100);
  const ovation = runOvation(await temporaryDirectory(), { ...at(sandbox), LOG_LEVEL: 'error' });
  await expectOneSentence(ovation, /isn't working right now .*wait a few minutes/);
});

test('Errors from Discord are explained in one sentence', async () => {
  const sandbox = await discord();
  sandbox.faults.answer({ status: 503, times: 100 });
  const ovation = runOvation(await temporaryDirectory(), at(sandbox));
  await expectOneSentence(ovation, /isn't working right now .*wait a few minutes/);
});

test('An unreachable Discord is explained in one sentence, within seconds', async () => {
  const address = { DISCORD_TOKEN: 'abc', DISCORD_API_URL: 'http://127.0.0.1:1/api' };
  const ovation = runOvation(await temporaryDirectory(), address);
  await expectOneSentence(
    ovation,
    /can't be reached at http:\/\/127\.0\.0\.1:1\/api: check this machine's network/,
  );
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

test('A second start over the same data is refused in one sentence, and the first one keeps running', async () => {
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

test('A database that cannot be opened is explained in one sentence', async () => {
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
    permissions: '117824',
  });
});

test.runIf(process.platform === 'linux')(
  'A database that lies in memory is a warning in the log',
  async () => {
    const directory = await mkdtemp('/dev/shm/ovation-');
    onTestFinished(() => rm(directory, { recursive: true, force: true }));
    const ovation = runOvation(directory, at(await discord()));
    const [line] = await ovation.printed(/^.*in memory.*$/m);
    expect(JSON.parse(line)).toMatchObject({
      level: 40,
      msg: expect.stringContaining(`${directory}/data is`),
    });
    expect(await ovation.stop()).toBe(0);
  },
);
