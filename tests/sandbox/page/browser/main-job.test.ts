import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startWorld } from '../../../support/world.ts';
import {
  become,
  browserForTests,
  composer,
  newestMessage,
  seen,
  submitReview,
  suggestion,
} from './opened-page.ts';

const openPage = browserForTests();

const goTo = (page: Page, channel: string) =>
  page.locator('#channels').getByRole('button', { name: channel }).click();
const sendCommand = (page: Page) => page.getByRole('button', { name: 'Send the command' }).click();

test('By mouse: a channel is chosen, a review is written, posted, voted on and ranked', async () => {
  await using world = await startWorld({ page: 'as it lies' });
  const page = await openPage(world.sandbox);

  await composer(page).click();
  await page.keyboard.type('/settings');
  await suggestion(page, '/settings set').click();
  await suggestion(page, 'channel').click();
  await suggestion(page, '#reviews').click();
  await sendCommand(page);
  await seen(page, 'Only you can see this');

  await become(page, 'Noor');
  await composer(page).click();
  await page.keyboard.type('/rev');
  await suggestion(page, '/review write').click();
  await page.keyboard.type('Glass Heart (2025)');
  await suggestion(page, /^Add “Glass Heart \(2025\)”/).click();
  await sendCommand(page);
  await submitReview(page, {
    show: 'Glass Heart (2025)',
    headline: 'Loud and tender',
    body: 'The band **plays** for real.',
    score: '7.5',
  });
  await seen(page, 'Only you can see this');
  await page.getByRole('link', { name: '#reviews › 💬' }).click();

  const review = newestMessage(page);
  await review.getByRole('heading', { name: '7.5/10 · Glass Heart (2025)' }).waitFor();
  expect(await review.locator('.embed strong').allTextContents()).toEqual(['Loud and tender', 'plays']);
  for (const [name, emoji] of [
    ['Jun', '👍'],
    ['Léa', '👎'],
    ['Tomás', '👍'],
  ] as const) {
    await become(page, name);
    const reaction = review.getByRole('button', { name: `${emoji} reaction` });
    await reaction.click();
    await review.getByRole('button', { name: `${emoji} reaction`, pressed: true }).waitFor();
  }
  await seen(page, '2 of 3 people found this review helpful');

  await goTo(page, 'general');
  await composer(page).click();
  await page.keyboard.type('/top');
  await suggestion(page, '/top').click();
  await sendCommand(page);
  await seen(page, /Tomás used \/top.*Glass Heart \(2025\).*7\.50 · one review/s);
});
