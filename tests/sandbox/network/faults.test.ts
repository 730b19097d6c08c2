import { GatewayDispatchEvents, REST } from 'discord.js';
import { expect, test } from 'vitest';
import { clientFor, sandboxForTest } from '../rest/client.ts';
import { request } from '../rest/request.ts';

test('an answer of 500 after storing makes a client post twice, and once with a nonce', async () => {
  const sandbox = await sandboxForTest();
  const rest = new REST({ api: sandbox.apiUrl }).setToken(sandbox.token);
  const path = `/channels/${sandbox.channel('general').id}/messages` as const;
  sandbox.faults.answer({ method: 'POST', path: /messages$/, status: 500, afterStoring: true });
  await rest.post(path, { body: { content: 'twice' } });
  expect(sandbox.channel('general').messages).toHaveLength(2);
  sandbox.faults.answer({ method: 'POST', path: /messages$/, status: 500, afterStoring: true });
  await rest.post(path, { body: { content: 'once', nonce: 'a', enforce_nonce: true } });
  expect(sandbox.channel('general').messages.map(({ content }) => content)).toEqual([
    'twice',
    'twice',
    'once',
  ]);
  expect(sandbox.requests.map(({ status }) => status)).toEqual([500, 200, 500, 200]);
});

test('an answer of 429 is not carried out, and a client tries again', async () => {
  const sandbox = await sandboxForTest();
  const rest = new REST({ api: sandbox.apiUrl }).setToken(sandbox.token);
  sandbox.faults.answer({ status: 429, headers: { 'retry-after': '0' } });
  await rest.post(`/channels/${sandbox.channel('general').id}/messages`, { body: { content: 'x' } });
  expect(sandbox.channel('general').messages).toHaveLength(1);
  expect(sandbox.requests.map(({ status }) => status)).toEqual([429, 200]);
});

test('answers can be counted, aimed and cleared', async () => {
  const sandbox = await sandboxForTest();
  sandbox.faults.answer({ path: /^\/users/, status: 503, times: 2, body: { message: 'down' } });
  expect((await request(sandbox, 'GET', '/gateway/bot')).status).toBe(200);
  expect(await request(sandbox, 'GET', '/users/@me')).toMatchObject({
    status: 503,
    body: { message: 'down' },
  });
  sandbox.faults.clear();
  expect((await request(sandbox, 'GET', '/users/@me')).status).toBe(200);
});

test('a delayed request is overtaken by one that is not', async () => {
  const sandbox = await sandboxForTest();
  sandbox.faults.delay(1000, { path: /^\/users/ });
  await Promise.all([request(sandbox, 'GET', '/users/@me'), request(sandbox, 'GET', '/gateway/bot')]);
  expect(sandbox.requests.map(({ path }) => path)).toEqual(['/gateway/bot', '/users/@me']);
});

test('events can be lost and doubled', async () => {
  const sandbox = await sandboxForTest();
  const client = await clientFor(sandbox);
  const heard: string[] = [];
  client.ws.on(GatewayDispatchEvents.MessageCreate, ({ id }: { id: string }) => {
    heard.push(id);
    sandbox.world.changed();
  });
  sandbox.faults.loseEvents('MESSAGE_CREATE');
  sandbox.faults.duplicateEvents('MESSAGE_CREATE');
  const [, second, third] = ['lost', 'doubled', 'once'].map((text) =>
    sandbox.member('Ada').send('general', text),
  );
  await sandbox.until(() => heard.length === 3);
  expect(heard).toEqual([second?.id, second?.id, third?.id]);
});

test('a client that is refused at first connects later', async () => {
  const sandbox = await sandboxForTest();
  const client = await clientFor(sandbox);
  sandbox.faults.refuseGateway(1);
  const resumed = new Promise((resolve) => client.once('shardResume', resolve));
  sandbox.faults.dropGateway();
  await resumed;
  expect(sandbox.connections()).toBe(1);
});

test('a page of what stands in front of Discord comes instead of JSON', async () => {
  const sandbox = await sandboxForTest();
  const body = '<html><title>Access denied</title></html>';
  sandbox.faults.answer({ path: /^\/users/, status: 403, body });
  const response = await fetch(`${sandbox.apiUrl}/v10/users/@me`);
  expect(response.status).toBe(403);
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(await response.text()).toBe(body);
});

test('requests are put off until their time has come', async () => {
  let now = Date.now();
  const sandbox = await sandboxForTest({ now: () => now });
  const ask = () => request(sandbox, 'GET', '/users/@me');
  sandbox.faults.putOff(60_000, { path: /^\/users/ });
  for (const left of [60, 20]) {
    const { status, body, headers } = await ask();
    expect({ status, body }).toMatchObject({ status: 429, body: { retry_after: left, global: false } });
    expect(headers.get('retry-after')).toBe(String(left));
    now += 40_000;
  }
  expect((await ask()).status).toBe(200);
  sandbox.faults.putOff(60_000);
  sandbox.faults.clear();
  expect((await ask()).status).toBe(200);
});
