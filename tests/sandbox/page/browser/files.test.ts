import { type Attachment, ComponentType, MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { clientFor } from '../../rest/client.ts';
import { request } from '../../rest/request.ts';
import { sandboxWithPage } from '../page-request.ts';
import { browserForTests, composer, seen } from './opened-page.ts';

const openPage = browserForTests();

const upload = { type: 19, custom_id: 'files', min_values: 2, max_values: 3 } as const;
const fileNamed = (name: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(name) });

/** A page with the command /save, whose file is optional, and without which a form asks for two or three. The bot sends one back. */
async function openedSave() {
  const sandbox = await sandboxWithPage();
  await request(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [
    { name: 'save', description: 'Save', options: [{ type: 11, name: 'file', description: 'A file' }] },
  ]);
  const client = await clientFor(sandbox);
  client.on('interactionCreate', async (interaction) => {
    let files: readonly Attachment[] = [];
    if (interaction.isChatInputCommand()) files = [interaction.options.getAttachment('file') ?? []].flat();
    if (interaction.isModalSubmit())
      files = [...(interaction.fields.getUploadedFiles('files')?.values() ?? [])];
    if (interaction.isChatInputCommand() && files.length === 0)
      await interaction.showModal({
        custom_id: 'form',
        title: 'Files',
        components: [{ type: 18, label: 'Files', component: upload }],
      });
    else if (interaction.isRepliable())
      await interaction.reply({
        flags: MessageFlags.IsComponentsV2,
        components: [
          { type: ComponentType.TextDisplay, content: files.map(({ name }) => name).join(' and ') },
          { type: ComponentType.File, file: { url: 'attachment://back.json' } },
        ],
        files: [{ attachment: Buffer.alloc(2_000, ' '), name: 'back.json' }],
      });
  });
  const page = await openPage(sandbox, { member: 'Jun' });
  await composer(page).fill('/save ');
  const line = page.getByRole('form', { name: '/save' });
  await line.waitFor();
  return { page, line, send: page.getByRole('button', { name: 'Send the command' }) };
}

test('A file is chosen in a command, and one that the bot sends is seen with its size, and saved', async () => {
  const { page, line, send } = await openedSave();
  await line.locator('.more').fill('file:');
  await line.getByLabel('file:').setInputFiles(fileNamed('ratings.csv'));
  await send.click();
  await seen(page, 'ratings.csv');
  await seen(page, '1.95 KB');
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'back.json' }).click();
  expect((await saved).suggestedFilename()).toBe('back.json');
});

test('A form is sent with as many files as it takes', async () => {
  const { page, send } = await openedSave();
  await send.click();
  const dialog = page.getByRole('dialog', { name: 'Files' });
  const submit = dialog.getByRole('button', { name: 'Submit' });
  await dialog.getByLabel('Files').setInputFiles(fileNamed('one.csv'));
  await submit.click();
  expect(await dialog.locator('input:invalid').count(), 'two are needed').toBe(1);
  await dialog.getByLabel('Files').setInputFiles(['one.csv', 'two.csv'].map(fileNamed));
  await submit.click();
  await seen(page, 'one.csv and two.csv');
});
