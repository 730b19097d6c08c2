import type { ChatInputCommandInteraction } from 'discord.js';
import { expect, test } from 'vitest';
import { removeMember } from '../../../../../src/sandbox/actions/members.ts';
import { findMember } from '../../../../../src/sandbox/people/find.ts';
import { clientFor } from '../../../rest/client.ts';
import { request } from '../../../rest/request.ts';
import { sandboxWithPage } from '../../page-request.ts';
import { browserForTests, composer, hasFocus, seen, suggestion } from '../opened-page.ts';

const openPage = browserForTests();

const options = [
  { type: 3, name: 'text', description: 'A word', required: true, min_length: 3, max_length: 5 },
  { type: 4, name: 'count', description: 'How many', min_value: 1, max_value: 10 },
  { type: 10, name: 'weight', description: 'How heavy' },
  { type: 5, name: 'loud', description: 'Whether it is loud' },
  { type: 6, name: 'who', description: 'A member' },
  { type: 8, name: 'rank', description: 'A role' },
  { type: 3, name: 'show', description: 'A show', autocomplete: true },
  { type: 3, name: 'genre', description: 'A genre', choices: [{ name: 'Drama', value: 'drama' }] },
];

/** A page with the command /try, whose options are of each kind, and what the bot is told when it is used. */
async function openedTry() {
  const sandbox = await sandboxWithPage();
  await request(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [
    { name: 'try', description: 'Try it', options },
  ]);
  const client = await clientFor(sandbox);
  const used: ChatInputCommandInteraction[] = [];
  client.on('interactionCreate', async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    used.push(interaction);
    await interaction.reply('Tried.');
  });
  const page = await openPage(sandbox, { member: 'Jun' });
  await composer(page).fill('/try ');
  const line = page.getByRole('form', { name: '/try' });
  await line.waitFor();
  const send = page.getByRole('button', { name: 'Send the command' });
  return { sandbox, page, line, send, used };
}

test('A command is sent only when each option takes what was typed, and says what it takes', async () => {
  const { page, line, send, used } = await openedTry();
  const refused = async (option: string, typed: string, problem: string) => {
    const field = line.getByLabel(`${option}:`);
    await field.fill(typed);
    await send.click();
    await line.getByText(`${option}: ${problem}`).waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
  };
  await refused('text', '', 'This option is required. Specify a value.');
  await refused('text', 'ab', 'Enter at least 3 characters.');
  await refused('text', '😀😀😀😀😀😀', 'Enter at most 5 characters, not 6.');
  await line.getByLabel('text:').fill('😀😀😀😀😀');
  expect(await line.locator('.option-hint').textContent()).toBe('text · A word · 3 to 5 characters');
  await line.locator('.more').fill('count:');
  await refused('count', 'ten', 'Enter a number.');
  await refused('count', '0x5', 'Enter a number.');
  await refused('count', '2.5', 'Enter a whole number.');
  await refused('count', '0', 'Enter a number of at least 1.');
  await refused('count', '11', 'Enter a number of at most 10.');
  await line.getByLabel('count:').fill('7');
  await line.locator('.more').fill('genre:');
  await refused('genre', 'Comedy', 'Pick one from the list.');
  expect(used).toEqual([]);
  await line.getByLabel('genre:').fill('drama');
  await line.getByLabel('genre:').press('Enter');
  await send.click();
  await seen(page, 'Tried.');
  const [sent] = used;
  expect(sent?.options.data.map(({ name, value }) => [name, value])).toEqual([
    ['text', '😀😀😀😀😀'],
    ['count', 7],
    ['genre', 'drama'],
  ]);
});

test('Members, roles and whether something is so are picked from a list, and sent as what they are', async () => {
  const { sandbox, page, line, used } = await openedTry();
  await line.getByLabel('text:').fill('word');
  for (const [option, typed, choice] of [
    ['loud', 't', 'True'],
    ['who', 'no', '@Noor'],
    ['rank', 'mod', '@Moderator'],
  ] as const) {
    await line.locator('.more').fill(`${option}:`);
    await line.getByLabel(`${option}:`).fill(typed);
    await suggestion(page, choice).click();
  }
  await line.locator('.more').fill('weight:');
  await line.getByLabel('weight:').fill('0,5');
  await page.keyboard.press('Enter');
  await seen(page, 'Tried.');
  const [sent] = used;
  expect(sent?.options.getBoolean('loud')).toBe(true);
  expect(sent?.options.getUser('who')?.id).toBe(sandbox.member('Noor').id);
  expect(sent?.options.getRole('rank')?.name).toBe('Moderator');
  expect(sent?.options.getNumber('weight')).toBe(0.5);
});

test('Who has left the server is named by the id', async () => {
  const { sandbox, page, line, used } = await openedTry();
  const noor = sandbox.member('Noor');
  removeMember(sandbox.world, findMember(sandbox.world, sandbox.guildId, noor.id));
  await line.getByLabel('text:').fill('word');
  await line.locator('.more').fill('who:');
  await line.getByLabel('who:').fill(noor.id);
  await page.keyboard.press('Enter');
  await seen(page, 'Tried.');
  expect(used[0]?.options.getUser('who')?.id).toBe(noor.id);
});

test('Whoever waits for the bot’s options is told so, and when they do not come', async () => {
  const { page, line } = await openedTry();
  await line.locator('.more').fill('show:');
  await line.getByLabel('show:').fill('Glass');
  await page.getByText('Loading options…').waitFor();
  await page.getByText('Loading options failed').waitFor();
  expect(await page.locator('.suggestions [aria-selected]').count()).toBe(0);
});

test('Whoever sends a command with its button has the focus where one writes', async () => {
  const { page, line, send } = await openedTry();
  await line.getByLabel('text:').fill('word');
  await send.click();
  await seen(page, 'Tried.');
  await composer(page).waitFor();
  expect(await hasFocus(composer(page))).toBe(true);
});

test('A draft is still there after the page is loaded again', async () => {
  const { page, line } = await openedTry();
  await line.getByLabel('text:').fill('count: 5  or');
  await page.reload();
  await expect.poll(() => line.getByLabel('text:').inputValue()).toBe('count: 5  or');
  await line.getByLabel('text:').press('Escape');
  await composer(page).fill('Half a sen');
  await page.reload();
  await expect.poll(() => composer(page).inputValue()).toBe('Half a sen');
  await composer(page).press('Enter');
  await seen(page, 'Half a sen');
  await page.reload();
  await seen(page, 'Half a sen');
  expect(await composer(page).inputValue()).toBe('');
});
