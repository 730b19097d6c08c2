import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createChannel } from '../../../../src/sandbox/actions/guild.ts';
import { startWithReview } from '../../../support/votes.ts';
import { chooseReviewChannel, startWorld } from '../../../support/world.ts';
import { sandboxWithPage } from '../page-request.ts';
import {
  browserForTests,
  composer,
  hasFocus,
  newestMessage,
  pixelsBelow,
  seen,
  suggestion,
} from './opened-page.ts';

const openPage = browserForTests();
const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

/** Nothing may stand beyond the right edge, where one would have to scroll sideways to it. */
async function expectNoOverflow(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  expect(await page.evaluate("document.getElementById('messages').scrollWidth")).toBeLessThanOrEqual(360);
}

test('On a phone of 360 pixels a review is written, read and voted on by touch', async () => {
  await using world = await startWorld({ page: 'bundled', sandbox: { unlimited: true } });
  await chooseReviewChannel(world);
  const page = await openPage(world.sandbox, { member: 'Noor', ...phone });
  await composer(page).tap();
  await page.keyboard.type('/rev');
  await suggestion(page, '/review write').tap();
  await page.keyboard.type(
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  );
  await suggestion(page, /^Add /).tap();
  await expectNoOverflow(page);
  await page.getByRole('button', { name: 'Send the command' }).tap();
  const modal = page.getByRole('dialog');
  await modal.getByLabel(/^Your review/).fill(`${'x'.repeat(500)} https://example.com/${'y'.repeat(300)}`);
  await modal.getByLabel(/^Score/).selectOption('9');
  await expectNoOverflow(page);
  await modal.getByRole('button', { name: 'Submit' }).tap();
  await modal.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Channels and people' }).tap();
  await page.locator('#channels').getByRole('button', { name: 'reviews' }).tap();
  await page.getByRole('button', { name: 'Channels and people' }).tap();
  await page.locator('#members').getByRole('button', { name: 'Jun' }).tap();
  await seen(page, '9/10');
  await newestMessage(page).getByRole('button', { name: '👍 reaction' }).tap();
  await seen(page, '1 of 1 person found this review helpful');
  await expectNoOverflow(page);
  await newestMessage(page).getByLabel('What you can do with this message').tap();
  await page.getByRole('button', { name: 'Report review' }).waitFor();
  await expectNoOverflow(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Behind the scenes' }).tap();
  await page.locator('#world summary', { hasText: 'Trouble at Discord' }).tap();
  await expectNoOverflow(page);
});

test('A finger that drags the messages down leaves the end of them', async () => {
  const sandbox = await sandboxWithPage();
  for (let number = 1; number <= 40; number++)
    sandbox.member('Ada').send('general', `Number ${number}.\n${'More of it.\n'.repeat(20)}`);
  const page = await openPage(sandbox, { member: 'Jun', ...phone });
  await seen(page, 'Number 40.');
  const cdp = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', { x: 180, y: 200 });
  for (let y = 210; y <= 300; y += 10) await touch('touchMove', { x: 180, y });
  await touch('touchEnd');
  await expect.poll(() => pixelsBelow(page)).toBeGreaterThan(40);
  sandbox.member('Ada').send('general', 'The newest one');
  await page.getByRole('button', { name: 'New messages' }).waitFor();
});

test('Names of a hundred characters fit', async () => {
  const sandbox = await sandboxWithPage();
  createChannel(sandbox.world, sandbox.guildId, 'c'.repeat(100));
  const page = await openPage(sandbox, { channel: 'c'.repeat(100), ...phone });
  await page.getByText('Welcome to').waitFor();
  await expectNoOverflow(page);
  await page.getByRole('button', { name: 'Behind the scenes' }).tap();
  await page.locator('#world summary', { hasText: 'Roles' }).tap();
  await page.getByLabel('New role’s name').fill('r'.repeat(100));
  await page.keyboard.press('Enter');
  await page.locator('#world summary', { hasText: 'rrr' }).first().waitFor();
  await page.locator('#world summary', { hasText: 'People' }).tap();
  await page.locator('#world').getByRole('button', { name: 'Leave the server' }).first().waitFor();
  expect(await page.evaluate("document.querySelector('.world-body').scrollWidth")).toBeLessThanOrEqual(360);
});

test('A form of more than the screen shows what is wrong with it, and asks before it throws away what was typed', async () => {
  await using world = await startWithReview({ page: 'bundled' });
  const page = await openPage(world.sandbox, { member: 'Jun', channel: 'reviews', ...phone });
  await newestMessage(page).getByRole('button', { name: 'Write or edit yours' }).tap();
  const modal = page.getByRole('dialog');
  await modal.getByLabel('Headline').fill('Precious');
  await page.keyboard.press('Escape');
  const warning = modal.getByText('You’ll lose what you wrote.');
  await warning.waitFor();
  const { y = 0, height = 0 } = (await warning.boundingBox()) ?? {};
  const frame = await modal.boundingBox();
  expect(y + height).toBeLessThan((frame?.y ?? 0) + (frame?.height ?? 0));
  await expectNoOverflow(page);
});

test('Escape closes what lies over the messages', async () => {
  const page = await openPage(await sandboxWithPage(), phone);
  const button = page.getByRole('button', { name: 'Channels and people' });
  await button.tap();
  await page.locator('#sidebar.open').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#sidebar.open').waitFor({ state: 'detached' });
  expect(await hasFocus(button)).toBe(true);
});
