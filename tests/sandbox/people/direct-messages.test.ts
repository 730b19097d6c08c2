import { ComponentType } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { sandboxWithPage, viewOf } from '../page/page-request.ts';
import { clientFor, sandboxForTest } from '../rest/client.ts';
import { type MessageBody, request } from '../rest/request.ts';

const open = (sandbox: Sandbox, recipient_id: string) =>
  request<{ id: string; type: number; guild_id?: string; recipients: { id: string }[] }>(
    sandbox,
    'POST',
    '/users/@me/channels',
    { recipient_id },
  );

test('the bot opens private messages with a user, the same every time, and writes there', async () => {
  const sandbox = await sandboxForTest();
  const noor = sandbox.member('Noor');
  const { body: channel } = await open(sandbox, noor.id);
  expect(channel).toMatchObject({ type: 1, recipients: [{ id: noor.id }] });
  expect(channel.guild_id).toBeUndefined();
  expect((await open(sandbox, noor.id)).body.id).toBe(channel.id);
  const sent = await request<MessageBody>(sandbox, 'POST', `/channels/${channel.id}/messages`, {
    content: 'Hello',
  });
  expect(sent.status).toBe(200);
  expect(noor.messages('Ovation').map(({ content }) => content)).toEqual(['Hello']);
  expect(() => sandbox.member('Jun').messages('Ovation')).toThrow('There is no channel');
  const { body: read } = await request<MessageBody[]>(sandbox, 'GET', `/channels/${channel.id}/messages`);
  expect(read).toMatchObject([{ content: 'Hello' }]);
});

test('nobody gets private messages who takes none, or who is in no guild with the bot', async () => {
  const sandbox = await sandboxForTest();
  const noor = sandbox.member('Noor');
  const { body: channel } = await open(sandbox, noor.id);
  const send = () => request(sandbox, 'POST', `/channels/${channel.id}/messages`, { content: 'Hello' });
  sandbox.takeMessages('Noor', false);
  expect(await send()).toMatchObject({ status: 403, body: { code: 50007 } });
  sandbox.takeMessages('Noor', true);
  expect(await send()).toMatchObject({ status: 200 });
  sandbox.leave();
  expect(await send()).toMatchObject({ status: 403, body: { code: 50278 } });
  expect(await open(sandbox, '1')).toMatchObject({ status: 404, body: { code: 10013 } });
});

test('a button in private messages brings an interaction of no guild, which updates the message', async () => {
  const sandbox = await sandboxForTest();
  const client = await clientFor(sandbox);
  const seen: unknown[] = [];
  client.on('interactionCreate', async (interaction) => {
    if (!interaction.isButton()) return;
    seen.push([interaction.inGuild(), interaction.user.id, interaction.context]);
    await interaction.update({ content: 'Pressed', components: [] });
  });
  const noor = sandbox.member('Noor');
  const { body: channel } = await open(sandbox, noor.id);
  await request(sandbox, 'POST', `/channels/${channel.id}/messages`, {
    components: [
      {
        type: ComponentType.ActionRow,
        components: [{ type: ComponentType.Button, style: 2, label: 'Press me', custom_id: 'press' }],
      },
    ],
  });
  const [message] = noor.messages('Ovation');
  if (!message) throw new Error('There is no message');
  expect(await noor.press(message, 'Press me')).toMatchObject({ kind: 'update' });
  expect(seen).toEqual([[false, noor.id, 1]]);
  expect(noor.messages('Ovation')).toMatchObject([{ content: 'Pressed', components: [] }]);
});

test("the page shows a member's private messages below the channels, and nobody else's", async () => {
  const sandbox = await sandboxWithPage();
  await open(sandbox, sandbox.member('Noor').id);
  const names = ({ channels }: { channels: readonly { name: string }[] }) => channels.map(({ name }) => name);
  expect(names(await viewOf(sandbox, 'Noor'))).toEqual(['general', 'reviews', 'Ovation']);
  expect(names(await viewOf(sandbox, 'Jun'))).toEqual(['general', 'reviews']);
});
