import {
  ApplicationCommandOptionType,
  ComponentType,
  MessageFlags,
  type RESTPutAPIApplicationCommandsJSONBody,
  TextInputStyle,
} from 'discord.js';
import { expect, test } from 'vitest';
import { clientFor, sandboxForTest } from '../rest/client.ts';

const commands: RESTPutAPIApplicationCommandsJSONBody = [
  {
    name: 'note',
    description: 'Notes',
    contexts: [0],
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'write',
        description: 'Write a note',
        options: [
          {
            type: ApplicationCommandOptionType.String,
            name: 'title',
            description: 'Its title',
            required: true,
            autocomplete: true,
          },
          {
            type: ApplicationCommandOptionType.Number,
            name: 'weight',
            description: 'How heavy',
            min_value: 0,
            max_value: 10,
          },
        ],
      },
    ],
  },
];

async function noteBot() {
  const sandbox = await sandboxForTest();
  const client = await clientFor(sandbox);
  await client.application.commands.set(commands);
  client.on('interactionCreate', async (interaction) => {
    if (interaction.isAutocomplete()) {
      const typed = interaction.options.getFocused();
      await interaction.respond([{ name: `Add ${typed}`, value: typed }]);
    } else if (interaction.isChatInputCommand()) {
      await interaction.showModal({
        custom_id: 'note',
        title: interaction.options.getString('title', true),
        components: [
          {
            type: ComponentType.Label,
            label: 'Body',
            component: {
              type: ComponentType.TextInput,
              custom_id: 'body',
              style: TextInputStyle.Paragraph,
              max_length: 4000,
              value: 'prefilled',
            },
          },
          {
            type: ComponentType.Label,
            label: 'Secret',
            component: { type: ComponentType.Checkbox, custom_id: 'secret', default: true },
          },
        ],
      });
    } else if (interaction.isModalSubmit()) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const body = interaction.fields.getTextInputValue('body');
      await interaction.editReply({
        content: `${body} ${interaction.fields.getCheckbox('secret')}`,
        components: [
          {
            type: ComponentType.ActionRow,
            components: [{ type: ComponentType.Button, style: 1, label: 'Again', custom_id: 'again' }],
          },
        ],
      });
    } else if (interaction.isButton()) {
      await interaction.update({ content: 'Pressed', components: [] });
    }
  });
  return { sandbox, client };
}

test('a command opens a modal, its answer is ephemeral, and a button updates it', async () => {
  const { sandbox } = await noteBot();
  const noor = sandbox.member('Noor');
  const opened = await noor.slash('/note write', { title: 'Hello', weight: 3 });
  if (opened.kind !== 'modal') throw new Error(opened.kind);
  expect(opened.modal.title).toBe('Hello');
  const answered = await noor.submit(opened.modal, { secret: false });
  if (answered.kind !== 'message') throw new Error(JSON.stringify(answered));
  expect(answered).toMatchObject({ ephemeral: true, message: { content: 'prefilled false' } });
  const pressed = await noor.press(answered.message, 'Again');
  expect(pressed).toMatchObject({ kind: 'update', message: { content: 'Pressed', components: [] } });
  expect(noor.messages('general')).toHaveLength(1);
  expect(sandbox.member('Jun').messages('general')).toHaveLength(0);
});

test('autocomplete answers with what the bot offers', async () => {
  const { sandbox } = await noteBot();
  const choices = await sandbox.member('Jun').autocomplete('/note write', 'title', 'グラス');
  expect(choices).toEqual([{ name: 'Add グラス', value: 'グラス' }]);
});
