import { ApplicationCommandType, MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { clientFor } from '../rest/client.ts';
import { post } from '../rest/request.ts';
import { actAs, sandboxWithPage, viewOf } from './page-request.ts';

/** A bot with a message command for everybody, and one for those who manage messages. */
async function menuBot() {
  const sandbox = await sandboxWithPage();
  const client = await clientFor(sandbox);
  await client.application.commands.set([
    { name: 'Keep this', type: ApplicationCommandType.Message },
    { name: 'Judge this', type: ApplicationCommandType.Message, defaultMemberPermissions: '8192' },
  ]);
  client.on('interactionCreate', async (interaction) => {
    if (!interaction.isMessageContextMenuCommand()) return;
    await interaction.reply({ content: interaction.targetMessage.content, flags: MessageFlags.Ephemeral });
  });
  return sandbox;
}

test('The menu of a message offers the commands that the member may use, and they are used from there', async () => {
  const sandbox = await menuBot();
  const message = sandbox.member('Jun').send('general', 'A thought.');
  expect((await viewOf(sandbox, 'Noor')).messageCommands).toEqual(['Keep this']);
  expect((await viewOf(sandbox, 'Malik')).messageCommands).toEqual(['Judge this', 'Keep this']);
  await actAs(sandbox, 'Noor', { action: 'message-command', command: 'Keep this', message: message.id });
  const { messages } = await viewOf(sandbox, 'Noor');
  expect(messages.at(-1)).toMatchObject({ content: 'A thought.', ephemeral: true, removable: false });
});

test('Members delete their own messages, and moderators those of others', async () => {
  const sandbox = await menuBot();
  const message = sandbox.member('Jun').send('general', 'A thought.');
  const removable = async (who: string) =>
    (await viewOf(sandbox, who)).messages.map((each: { removable: boolean }) => each.removable);
  expect(await removable('Noor')).toEqual([false]);
  expect(await removable('Jun')).toEqual([true]);
  expect(await removable('Malik')).toEqual([true]);
  await actAs(sandbox, 'Malik', { action: 'remove', message: message.id });
  expect((await viewOf(sandbox, 'Jun')).messages).toEqual([]);
});

test('Moderators and authors remove a message’s embeds, and nobody sees them any more', async () => {
  const sandbox = await menuBot();
  const message = await post(sandbox, 'general', { embeds: [{ title: 'Glass' }] });
  const seenBy = async (who: string) => (await viewOf(sandbox, who)).messages[0];
  expect(await seenBy('Noor')).toMatchObject({ hasRemovableEmbeds: false, embeds: [{ title: 'Glass' }] });
  expect(await seenBy('Malik')).toMatchObject({ hasRemovableEmbeds: true });
  await actAs(sandbox, 'Malik', { action: 'suppress-embeds', message: message.id });
  expect(await seenBy('Malik')).toMatchObject({ hasRemovableEmbeds: false, embeds: [] });
});
