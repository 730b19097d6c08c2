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

const ON_PEOPLE = { type: 2, name: 'Their reviews' };

test('A user command brings the user and what they are in this server, in the channel where it was used', async () => {
  const sandbox = await sandboxForTest();
  await register(sandbox, [ON_PEOPLE]);
  const client = await clientFor(sandbox);
  client.on(Events.InteractionCreate, async (interaction) => {
    if (!interaction.isUserContextMenuCommand()) return;
    const { targetUser, targetMember, channelId } = interaction;
    const roles = targetMember && 'roles' in targetMember ? targetMember.roles : undefined;
    const isModerator = Array.isArray(roles) ? roles.length : roles?.cache.size;
    await interaction.reply(`${targetUser.globalName} ${isModerator} <#${channelId}>`);
  });
  const reviews = sandbox.channel('reviews').id;
  const answer = await sandbox.member('Jun').useUserCommand('Their reviews', 'Malik', { channel: 'reviews' });
  expect(answer).toMatchObject({ kind: 'message', message: { content: `Malik 2 <#${reviews}>` } });
  const { body } = await request(
    sandbox,
    'GET',
    `/channels/${reviews}/messages/${sandbox.channel('reviews').messages.at(-1)?.id}`,
  );
  expect(body).toMatchObject({
    interaction_metadata: { command_type: 2, target_user: { id: sandbox.member('Malik').id } },
  });
});

test('A user command is offered to those who have its permission, for people who are here', async () => {
  const sandbox = await sandboxForTest();
  await register(sandbox, [{ ...ON_PEOPLE, default_member_permissions: '8192' }, COMMAND]);
  const [noor, ada] = [sandbox.member('Noor'), sandbox.member('Ada')];
  await expect(noor.useUserCommand('Their reviews', 'Jun')).rejects.toThrow('may not use');
  await expect(ada.useUserCommand('Keep this', 'Jun')).rejects.toThrow('No person has');
  await expect(ada.useUserCommand('Their reviews', 'Nobody')).rejects.toThrow('no member');
});
