import type {
  APIComponentInLabel,
  APIModalInteractionResponseCallbackData,
  ModalSubmitInteraction,
} from 'discord.js';
import { expect, test } from 'vitest';
import { clientFor } from '../../../rest/client.ts';
import { request } from '../../../rest/request.ts';
import { sandboxWithPage } from '../../page-request.ts';
import { browserForTests, composer, seen } from '../opened-page.ts';

const openPage = browserForTests();

const labelled = (label: string, component: APIComponentInLabel) => ({ type: 18, label, component }) as const;
const options = ['Drama', 'Comedy', 'Horror'].map((label) => ({ label, value: label.toLowerCase() }));

const modal: APIModalInteractionResponseCallbackData = {
  custom_id: 'all',
  title: 'Everything',
  components: [
    labelled('Name', { type: 4, custom_id: 'name', style: 1, min_length: 2, max_length: 5 }),
    labelled('Genre', { type: 21, custom_id: 'genre', options }),
    labelled('Moods', { type: 22, custom_id: 'moods', options, max_values: 2 }),
    labelled('Spoilers', { type: 23, custom_id: 'spoilers' }),
    labelled('Best', { type: 3, custom_id: 'best', options }),
  ],
};

/** A page in which a modal with each kind of control is open, and what the bot is told when it is submitted. */
async function openedModal() {
  const sandbox = await sandboxWithPage();
  await request(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [
    { name: 'form', description: 'A form' },
  ]);
  const client = await clientFor(sandbox);
  const submitted: ModalSubmitInteraction[] = [];
  client.on('interactionCreate', async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.showModal(modal);
    if (!interaction.isModalSubmit()) return;
    submitted.push(interaction);
    await interaction.reply('Thank you.');
  });
  const page = await openPage(sandbox, { member: 'Jun' });
  await composer(page).fill('/form ');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Everything' });
  await dialog.waitFor();
  return { page, dialog, submitted };
}

test('Each control of a form gives what was filled in', async () => {
  const { page, dialog, submitted } = await openedModal();
  await dialog.getByLabel('Name').fill('Noor');
  await dialog.getByRole('radio', { name: 'Comedy' }).check();
  await dialog.getByRole('checkbox', { name: 'Drama' }).check();
  await dialog.getByRole('checkbox', { name: 'Horror' }).check();
  await dialog.getByLabel('Spoilers').check();
  await dialog.getByLabel('Best').selectOption('Horror');
  await dialog.getByRole('button', { name: 'Submit' }).click();
  await seen(page, 'Thank you.');
  const fields = submitted[0]?.fields;
  expect(fields?.getTextInputValue('name')).toBe('Noor');
  expect(fields?.getRadioGroup('genre')).toBe('comedy');
  expect(fields?.getCheckboxGroup('moods')).toEqual(['drama', 'horror']);
  expect(fields?.getCheckbox('spoilers')).toBe(true);
  expect(fields?.getStringSelectValues('best')).toEqual(['horror']);
});

test('A form counts the characters of a text, and is sent only when all that is required is there', async () => {
  const { dialog, submitted } = await openedModal();
  const name = dialog.getByLabel('Name');
  const invalid = () => dialog.locator('input:invalid, select:invalid').first().evaluate(accessibleName);
  const submit = () => dialog.getByRole('button', { name: 'Submit' }).click();
  await submit();
  expect(await invalid()).toBe('Name');
  for (const [typed, count] of [
    ['😀', '1 / 5'],
    ['😀😀😀😀😀😀', '6 / 5'],
  ] as const) {
    await name.fill(typed);
    await dialog.getByText(count).waitFor();
    await submit();
    expect(await invalid()).toBe('Name');
  }
  await name.fill('😀😀');
  await submit();
  expect(await invalid()).toBe('Drama');
  await dialog.getByRole('radio', { name: 'Drama' }).check();
  for (const mood of ['Drama', 'Comedy', 'Horror'])
    await dialog.getByRole('checkbox', { name: mood }).check();
  await dialog.getByLabel('Best').selectOption('Drama');
  await submit();
  expect(await dialog.locator('input:invalid').evaluate(problemOf)).toBe('Choose at most 2');
  await dialog.getByRole('checkbox', { name: 'Comedy' }).uncheck();
  expect(submitted).toEqual([]);
  await submit();
  await dialog.waitFor({ state: 'detached' });
});

test('The field that has the focus is seen whole, with its outline', async () => {
  const { dialog } = await openedModal();
  for (const label of ['Name', 'Best']) {
    await dialog.getByLabel(label).focus();
    const field = await dialog.getByLabel(label).boundingBox();
    const fields = await dialog.locator('.modal-fields').boundingBox();
    if (!field || !fields) throw new Error('Not shown');
    expect(fields.y).toBeLessThanOrEqual(field.y - OUTLINE);
    expect(fields.y + fields.height).toBeGreaterThanOrEqual(field.y + field.height + OUTLINE);
  }
});

/** In pixels. */
const OUTLINE = 3;

/** As much of a control as is read here. */
interface Control {
  readonly labels: Iterable<{ readonly textContent: string }>;
  readonly validationMessage: string;
}

const problemOf = (control: Control) => control.validationMessage;
const accessibleName = ({ labels }: Control) => [...labels][0]?.textContent.replace(' *', '');
