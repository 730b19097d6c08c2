import {
  ApplicationCommandOptionType,
  ComponentType,
  type Interaction,
  MessageFlags,
  TextInputStyle,
} from 'discord.js';
import { expect, test } from 'vitest';
import { clientFor } from '../rest/client.ts';
import { post } from '../rest/request.ts';
import { actAs, sandboxWithPage, viewOf } from './page-request.ts';

/** A bot with a command that opens a modal, whose answer has a button and a select. */
async function noteBot() {
  const sandbox = await sandboxWithPage();
  const client = await clientFor(sandbox);
  const option = {
    type: ApplicationCommandOptionType.String as const,
    name: 'title',
    description: 'Its title',
  };
  await client.application.commands.set([
    { name: 'note', description: 'Notes', options: [{ ...option, required: true, autocomplete: true }] },
  ]);
  client.on('interactionCreate', answer);
  return sandbox;
}

async function answer(interaction: Interaction) {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    await interaction.respond([{ name: `Add “${typed}”`, value: typed }]);
  } else if (interaction.isChatInputCommand()) {
    const input = { type: ComponentType.TextInput as const, custom_id: 'body', style: TextInputStyle.Short };
    await interaction.showModal({
      custom_id: 'note',
      title: interaction.options.getString('title', true),
      components: [{ type: ComponentType.Label, label: 'Body', component: { ...input, max_length: 5 } }],
    });
  } else if (interaction.isModalSubmit()) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply({
      content: interaction.fields.getTextInputValue('body'),
      components: [
        {
          type: ComponentType.ActionRow,
          components: [{ type: ComponentType.Button, style: 1, label: 'Again', custom_id: 'again' }],
        },
        {
          type: ComponentType.ActionRow,
          components: [{ type: ComponentType.ChannelSelect, custom_id: 'place', placeholder: 'Where?' }],
        },
      ],
    });
  } else if (interaction.isButton()) await interaction.update({ content: 'Pressed' });
  else if (interaction.isChannelSelectMenu())
    await interaction.update({ content: `In <#${interaction.values[0]}>`, components: [] });
}

const slash = { action: 'slash', command: 'note', options: { title: 'Hello' }, channel: 'general' };

test('a command, its modal, a button and a select are used as in Discord', async () => {
  const sandbox = await noteBot();
  const typing = { action: 'autocomplete', command: 'note', option: 'title', typed: 'グラ', options: {} };
  expect(await actAs(sandbox, 'Noor', { ...typing, channel: 'general' })).toEqual({
    status: 200,
    body: { kind: 'choices', choices: [{ name: 'Add “グラ”', value: 'グラ' }] },
  });
  const { modal } = (await actAs(sandbox, 'Noor', slash)).body;
  expect(modal).toMatchObject({ title: 'Hello', components: [{ label: 'Body' }] });
  const values = { body: '😀😀😀😀😀' };
  expect(await actAs(sandbox, 'Noor', { action: 'submit', modal, values })).toEqual({
    status: 200,
    body: { kind: 'message' },
  });
  const [note] = (await viewOf(sandbox, 'Noor')).messages;
  expect(note).toMatchObject({
    content: '😀😀😀😀😀',
    ephemeral: true,
    thinking: false,
    command: { name: '/note', user: 'Noor' },
  });
  expect((await viewOf(sandbox, 'Jun')).messages).toEqual([]);

  const press = { action: 'press', message: note?.id, component: 'again' };
  expect(await actAs(sandbox, 'Noor', press)).toEqual({ status: 200, body: { kind: 'done' } });
  expect((await viewOf(sandbox, 'Noor')).messages).toMatchObject([{ content: 'Pressed' }]);
  const { id } = sandbox.channel('reviews');
  await actAs(sandbox, 'Noor', { action: 'select', message: note?.id, component: 'place', values: [id] });
  expect((await viewOf(sandbox, 'Noor')).messages).toMatchObject([
    { content: `In <#${id}>`, components: [] },
  ]);
});

test('what Discord’s client would not let somebody do is refused with a sentence', async () => {
  const sandbox = await noteBot();
  const { modal } = (await actAs(sandbox, 'Noor', slash)).body;
  const refused = async (action: object, member = 'Noor') => {
    const { status, body } = await actAs(sandbox, member, action);
    expect(status).toBe(400);
    return body.message;
  };
  expect(await refused({ ...slash, options: {} })).toBe('Option "title" is required');
  expect(await refused({ ...slash, command: 'nothing' })).toBe('There is no command /nothing');
  expect(await refused({ ...slash, channel: 'staff' })).toBe('Noor cannot see #staff');
  expect(await refused({ action: 'submit', modal, values: { body: '123456' } })).toMatch(
    'at most 5 characters',
  );
  expect(await refused({ action: 'submit', modal, values: { body: '1' } }, 'Jun')).toMatch('somebody else');
  expect(await refused({ action: 'send', channel: 'general', text: 'a'.repeat(2001) })).toMatch(
    '2000 or fewer',
  );
  expect(await refused({ action: 'press', message: '1', component: 'again' })).toMatch('does not exist');
  expect(await refused({ action: 'fly' })).toMatch('action');
  expect(await refused({ action: 'submit', modal: {}, values: {} })).toMatch('is no modal');
});

test('an application that does not answer fails in Discord’s words', async () => {
  const sandbox = await sandboxWithPage({ responseTime: 20 });
  const client = await clientFor(sandbox);
  await client.application.commands.set([{ name: 'note', description: 'Notes' }]);
  expect(await actAs(sandbox, 'Noor', { ...slash, options: {} })).toEqual({
    status: 200,
    body: { kind: 'failed', reason: 'The application did not respond' },
  });
});

test('members send messages, react and take reactions back', async () => {
  const sandbox = await sandboxWithPage();
  await actAs(sandbox, 'Léa', { action: 'send', channel: 'general', text: '<img src=x onerror=alert(1)>' });
  const [sent] = (await viewOf(sandbox, 'Jun')).messages;
  expect(sent).toMatchObject({
    author: { name: 'Léa', bot: false },
    content: '<img src=x onerror=alert(1)>',
  });
  const { id } = await post(sandbox, 'reviews', { content: 'A review' });
  const counts = async () => (await viewOf(sandbox, 'Jun', 'reviews')).messages[0]?.reactions;
  await actAs(sandbox, 'Jun', { action: 'react', message: id, emoji: '👎' });
  expect(await counts()).toEqual([{ emoji: '👎', label: '👎', count: 1, mine: true }]);
  await actAs(sandbox, 'Jun', { action: 'unreact', message: id, emoji: '👎' });
  expect(await counts()).toEqual([]);
});
