import { expect, test } from 'vitest';
import { chooseReviewChannel, startWorld, writeReview } from '../../../../support/world.ts';
import { sandboxWithPage } from '../../page-request.ts';
import {
  become,
  browserForTests,
  composer,
  hasFocus,
  newestMessage,
  seen,
  sendMany,
} from '../opened-page.ts';

const openPage = browserForTests();

test('A channel in which something is new for a member is marked until they look at it', async () => {
  await using world = await startWorld({ page: 'bundled' });
  await chooseReviewChannel(world);
  await writeReview(world.sandbox.member('Noor'), 'Dark', { score: '8' });
  const page = await openPage(world.sandbox, { member: 'Jun' });
  const reviews = page.locator('#channels').getByRole('button', { name: 'reviews' });
  const marked = page.locator('#channels').getByRole('button', { name: 'reviews new' });
  await reviews.waitFor();
  expect(await marked.count()).toBe(0);
  await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  await marked.waitFor();
  // To her it was there when the page became hers.
  await become(page, 'Léa');
  expect(await marked.count()).toBe(0);
  await become(page, 'Jun');
  await marked.click();
  await seen(page, 'Glass Heart');
  await marked.waitFor({ state: 'detached' });
  await page.locator('#channels').getByRole('button', { name: 'general' }).click();
  await page.locator('#channel', { hasText: 'general' }).waitFor();
  await composer(page).fill('Hello');
  await composer(page).press('Enter');
  await seen(page, 'Hello');
  expect(await marked.count()).toBe(0);
});

test('Whoever reads older messages is told that there are new ones, and is led to them', async () => {
  const sandbox = await sandboxWithPage();
  sendMany(sandbox, 60);
  const page = await openPage(sandbox, { member: 'Jun' });
  await seen(page, 'Message 60');
  const button = page.getByRole('button', { name: 'New messages' });
  sandbox.member('Ada').send('general', 'Message 61');
  await seen(page, 'Message 61');
  expect(await button.isVisible()).toBe(false);
  await composer(page).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await expect
    .poll(() => page.locator('#messages').evaluate((list: Scrolled) => list.scrollTop))
    .toBeLessThan(400);
  sandbox.member('Ada').send('general', 'The newest one');
  await button.click();
  await newestMessage(page).getByText('The newest one').waitFor();
  await button.waitFor({ state: 'hidden' });
  await expect.poll(() => hasFocus(newestMessage(page))).toBe(true);
});

test('What comes in another channel leaves the messages as they are', async () => {
  const sandbox = await sandboxWithPage();
  sandbox.member('Ada').send('general', 'See https://example.com/');
  const page = await openPage(sandbox, { member: 'Jun' });
  const link = page.getByRole('link', { name: 'https://example.com/' });
  await link.focus();
  sandbox.member('Ada').send('reviews', 'Hello');
  await page.locator('#channels .unread').waitFor();
  expect(await hasFocus(link)).toBe(true);
});

test('Nothing is new when the newest message is deleted', async () => {
  const sandbox = await sandboxWithPage();
  sendMany(sandbox, 60);
  const newest = sandbox.member('Ada').send('general', 'The newest one');
  const page = await openPage(sandbox, { member: 'Jun' });
  await seen(page, 'The newest one');
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, -1000);
  await expect
    .poll(() => page.locator('#messages').evaluate((list: Scrolled) => list.scrollTop))
    .toBeLessThan(2000);
  sandbox.member('Ada').remove(newest);
  await page.locator('.message', { hasText: 'The newest one' }).waitFor({ state: 'detached' });
  expect(await page.getByRole('button', { name: 'New messages' }).count()).toBe(0);
});

interface Scrolled {
  readonly scrollTop: number;
}

test('How long ago something was stays true while the page is open', async () => {
  const sandbox = await sandboxWithPage();
  sandbox.member('Ada').send('general', `<t:${Math.floor(Date.now() / 1000) - 60}:R>`);
  const page = await openPage(sandbox);
  await seen(page, '1 minute ago');
  await page.clock.install();
  await page.reload();
  await seen(page, '1 minute ago');
  await page.clock.fastForward('05:00');
  await seen(page, '6 minutes ago');
});
