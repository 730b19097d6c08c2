import {
  type Attachment,
  type ChatInputCommandInteraction,
  ComponentType,
  type ModalSubmitInteraction,
  ApplicationCommandOptionType as Type,
} from 'discord.js';
import { expect, test } from 'vitest';
import { clientFor, sandboxForTest } from '../rest/client.ts';

const csv = { name: 'my ratings.csv', type: 'text/csv', bytes: Buffer.from('Title,Rating\nDark,8\n') };

/** A bot with the command `/import`, whose file is optional: without one, a form asks for up to two. */
async function importBot() {
  const sandbox = await sandboxForTest();
  const client = await clientFor(sandbox);
  const used: (ChatInputCommandInteraction | ModalSubmitInteraction)[] = [];
  await client.application.commands.set([
    {
      name: 'import',
      description: 'Import',
      options: [{ type: Type.Attachment, name: 'file', description: 'A file' }],
    },
  ]);
  client.on('interactionCreate', async (interaction) => {
    if (interaction.isChatInputCommand() || interaction.isModalSubmit()) used.push(interaction);
    if (interaction.isChatInputCommand() && interaction.options.getAttachment('file') === null)
      await interaction.showModal({
        custom_id: 'files',
        title: 'Files',
        components: [
          {
            type: ComponentType.Label,
            label: 'Files',
            component: {
              type: ComponentType.FileUpload,
              custom_id: 'files',
              min_values: 0,
              max_values: 2,
              required: false,
            },
          },
        ],
      });
    else if (interaction.isRepliable()) await interaction.reply('Thank you.');
  });
  return { sandbox, used };
}

const textOf = async ({ url }: Attachment) => (await fetch(url)).text();

test('A command’s file is described in what the bot receives, and lies where that says', async () => {
  const { sandbox, used } = await importBot();
  expect(await sandbox.member('Noor').slash('/import', { file: csv })).toMatchObject({ kind: 'message' });
  const [interaction] = used;
  if (!interaction?.isChatInputCommand()) throw new Error('Not used');
  const file = interaction.options.getAttachment('file', true);
  expect(file).toMatchObject({
    name: 'my ratings.csv',
    size: csv.bytes.length,
    contentType: 'text/csv',
    ephemeral: true,
  });
  expect(new URL(file.url).pathname).toMatch(/^\/ephemeral-attachments\/\d+\/\d+\/my%20ratings\.csv$/);
  expect(await textOf(file)).toBe(String(csv.bytes));
  expect(interaction.attachmentSizeLimit, 'bytes that an answer may have').toBe(10 * 1024 * 1024);
  await expect(sandbox.member('Noor').slash('/import', { file: 'ratings.csv' })).rejects.toThrow(
    'takes a file',
  );
});

test('A form takes as many files as it says, and none where it says so', async () => {
  const { sandbox, used } = await importBot();
  const noor = sandbox.member('Noor');
  const open = async () => {
    const answer = await noor.slash('/import');
    if (answer.kind !== 'modal') throw new Error('No form');
    return answer.modal;
  };
  const given = () => {
    const interaction = used.at(-1);
    if (!interaction?.isModalSubmit()) throw new Error('Not submitted');
    return interaction.fields.getUploadedFiles('files');
  };
  await noor.submit(await open(), { files: [csv, { name: 'b.zip', bytes: new Uint8Array([1]) }] });
  expect(given()?.map(({ name }) => name)).toEqual(['my ratings.csv', 'b.zip']);
  expect(await Promise.all([...(given()?.values() ?? [])].map(textOf))).toHaveLength(2);
  await noor.submit(await open());
  expect(given()?.size ?? 0).toBe(0);
  const modal = await open();
  await expect(noor.submit(modal, { files: [csv, csv, csv] })).rejects.toThrow('between 0 and 2 files');
  await expect(noor.submit(modal, { files: 'ratings.csv' })).rejects.toThrow('takes files');
});
