import { expect, test } from 'vitest';
import { sandboxForTest } from './client.ts';
import { request } from './request.ts';

test('the application is as its owner has set it, and can be added by a link only as that allows', async () => {
  const sandbox = await sandboxForTest({ joined: false });
  const isPublic = async () => (await request(sandbox, 'GET', '/applications/@me')).body.bot_public;
  expect(await isPublic()).toBe(true);
  sandbox.changeApplication({ bot_public: false, bot_require_code_grant: true });
  expect(await isPublic()).toBe(false);
  expect(() => sandbox.join()).toThrow('code grant');
  sandbox.changeApplication({ bot_require_code_grant: false, integration_types_config: { '1': {} } });
  expect(() => sandbox.join()).toThrow('not for guilds');
});

test('a bot without applications.commands reads no commands of the guild until it is added with them', async () => {
  const sandbox = await sandboxForTest({ joined: false });
  sandbox.join({ scopes: ['bot'] });
  const path = `/applications/${sandbox.applicationId}/guilds/${sandbox.guildId}/commands`;
  expect(await request(sandbox, 'GET', path)).toMatchObject({ status: 403, body: { code: 50001 } });
  await request(sandbox, 'POST', `/applications/${sandbox.applicationId}/commands`, {
    name: 'hello',
    description: 'Says hello',
  });
  await expect(sandbox.member('Noor').slash('/hello')).rejects.toThrow('no command');
  sandbox.join();
  expect(await request(sandbox, 'GET', path)).toMatchObject({ status: 200, body: [] });
});

test('a token that its owner resets is taken no more', async () => {
  const sandbox = await sandboxForTest();
  const { token } = sandbox;
  sandbox.resetToken();
  expect(sandbox.token).not.toBe(token);
  expect((await request(sandbox, 'GET', '/users/@me', undefined, `Bot ${token}`)).status).toBe(401);
  expect((await request(sandbox, 'GET', '/users/@me')).status).toBe(200);
});
