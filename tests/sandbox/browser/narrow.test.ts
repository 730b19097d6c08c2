import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chooseReviewChannel, startWorld } from '../../support/world.ts';
import { browserForTests, composer, newestMessage, seen, suggestion } from './opened-page.ts';

const openPage = browserForTests();
const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

/** Nothing may stand beyond the right edge, where one would have to scroll sideways to it. */
async function expectNoOverflow(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  expect(await page.evaluate("document.getElementById('messages').scrollWidth")).toBeLessThanOrEqual(360);
}

test('On a phone of 360 pixels a review is written, read and voted on by touch', async () => {
  await using world = await startWorld({ page: true, sandbox: { unlimited: true } });
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
  await modal.getByLabel(/^Score/).fill('9');
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
