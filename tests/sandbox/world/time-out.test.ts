import { expect, test } from 'vitest';
import { listen } from '../gateway/socket.ts';
import { sandboxForTest } from '../rest/client.ts';
import { post, request } from '../rest/request.ts';

const aMinute = 60_000;

test('a bot that is timed out reads and deletes, but does not write, edit or react, until the time is over', async () => {
  let now = Date.now();
  const sandbox = await sandboxForTest({ now: () => now, unlimited: true });
  const path = `/channels/${sandbox.channel('general').id}/messages`;
  const { id } = await post(sandbox, 'general', { content: 'x' });
  sandbox.member('Jun').react({ id }, '👍');
  const attempts: [method: string, path: string, body?: object][] = [
    ['POST', path, { content: 'y' }],
    ['PATCH', `${path}/${id}`, { content: 'y' }],
    ['PUT', `${path}/${id}/reactions/${encodeURIComponent('👍')}/@me`],
    ['PUT', `${path}/${id}/reactions/${encodeURIComponent('👎')}/@me`],
  ];
  sandbox.timeOut('bot', aMinute);
  for (const attempt of attempts)
    expect(await request(sandbox, ...attempt)).toMatchObject({ status: 403, body: { code: 50013 } });
  expect((await request(sandbox, 'GET', `${path}/${id}`)).status).toBe(200);
  now += aMinute;
  for (const attempt of attempts) expect((await request(sandbox, ...attempt)).status).toBeLessThan(300);
  sandbox.timeOut('bot', aMinute);
  expect((await request(sandbox, 'DELETE', `${path}/${id}`)).status).toBe(204);
});

test('the bot hears of its own time-out and its early end, without a privileged intent', async () => {
  const sandbox = await sandboxForTest();
  const socket = await listen(sandbox);
  const member = { user: { id: sandbox.botId } };
  sandbox.timeOut('Jun', aMinute);
  sandbox.timeOut('bot', aMinute);
  const heard = await socket.next('GUILD_MEMBER_UPDATE');
  expect(heard.d).toMatchObject({ ...member, communication_disabled_until: expect.any(String) });
  sandbox.timeOut('bot', 0);
  expect((await socket.next('GUILD_MEMBER_UPDATE')).d).toMatchObject({
    ...member,
    communication_disabled_until: null,
  });
});

test('a member who is timed out neither writes nor reacts, and an owner is not touched by it', async () => {
  const sandbox = await sandboxForTest();
  const message = sandbox.member('Noor').send('general', 'x');
  for (const who of ['Jun', 'Ada']) sandbox.timeOut(who, aMinute);
  expect(() => sandbox.member('Jun').send('general', 'y')).toThrow('Send Messages');
  expect(() => sandbox.member('Jun').react(message, '👍')).toThrow('Add Reactions');
  sandbox.member('Ada').send('general', 'y');
});
