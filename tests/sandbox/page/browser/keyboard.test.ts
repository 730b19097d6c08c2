import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  chooseReviewChannel,
  reviewMessages,
  startWorld,
  type World,
  writeReview,
} from '../../../support/world.ts';
import { browserForTests, composer, hasFocus, newestMessage, seen, suggestion } from './opened-page.ts';

const openPage = browserForTests();

/** The most stops that lie between two places on the page. */
const mostStops = 60;

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < mostStops; stop++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target}`);
}

/** Becomes a member by their button at the side. */
async function become(page: Page, name: string): Promise<void> {
  await tabTo(page, page.locator('#members').getByRole('button', { name }));
  await page.keyboard.press('Enter');
  await page.locator('#members [aria-pressed=true]', { hasText: name }).waitFor();
}

const press = (page: Page, ...keys: readonly string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

async function startWithReviews(...shows: readonly string[]): Promise<World> {
  const world = await startWorld({ page: 'bundled', sandbox: { unlimited: true } });
  await chooseReviewChannel(world);
  for (const show of shows) await writeReview(world.sandbox.member('Noor'), show, { score: '8' });
  await world.sandbox.until(
    () => reviewMessages(world).every(({ reactions }) => reactions.length === 2),
    'the answers on offer',
  );
  return world;
}

test('By keyboard alone: a channel is chosen, a review is written, posted, voted on and ranked', async () => {
  await using world = await startWorld({ page: 'bundled', sandbox: { unlimited: true } });
  const page = await openPage(world.sandbox);

  await tabTo(page, composer(page));
  await page.keyboard.type('/settings se');
  await suggestion(page, '/settings set').waitFor();
  await press(page, 'Tab');
  await suggestion(page, 'channel').waitFor();
  await press(page, 'ArrowDown', 'Enter');
  await suggestion(page, '#general').waitFor();
  await press(page, 'ArrowDown', 'Enter', 'Enter');
  await seen(page, 'Reviews: #reviews');

  await become(page, 'Noor');
  await tabTo(page, composer(page));
  await page.keyboard.type('/review w');
  await suggestion(page, '/review write').waitFor();
  await press(page, 'Enter');
  await page.keyboard.type('Glass Heart');
  await suggestion(page, /^Add “Glass Heart”/).waitFor();
  await press(page, 'Enter', 'Enter');
  const modal = page.getByRole('dialog', { name: 'Glass Heart' });
  await modal.waitFor();
  await page.keyboard.type('Loud and tender');
  await press(page, 'Tab');
  await page.keyboard.type('The band plays.');
  await press(page, 'Tab');
  await page.keyboard.type('7.5');
  await press(page, 'Tab', 'Space');
  await tabTo(page, modal.getByRole('button', { name: 'Submit' }));
  await press(page, 'Enter');
  await modal.waitFor({ state: 'detached' });

  await become(page, 'Jun');
  await tabTo(page, page.locator('#channels').getByRole('button', { name: 'reviews' }));
  await press(page, 'Enter');
  await seen(page, '7.5/10 · Glass Heart');
  await tabTo(page, composer(page));
  // From the empty line up into the messages, and on from there.
  await press(page, 'ArrowUp');
  await tabTo(page, newestMessage(page).getByRole('button', { name: 'Read with spoilers' }));
  await press(page, 'Enter');
  await seen(page, /The band plays\..*Only you can see this/s);
  await tabTo(page, composer(page));
  await press(page, 'ArrowUp', 'ArrowUp');
  await tabTo(page, page.getByRole('button', { name: '👍 reaction' }));
  await press(page, 'Space');
  await seen(page, '1 of 1 person found this review helpful');

  await tabTo(page, composer(page));
  await page.keyboard.type('/top ');
  await press(page, 'Enter');
  await seen(page, /Jun used \/top/);
});

test('Arrow keys lead through a command, Backspace takes options back, Escape leaves what was typed before', async () => {
  await using world = await startWithReviews('Dark');
  const page = await openPage(world.sandbox);
  await composer(page).focus();
  await page.keyboard.type('/review write ');
  const line = page.getByRole('form', { name: '/review write' });
  await line.waitFor();
  await suggestion(page, 'Dark').waitFor();
  await press(page, 'Escape', 'Enter');
  await line.getByText('show: This option is required. Specify a value.').waitFor();
  await page.keyboard.type('Dar');
  await suggestion(page, 'Add “Dar”').waitFor();
  await press(page, 'Enter');
  await suggestion(page, 'score').waitFor();
  await page.keyboard.type('sco');
  await press(page, 'Tab');
  await page.keyboard.type('11');
  await press(page, 'Enter');
  await line.getByText('score: Enter a number of at most 10.').waitFor();
  await press(page, 'Backspace', 'Backspace', 'Backspace');
  await line.locator('.chip', { hasText: 'score' }).waitFor({ state: 'detached' });
  const show = line.getByLabel(/^show/);
  expect(await show.inputValue()).toBe('Dark');
  await press(page, 'Escape', 'Escape');
  await line.waitFor({ state: 'detached' });
  await composer(page).waitFor();
});

test.each(['Shift+F10', 'ContextMenu'])('%s opens the menu of a message', async (key) => {
  await using world = await startWithReviews('Dark');
  const page = await openPage(world.sandbox, { member: 'Malik', channel: 'reviews' });
  await seen(page, '8/10 · Dark');
  await composer(page).focus();
  await press(page, 'ArrowUp', key);
  await page.getByRole('button', { name: 'Moderate review' }).waitFor();
  await press(page, 'Enter');
  await seen(page, /Only you can see this/);
  await press(page, 'Escape');
});

test('The menu of a message is there for a mouse’s right button', async () => {
  await using world = await startWithReviews('Dark');
  const page = await openPage(world.sandbox, { member: 'Malik', channel: 'reviews' });
  await newestMessage(page).locator('.embed footer').click({ button: 'right' });
  await page.getByRole('button', { name: 'Report review' }).click();
  await page.getByRole('dialog').waitFor();
});
