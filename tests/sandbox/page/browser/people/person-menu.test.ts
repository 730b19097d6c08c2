import { Events } from 'discord.js';
import { expect, test } from 'vitest';
import { servePage } from '../../../../../src/sandbox/page/serve-page.ts';
import { clientFor, sandboxForTest } from '../../../rest/client.ts';
import { request } from '../../../rest/request.ts';
import { bundledPage } from '../bundled-page.ts';
import { browserForTests, newestMessage, seen } from '../opened-page.ts';

const openPage = browserForTests();

/** A bot that says on whom its command was used. */
async function botWithPersonMenu() {
  const sandbox = await sandboxForTest();
  servePage(sandbox, bundledPage);
  await request(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [
    { type: 2, name: 'Greet' },
  ]);
  const client = await clientFor(sandbox);
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isUserContextMenuCommand())
      await interaction.reply(`Hello ${interaction.targetUser.displayName}`);
  });
  return sandbox;
}

test('The menu of a person at the side and at their messages has the bot’s commands', async () => {
  const sandbox = await botWithPersonMenu();
  const page = await openPage(sandbox, { member: 'Jun' });
  await page.locator('#members').getByText('Léa').click({ button: 'right' });
  await page.getByRole('button', { name: 'Greet' }).click();
  await seen(page, 'Hello Léa');
  expect(await newestMessage(page).locator('.origin').textContent()).toBe('Jun used Greet');

  sandbox.member('Noor').send('general', 'Good evening');
  await seen(page, 'Good evening');
  await newestMessage(page).locator('.person-menu summary').click();
  await page.getByRole('button', { name: 'Greet' }).click();
  await seen(page, 'Hello Noor');
});

test('On a phone the answer to a command on a person is in sight', async () => {
  const sandbox = await botWithPersonMenu();
  const page = await openPage(sandbox, { member: 'Jun', viewport: { width: 360, height: 640 } });
  await page.getByRole('button', { name: 'Channels and people' }).click();
  await page.locator('#members .person-menu summary').last().click();
  await page.locator('#members').getByRole('button', { name: 'Greet' }).click();
  await seen(page, 'Hello Tomás');
  await page.locator('#sidebar.open').waitFor({ state: 'detached' });
});

test('A person’s menu opens by key, stays open when somebody joins, and is not there without commands', async () => {
  const sandbox = await botWithPersonMenu();
  const page = await openPage(sandbox, { member: 'Jun' });
  const menu = page.locator('#members .person-menu').first();
  await menu.locator('summary').focus();
  await page.keyboard.press('Enter');
  await menu.getByRole('button', { name: 'Greet' }).waitFor();
  await page.request.post(`${sandbox.url}/page/api/world`, { data: { action: 'new-member', name: 'Zoé' } });
  await page.locator('#members').getByText('Zoé').waitFor();
  await menu.getByRole('button', { name: 'Greet' }).click();
  await seen(page, 'Hello Ada');
  await request(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, []);
  await menu.waitFor({ state: 'detached' });
});
