import { expect, test } from 'vitest';
import { startWithReview } from '../../../support/votes.ts';
import { messageOf, startWorld, writeReview } from '../../../support/world.ts';
import { become, browserForTests, composer, hasFocus, seen, suggestion } from './opened-page.ts';

const openPage = browserForTests();

test('The page opens at the reviews, and says what to do until a command is used', async () => {
  await using world = await startWithReview({ page: 'bundled' });
  const page = await openPage(world.sandbox, { channel: '' });
  await page.locator('#channel', { hasText: 'reviews' }).waitFor();
  await seen(page, 'Glass Heart');
  const hint = page.getByRole('complementary', { name: 'First steps' });
  await hint.waitFor();
  await become(page, 'Jun');
  expect(await hint.isVisible()).toBe(true);
  await composer(page).fill('/top');
  await suggestion(page, '/top').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await hint.waitFor({ state: 'hidden' });
  await page.reload();
  await page.locator('#channel', { hasText: 'reviews' }).waitFor();
  expect(await hint.isVisible()).toBe(false);
});

test('Somebody new joins behind the scenes, writes and votes', async () => {
  await using world = await startWithReview({ page: 'bundled' });
  const page = await openPage(world.sandbox);
  await page.getByRole('button', { name: 'Behind the scenes' }).click();
  await page.locator('#world summary', { hasText: 'People' }).click();
  const field = page.getByLabel('New member’s name');
  await field.fill('Priya');
  await field.press('Enter');
  await become(page, 'Priya');
  await field.fill('Priya');
  await field.press('Enter');
  await page.getByText('Priya is here already.').waitFor();
  const { sandbox } = world;
  const priya = sandbox.member('Priya');
  await writeReview(priya, 'Dark', { score: '8' });
  priya.react(sandbox.channel('reviews').messages[0] ?? { id: '' }, '👍');
  await sandbox.until(
    () => sandbox.channel('reviews').messages[0]?.embeds[0]?.footer?.text.includes('1 of 1'),
    'the vote',
  );
  expect(await hasFocus(field)).toBe(true);
});

test('The page draws the pictures that the sandbox has, and links to others', async () => {
  await using world = await startWithReview({ page: 'as it lies' });
  const malik = world.sandbox.member('Malik');
  const setPoster = async (link: string) =>
    messageOf(await malik.slash('/moderate show poster', { show: 'Glass Heart', link }));
  await setPoster('https://posters.example/lighthouse-shift.png');
  const page = await openPage(world.sandbox, { channel: 'reviews' });
  const picture = page.locator('.embed img');
  await picture.waitFor();
  expect(await picture.evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBeGreaterThan(0);
  await setPoster('https://elsewhere.example/poster.png');
  const elsewhere = page.getByRole('link', { name: 'Picture' });
  await elsewhere.waitFor();
  expect(await elsewhere.getAttribute('href')).toBe('https://elsewhere.example/poster.png');
  expect(await picture.getAttribute('src')).toBe('/page/pictures/elsewhere.svg');
});

test('Private messages are headed by whom they are with, and cards have the author’s avatar', async () => {
  await using world = await startWithReview({ page: 'as it lies' });
  const malik = world.sandbox.member('Malik');
  const [review] = world.sandbox.channel('reviews').messages;
  const panel = messageOf(await malik.useMessageCommand('Moderate review', review ?? { id: '' }));
  const asked = messageOf(await malik.press(panel, 'Hide'));
  const page = await openPage(world.sandbox, { member: 'Malik', channel: 'reviews' });
  await page.locator('.section .thumbnail img').first().waitFor();
  await malik.press(asked, 'Spoilers');
  await become(page, 'Noor');
  await page.locator('#channels').getByRole('button', { name: 'Ovation' }).click();
  await page.getByText('direct messages with @Ovation').waitFor();
  await page.getByPlaceholder('Message @Ovation').waitFor();
});

test('A server without a channel for reviews opens at its first', async () => {
  await using world = await startWorld({ page: 'as it lies' });
  world.sandbox.channel('reviews').delete();
  const page = await openPage(world.sandbox, { channel: '' });
  await page.locator('#channel', { hasText: 'general' }).waitFor();
});
