import { expect, test } from 'vitest';
import {
  chooseReviewChannel,
  reviewMessages,
  startWorld,
  type World,
  writeReview,
} from '../../../../support/world.ts';
import { sandboxWithPage } from '../../page-request.ts';
import {
  become,
  browserForTests,
  composer,
  newestMessage,
  pixelsBelow,
  seen,
  sendMany,
} from '../opened-page.ts';

const openPage = browserForTests();

test('What a reader has opened stays open when the message changes', async () => {
  const sandbox = await sandboxWithPage();
  const message = sandbox.member('Ada').send('general', 'He is ||a ghost||.');
  sandbox.member('Ada').react(message, '👻');
  const page = await openPage(sandbox, { member: 'Jun' });
  await page.getByRole('button', { name: 'Show the spoiler' }).click();
  await newestMessage(page).getByLabel('Add a reaction').last().click();
  await page.keyboard.press('ArrowDown');
  sandbox.member('Noor').react(message, '👻');
  await page.getByRole('button', { name: '👻 reaction, 2' }).waitFor();
  expect(await page.locator('.spoiler.revealed').count()).toBe(1);
  expect(await page.locator('details[open] :focus').textContent()).toBe('👍');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '👍 reaction, 1', pressed: true }).waitFor();
  await page.locator('details[open]').waitFor({ state: 'detached' });
});

/** A world with twelve reviews of different lengths. */
async function startWithReviews(): Promise<World> {
  const world = await startWorld({ page: 'bundled', sandbox: { unlimited: true } });
  await chooseReviewChannel(world);
  for (let number = 1; number <= 12; number++) {
    const review = { score: '8', headline: `Number ${number}`, body: 'Worth every minute.\n'.repeat(number) };
    await writeReview(world.sandbox.member('Noor'), `Show ${number}`, review);
  }
  await world.sandbox.until(
    () => reviewMessages(world).every(({ reactions }) => reactions.length === 2),
    'the answers on offer',
  );
  return world;
}

test('Above a review is its author’s circle, and a picture where the line begins with a score', async () => {
  await using world = await startWorld({ page: 'bundled' });
  await chooseReviewChannel(world);
  await writeReview(world.sandbox.member('Noor'), 'Dark', { score: '9', headline: '', body: '' });
  await writeReview(world.sandbox.member('Noor'), 'Glass Heart', {
    score: '8',
    body: 'A show like no other.',
  });
  const page = await openPage(world.sandbox, { member: 'Jun', channel: 'reviews' });
  const icons = page.locator('.embed-author .avatar');
  await expect.poll(() => icons.count()).toBe(2);
  expect(await icons.first().getAttribute('src')).toMatch(/\/page\/avatars\/[0-9a-f]{32}\.svg$/);
  expect(await icons.last().textContent()).toBe('N');
});

test('What the bot answers comes into sight, wherever in the channel it was asked', async () => {
  await using world = await startWithReviews();
  const page = await openPage(world.sandbox, { member: 'Jun', channel: 'reviews' });
  for (const number of [1, 5, 3]) {
    const review = page.locator('.message', { hasText: `Show ${number} ` }).first();
    await review.getByRole('button', { name: 'All reviews' }).click();
    await newestMessage(page).getByText('Review 1 of 1').waitFor();
    await expect.poll(() => pixelsBelow(page)).toBeLessThan(2);
    await newestMessage(page).getByRole('button', { name: 'Dismiss message' }).click();
    await review.scrollIntoViewIfNeeded();
    await composer(page).fill('/top ');
    await composer(page).waitFor({ state: 'detached' });
    const answers = page.locator('.message', { hasText: 'Best of Ovation Sandbox' });
    const before = await answers.count();
    await page.keyboard.press('Enter');
    await expect.poll(() => answers.count()).toBe(before + 1);
    await expect.poll(() => pixelsBelow(page)).toBeLessThan(2);
  }
});

test('Whoever turns the wheel up leaves the end, however fast messages come', async () => {
  const sandbox = await sandboxWithPage();
  sendMany(sandbox, 60);
  const page = await openPage(sandbox, { member: 'Jun' });
  // What the list does by itself when it opens gets in the way only now and then.
  for (let opening = 1; opening <= 6; opening++) {
    await page.reload();
    await seen(page, 'Message 60');
    // Before the list is at its end for the first time, there is nothing to leave.
    await expect.poll(() => pixelsBelow(page)).toBeLessThan(2);
    await page.mouse.move(600, 400);
    await page.mouse.wheel(0, -60);
    await expect.poll(() => pixelsBelow(page)).toBeGreaterThan(50);
  }
  sandbox.member('Ada').send('general', 'Newest');
  await page.locator('.message', { hasText: 'Newest' }).waitFor({ state: 'attached' });
  expect(await pixelsBelow(page)).toBeGreaterThan(50);
});

