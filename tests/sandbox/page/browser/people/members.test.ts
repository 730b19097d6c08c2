import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startWithReview } from '../../../../support/votes.ts';
import { chooseReviewChannel, reviewMessages, startWorld } from '../../../../support/world.ts';
import { sandboxWithPage } from '../../page-request.ts';
import {
  become,
  browserForTests,
  composer,
  holdAnswers,
  newestMessage,
  seen,
  submitReview,
  suggestion,
} from '../opened-page.ts';

const openPage = browserForTests();

/** Begins `/review write` for a show that is new. */
async function beginReview(page: Page, show: string): Promise<void> {
  await composer(page).fill('/review write ');
  await page.keyboard.type(show);
  await suggestion(page, `Add “${show}”`).click();
}

test('What somebody is writing waits for them while the page is somebody else’s', async () => {
  await using world = await startWorld({ page: 'bundled' });
  await chooseReviewChannel(world);
  const page = await openPage(world.sandbox, { member: 'Noor' });
  await beginReview(page, 'Glass Heart');
  await become(page, 'Jun');
  expect(await composer(page).inputValue()).toBe('');
  await composer(page).fill('Half a sent');
  await become(page, 'Noor');
  const line = page.getByRole('form', { name: '/review write' });
  expect(await line.getByLabel(/^show/).inputValue()).toBe('Add “Glass Heart”');
  await page.getByRole('button', { name: 'Send the command' }).click();
  await page.getByRole('dialog', { name: 'Glass Heart' }).getByRole('button', { name: 'Cancel' }).click();
  expect(await composer(page).inputValue()).toBe('');
  await become(page, 'Jun');
  expect(await composer(page).inputValue()).toBe('Half a sent');
});

test('What comes of a command is for the member who used it, even when the page is somebody else’s by then', async () => {
  await using world = await startWorld({ page: 'bundled' });
  await chooseReviewChannel(world);
  const page = await openPage(world.sandbox, { member: 'Noor' });
  await beginReview(page, 'Glass Heart');
  const letGo = await holdAnswers(page);
  await page.getByRole('button', { name: 'Send the command' }).click();
  await page.getByText('Sending command…').waitFor();
  await become(page, 'Jun');
  letGo();
  await submitReview(page, {
    show: 'Glass Heart',
    headline: 'Loud and tender',
    body: 'The band plays.',
    score: '8',
  });
  const posted = await world.sandbox.until(() => reviewMessages(world)[0], 'the review');
  expect(posted.embeds[0]?.author?.name).toBe('Noor');
  expect(await composer(page).isVisible()).toBe(true);
});

test('What failed is told to the member for whom it failed, and to nobody else', async () => {
  await using world = await startWithReview({ page: 'bundled' });
  const page = await openPage(world.sandbox, { member: 'Noor', channel: 'reviews' });
  await seen(page, 'Glass Heart');
  world.sandbox.faults.answer({ path: /^\/interactions\//, status: 500, times: 100 });
  await newestMessage(page).getByRole('button', { name: 'Write or edit yours' }).click();
  await newestMessage(page).getByText('This interaction failed').waitFor();
  await become(page, 'Jun');
  expect(await page.getByText('This interaction failed').count()).toBe(0);
  await become(page, 'Noor');
  await newestMessage(page).getByText('This interaction failed').waitFor();

  world.sandbox.channel('reviews').deny('Noor', 'SendMessages');
  const letGo = await holdAnswers(page);
  await composer(page).fill('Refused');
  await composer(page).press('Enter');
  await composer(page).fill('Written meanwhile');
  await become(page, 'Jun');
  letGo();
  await become(page, 'Noor');
  await page.getByText('Noor lacks Send Messages in #reviews').waitFor();
  expect(await composer(page).inputValue()).toBe('Refused\nWritten meanwhile');
  await become(page, 'Jun');
  expect(await composer(page).inputValue()).toBe('');
  expect(await page.getByText('Noor lacks Send Messages').count()).toBe(0);
});

test('The names of people and channels that are typed become mentions', async () => {
  await using world = await startWorld({ page: 'bundled' });
  const page = await openPage(world.sandbox, { member: 'Noor' });
  await composer(page).fill(
    '@Jun, see #reviews, not #reviewsX, mail@Jun, \\@Jun, `@Jun` or https://example.com/@Jun/#reviews.\n```\n@Jun\n```',
  );
  await composer(page).press('Enter');
  await seen(page, 'see #reviews');
  expect(await newestMessage(page).locator('.mention').allTextContents()).toEqual(['@Jun', '#reviews']);
  expect(await newestMessage(page).locator('code').allTextContents()).toEqual(['@Jun', '@Jun']);
  await page.getByRole('link', { name: 'https://example.com/@Jun/#reviews' }).waitFor();
  const { id } = world.sandbox.member('Jun');
  expect(world.sandbox.channel('general').messages.at(-1)?.mentions).toEqual([id]);
});

test('What is typed behind the scenes stays while something changes there', async () => {
  await using world = await startWorld({ page: 'bundled' });
  const page = await openPage(world.sandbox);
  await page.getByRole('button', { name: 'Behind the scenes' }).click();
  await page.locator('#world summary', { hasText: 'Channel #general' }).click();
  const name = page.getByLabel('New channel’s name');
  await name.fill('Film club');
  world.sandbox.createChannel('elsewhere');
  world.sandbox.setRole('Moderator');
  await page.locator('#channels').getByRole('button', { name: 'elsewhere' }).waitFor();
  expect(await name.inputValue()).toBe('Film club');
  await name.press('Enter');
  await page.locator('#channels').getByRole('button', { name: 'film-club' }).waitFor();
  await expect.poll(() => name.inputValue()).toBe('');
});

test('A double click behind the scenes deletes one channel, not the next one too', async () => {
  const sandbox = await sandboxWithPage();
  sandbox.createChannel('film-club');
  const page = await openPage(sandbox, { channel: 'film-club' });
  await page.getByRole('button', { name: 'Behind the scenes' }).click();
  await page.locator('#world summary', { hasText: 'Channel #film-club' }).click();
  await page.locator('#world summary', { hasText: 'Delete' }).click();
  const place = await page.locator('#world').getByRole('button', { name: '#film-club' }).boundingBox();
  const [x, y] = [(place?.x ?? 0) + 10, (place?.y ?? 0) + 10];
  await page.mouse.click(x, y);
  await page.getByRole('heading', { name: 'general' }).waitFor();
  await page.mouse.click(x, y);
  sandbox.member('Ada').send('general', 'Still here');
  await seen(page, 'Still here');
  expect(await page.locator('#channels button').count()).toBe(3);
});
