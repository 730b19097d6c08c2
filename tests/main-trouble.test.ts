import { describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { at, connected, discord, replaceGateway } from './support/discord-for-processes.ts';
import { runOvation, withScript } from './support/ovation-process.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

test('When Discord closes the connection for good, the process exits with 1, so that its supervisor can tell', async () => {
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
      score: '9',
    });
  };
  sandbox.channel('general').deny('bot', 'SendMessages');
  const asked = await write('Quiet-title-1', 'general');
  if (asked.kind !== 'message') throw new Error(`No message: ${JSON.stringify(asked)}`);
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

describe('An error that nobody expected is logged, without what it repeats, and ends the process with 1', () => {
  const body = '{Quiet';
  test.each([
    ['thrown', `JSON.parse('${body}')`],
    ['of a promise', `Promise.reject(new SyntaxError('${body}'))`],
    ['that is a text, of a promise', `Promise.reject('${body}')`],
    ['thrown again and again', `setInterval(() => JSON.parse('${body}'), 1)`],
  ])('%s', async (_, script) => {
    const sandbox = await discord();
    const variables = { ...at(sandbox), ...withScript(`process.on('SIGUSR2', () => { ${script} });`) };
    const ovation = runOvation(await temporaryDirectory(), variables);
    await connected(ovation);
    ovation.signal('SIGUSR2');
    expect(await ovation.exited).toBe(1);
    expect(ovation.output()).toMatch(/"level":60.*stopping because/);
    expect(ovation.output()).not.toMatch(/Quiet|could not stop/);
  });
});

test('What Node warns of is a line of the log like all others', async () => {
  const sandbox = await discord();
  const script = `process.on('SIGUSR2', () => {
    setTimeout(() => {}, 2 ** 32);
    process.emitWarning('Old', { type: 'DeprecationWarning', code: 'DEP1' });
  });`;
  const ovation = runOvation(await temporaryDirectory(), { ...at(sandbox), ...withScript(script) });
  await connected(ovation);
  ovation.signal('SIGUSR2');
  await ovation.printed(/DEP1/);
  expect(await ovation.stop()).toBe(0);
  const lines = ovation
    .output()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toContainEqual(expect.objectContaining({ level: 40, msg: 'Node warns of something' }));
  const warned = lines.flatMap(({ err }) => err ?? []);
  expect(warned).toMatchObject([
    { name: 'TimeoutOverflowWarning' },
    { name: 'DeprecationWarning', code: 'DEP1' },
  ]);
});
