import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startWithReview } from '../../../../support/votes.ts';
import { chooseReviewChannel, startWorld } from '../../../../support/world.ts';
import { request } from '../../../rest/request.ts';
import { sandboxWithPage } from '../../page-request.ts';
import { browserForTests, composer, holdAnswers, newestMessage, seen, suggestion } from '../opened-page.ts';

const openPage = browserForTests();

const writeYours = (page: Page) => newestMessage(page).getByRole('button', { name: 'Write or edit yours' });

test('A form asks before it throws away what was typed', async () => {
  await using world = await startWithReview({ page: 'bundled' });
  const page = await openPage(world.sandbox, { member: 'Jun', channel: 'reviews' });
  await writeYours(page).click();
  const modal = page.getByRole('dialog');
  await modal.getByText('The bot will receive this form from Jun.').waitFor();
  await page.keyboard.press('Escape');
  await modal.waitFor({ state: 'detached' });
  await writeYours(page).click();
  await modal.getByLabel('Headline').fill('Precious');
  await page.keyboard.press('Escape');
  await modal.getByText('You’ll lose what you wrote.').waitFor();
  expect(await modal.getByLabel('Headline').inputValue()).toBe('Precious');
  await modal.getByRole('button', { name: 'Cancel' }).click();
  await modal.waitFor({ state: 'detached' });
});

test('A form that is being sent stays until it is answered, and keeps what could not be sent', async () => {
  await using world = await startWithReview({ page: 'bundled' });
  const page = await openPage(world.sandbox, { member: 'Jun', channel: 'reviews' });
  await writeYours(page).click();
  const modal = page.getByRole('dialog');
  await modal.getByLabel('Headline').fill('Precious');
  await modal.getByLabel(/^Score/).selectOption('8');
  await world.stopBot();
  await modal.getByRole('button', { name: 'Submit' }).click();
  for (let times = 1; times <= 3; times++) await page.keyboard.press('Escape');
  await modal.getByText('Something went wrong. Try again.').waitFor();
  expect(await modal.getByLabel('Headline').inputValue()).toBe('Precious');
});

test('A form that the bot has to think about closes as soon as it says so', async () => {
  await using world = await startWithReview({ page: 'bundled', timing: { deferAfter: 0 } });
  const page = await openPage(world.sandbox, { member: 'Jun', channel: 'reviews' });
  await writeYours(page).click();
  const modal = page.getByRole('dialog');
  await modal.getByLabel(/^Score/).selectOption('8');
  // The bot says at once that it thinks; and what it says after that does not arrive.
  world.sandbox.faults.delay(2000, { method: 'POST', path: /^\/channels\/\d+\/messages$/ });
  world.sandbox.faults.answer({ path: /^\/webhooks\//, status: 500, times: Infinity });
  await modal.getByRole('button', { name: 'Submit' }).click();
  await modal.waitFor({ state: 'detached' });
  await seen(page, 'Ovation is thinking…');
  await page.getByText('Only you can see this').waitFor();
});

test('Two clicks on a button open one form', async () => {
  await using world = await startWithReview({ page: 'bundled' });
  const page = await openPage(world.sandbox, { member: 'Jun', channel: 'reviews' });
  const letGo = await holdAnswers(page);
  await writeYours(page).dblclick();
  await page.locator('.message[aria-busy]').waitFor();
  letGo();
  await page.getByRole('dialog').getByLabel('Headline').fill('Once');
  expect(await page.locator('dialog').count()).toBe(1);
  expect(await page.locator('[aria-busy]').count()).toBe(0);
});

test('A command that was not answered can be sent once more, as it was', async () => {
  await using world = await startWorld({ page: 'bundled', onDisk: true });
  await chooseReviewChannel(world);
  const page = await openPage(world.sandbox, { member: 'Jun' });
  await composer(page).fill('/review write ');
  await page.keyboard.type('A title of some length');
  await suggestion(page, 'Add “A title of some length”').click();
  await world.stopBot();
  await page.getByRole('button', { name: 'Send the command' }).click();
  await seen(page, 'The application did not respond');
  await world.startBot();
  await page.getByRole('button', { name: 'Send the command' }).click();
  await page.getByRole('dialog', { name: 'A title of some length' }).waitFor();
});

test('A command can be pasted whole, and what no option takes is not dropped', async () => {
  await using world = await startWorld({ page: 'bundled' });
  await chooseReviewChannel(world);
  const page = await openPage(world.sandbox, { member: 'Jun' });
  await composer(page).fill('/review write show: Glass Heart score: 7');
  await composer(page).press('Enter');
  const line = page.getByRole('form', { name: '/review write' });
  expect(await line.getByLabel(/^show/).inputValue()).toBe('Glass Heart');
  expect(await line.getByLabel(/^score/).inputValue()).toBe('7');
  await line.locator('.more').fill('nothing');
  await page.getByRole('button', { name: 'Send the command' }).click();
  await line.getByText('There is no option nothing.').waitFor();
  await line.locator('.more').fill('');
  await page.getByRole('button', { name: 'Send the command' }).click();
  await page.getByRole('dialog').waitFor();
});

test('An option is taken by its name and a colon, and knows what has come since the command was begun', async () => {
  const sandbox = await sandboxWithPage();
  await request(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [
    { name: 'where', description: 'Where', options: [{ type: 7, name: 'place', description: 'A channel' }] },
  ]);
  const page = await openPage(sandbox, { member: 'Jun' });
  await composer(page).fill('/where ');
  const line = page.getByRole('form', { name: '/where' });
  await line.waitFor();
  sandbox.createChannel('brand-new');
  await page.locator('#channels').getByRole('button', { name: 'brand-new' }).waitFor();
  await page.keyboard.type('place:');
  await page.keyboard.type('brand');
  await suggestion(page, '#brand-new').click();
  await page.keyboard.press('ArrowLeft');
  for (const _ of '#brand-new') await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  expect(await line.locator('.more:focus').count()).toBe(1);
});
