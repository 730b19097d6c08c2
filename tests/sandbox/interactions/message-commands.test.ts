import { Events } from 'discord.js';
import { expect, test } from 'vitest';
import { clientFor, sandboxForTest } from '../rest/client.ts';
import { request } from '../rest/request.ts';

const COMMAND = { type: 3, name: 'Keep this' };

async function register(sandbox: Awaited<ReturnType<typeof sandboxForTest>>, commands: object[]) {
  return request(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, commands);
}

test('A message command brings the message with its content, though the bot may not read messages', async () => {
  const sandbox = await sandboxForTest();
  await register(sandbox, [COMMAND]);
  const client = await clientFor(sandbox);
  client.on(Events.InteractionCreate, async (interaction) => {
    if (!interaction.isMessageContextMenuCommand()) return;
    const { targetMessage } = interaction;
    await interaction.reply(`${targetMessage.author.id}: ${targetMessage.content}`);
  });
  const noor = sandbox.member('Noor');
  const message = noor.send('general', 'I liked it.');
  const answer = await sandbox.member('Jun').useMessageCommand('Keep this', message);
  expect(answer).toMatchObject({ kind: 'message', message: { content: `${noor.id}: I liked it.` } });
});

test('A message command is offered to those who have its permission, on messages that they see', async () => {
  const sandbox = await sandboxForTest();
  await register(sandbox, [{ ...COMMAND, default_member_permissions: '8192' }]);
  const message = sandbox.member('Noor').send('general', 'I liked it.');
  await expect(sandbox.member('Noor').useMessageCommand('Keep this', message)).rejects.toThrow('may not use');
  await expect(sandbox.member('Noor').useMessageCommand('Other', message)).rejects.toThrow('No message has');
  sandbox.member('Noor').remove(message);
  await expect(sandbox.member('Ada').useMessageCommand('Keep this', message)).rejects.toThrow(
    'does not exist',
  );
});

test('A message command has a name with capitals and spaces, and neither description nor options', async () => {
  const sandbox = await sandboxForTest();
  expect((await register(sandbox, [COMMAND])).status).toBe(200);
  for (const wrong of [
    { description: 'x' },
    { options: [{ type: 3, name: 'a', description: 'x' }] },
    { name: '' },
  ])
    expect((await register(sandbox, [{ ...COMMAND, ...wrong }])).status).toBe(400);
});