test('A page up leads up by a page, from a message and from where one writes', async () => {
  const sandbox = await sandboxWithPage();
  for (let number = 1; number <= 90; number++)
    sandbox.member('Ada').send('general', `Message ${number}.\n${'More of it.\n'.repeat(number % 7)}`);
  const page = await openPage(sandbox, { member: 'Jun' });
  await seen(page, 'Message 90.');
  await expect.poll(() => pixelsBelow(page)).toBeLessThan(2);
  await composer(page).focus();
  await page.keyboard.press('PageUp');
  await expect.poll(() => pixelsBelow(page)).toBeGreaterThan(400);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect.poll(() => pixelsBelow(page)).toBeLessThan(2);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('PageUp');
  await expect.poll(() => pixelsBelow(page)).toBeGreaterThan(400);
});

test('Becoming another member shows the newest messages', async () => {
  await using world = await startWithReviews();
  const page = await openPage(world.sandbox, { member: 'Noor', channel: 'reviews' });
  await seen(page, 'Number 12');
  for (const name of ['Jun', 'Léa', 'Ada']) {
    await become(page, name);
    await expect.poll(() => pixelsBelow(page)).toBeLessThan(2);
  }
});

test('Links lead to messages that are older than those that are shown, and to none that are hidden', async () => {
  const sandbox = await sandboxWithPage();
  const ada = sandbox.member('Ada');
  const first = ada.send('general', 'The very first');
  const hidden = ada.send('staff', 'Among us');
  sendMany(sandbox, 150);
  const link = (channel: string, id: string) =>
    `https://discord.com/channels/${sandbox.guildId}/${sandbox.channel(channel).id}/${id}`;
  ada.send('reviews', `Old: ${link('general', first.id)}`);
  ada.send('reviews', `Hidden: ${link('staff', hidden.id)}`);
  const page = await openPage(sandbox, { member: 'Jun', channel: 'reviews' });
  await newestMessage(page).getByRole('link').click();
  await page.getByText('You can’t see that message’s channel.').waitFor();
  expect(await page.locator('#channel').textContent()).toBe('reviews');
  await page.getByRole('link', { name: '#general › 💬' }).click();
  await page.locator('.message:focus', { hasText: 'The very first' }).waitFor();
  expect(await page.locator('#notice').textContent()).not.toContain('gone');
});

test('Older messages come, however many newer ones have come since', async () => {
  const sandbox = await sandboxWithPage();
  sendMany(sandbox, 150);
  const page = await openPage(sandbox, { member: 'Jun' });
  await seen(page, 'Message 150');
  sendMany(sandbox, 300, 151);
  await seen(page, 'Message 300');
  await page.locator('.message', { hasText: 'Message 52' }).scrollIntoViewIfNeeded();
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, -400);
  await page.locator('.text', { hasText: /^Message 1$/ }).waitFor({ state: 'attached' });
});

test('What is typed outside of the composer arrives in it', async () => {
  const sandbox = await sandboxWithPage();
  const page = await openPage(sandbox, { member: 'Jun' });
  await page.locator('#channels').getByRole('button', { name: 'reviews' }).click();
  await page.getByRole('heading', { name: 'reviews' }).waitFor();
  await page.keyboard.type('hey');
  expect(await composer(page).inputValue()).toBe('hey');
});

test('Who follows a link to a message sees its beginning, whatever changes around it meanwhile', async () => {
  const sandbox = await sandboxWithPage();
  const ada = sandbox.member('Ada');
  const sent = Array.from({ length: 120 }, (_, number) =>
    ada.send('general', `Number ${number}.\n${'More of it.\n'.repeat(number % 30)}`),
  );
  for (const target of [3, 29, 88]) {
    const { id = '', channel_id } = sent[target] ?? {};
    ada.send('general', `https://discord.com/channels/${sandbox.guildId}/${channel_id}/${id}`);
    const page = await openPage(sandbox, { member: 'Jun' });
    await newestMessage(page).getByRole('link').click();
    for (const other of sent) if (other.id !== id) sandbox.member('Noor').react(other, '👍');
    await expect.poll(() => page.locator(`#message-${id}`).evaluate(beginsInSight)).toBe(true);
    await expect.poll(() => page.locator('.reaction').count()).toBeGreaterThan(40);
    expect(await page.locator(`#message-${id}`).evaluate(beginsInSight)).toBe(true);
    for (const other of sent) if (other.id !== id) sandbox.member('Noor').unreact(other, '👍');
  }
});

/** Whether the first lines of an element can be read in the list. */
function beginsInSight(element: Measured): boolean {
  const { top } = element.getBoundingClientRect();
  const list = element.closest('#messages')?.getBoundingClientRect();
  return list !== undefined && top >= list.top - 1 && top < list.bottom - 40;
}

/** As much of an element of the page as is measured here. */
interface Measured {
  closest(selector: string): Measured | null;
  getBoundingClientRect(): { readonly top: number; readonly bottom: number };
}
