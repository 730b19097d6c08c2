import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { deleteChannel } from '../../../../src/sandbox/actions/guild.ts';
import { servePage } from '../../../../src/sandbox/page/serve-page.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../../src/sandbox/sandbox.ts';
import { networkAddresses } from '../../../support/network-addresses.ts';
import { temporaryDirectory } from '../../../support/temporary-directory.ts';
import { startWithReview } from '../../../support/votes.ts';
import { chooseReviewChannel, reviewMessages, startWorld, writeReview } from '../../../support/world.ts';
import { sandboxWithPage } from '../page-request.ts';
import { bundledPage } from './bundled-page.ts';
import { browserForTests, composer, holdAnswers, newestMessage, seen, sendMany } from './opened-page.ts';

const openPage = browserForTests();

/** A sandbox with its page, for a test that ends it. */
async function startPage(options: SandboxOptions): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  servePage(sandbox, bundledPage);
  return sandbox;
}

test('Two members in two windows see what the other does at once, and neither what is for the other alone', async () => {
  await using world = await startWorld({ page: 'bundled', sandbox: { unlimited: true } });
  const { sandbox } = world;
  await chooseReviewChannel(world);
  const noor = await openPage(sandbox, { member: 'Noor', channel: 'reviews' });
  const jun = await openPage(sandbox, { member: 'Jun', channel: 'reviews' });
  await writeReview(sandbox.member('Noor'), 'Dark', { headline: 'Time is a circle', score: '9' }, 'reviews');
  await seen(noor, 'Only you can see this');
  await seen(jun, 'Time is a circle');
  await sandbox.until(() => reviewMessages(world)[0]?.reactions.length === 2, 'the answers on offer');
  await jun.getByRole('button', { name: '👍 reaction, 1' }).click();
  await seen(noor, '1 of 1 person found this review helpful');
  expect(await noor.getByRole('button', { name: '👍 reaction, 2' }).getAttribute('aria-pressed')).toBe(
    'false',
  );
  expect(await jun.getByRole('button', { name: '👍 reaction, 2' }).getAttribute('aria-pressed')).toBe('true');
  expect(await jun.getByText('Only you can see this').count()).toBe(0);
  await composer(jun).fill('Well said!');
  await composer(jun).press('Enter');
  await seen(noor, 'Well said!');
});

test('A page that lost its connection comes back by itself, misses nothing, and keeps what is being typed', async () => {
  const options = { dataFile: join(await temporaryDirectory(), 'discord.sqlite') };
  const before = await startPage(options);
  const first = before.member('Ada').send('general', 'Before');
  const page = await openPage(before, { member: 'Jun' });
  await composer(page).fill('Half a sent');
  await before.close();
  await page.getByText('The sandbox isn’t responding. Trying again…').waitFor();

  const after = await startPage({ ...options, port: Number(new URL(before.url).port) });
  onTestFinished(() => after.close());
  after.member('Ada').react(first, '🎉');
  for (const text of ['one', 'two', 'three']) after.member('Ada').send('general', text);
  await seen(page, 'three');
  expect(await page.locator('.message .text').allTextContents()).toEqual(['Before', 'one', 'two', 'three']);
  await page.getByRole('button', { name: '🎉 reaction, 1' }).waitFor();
  expect(await composer(page).inputValue()).toBe('Half a sent');
  expect(await page.locator('#connection').textContent()).toBe('');
});

test('Whoever left sees it in words, and is the owner from then on', async () => {
  const sandbox = await sandboxWithPage();
  const page = await openPage(sandbox, { member: 'Jun' });
  await page.getByRole('button', { name: 'Behind the scenes' }).click();
  await page.locator('#world summary', { hasText: 'People' }).click();
  await page.getByRole('group', { name: 'Jun' }).getByRole('button', { name: 'Leave the server' }).click();
  await page.getByText('Jun has left the server.').waitFor();
  await page.locator('#members [aria-pressed=true]', { hasText: 'Ada' }).waitFor();
  await page.getByRole('group', { name: 'Jun' }).getByRole('button', { name: 'Rejoin' }).click();
  await page.locator('#members').getByRole('button', { name: 'Jun' }).waitFor();
});

test('Whoever looks at a channel that is deleted comes to another, and what they type stays', async () => {
  const sandbox = await sandboxWithPage();
  const { id } = sandbox.createChannel('film-club');
  const page = await openPage(sandbox, { channel: 'film-club' });
  await composer(page).fill('Half a sent');
  deleteChannel(sandbox.world, id);
  await page.getByRole('heading', { name: 'general' }).waitFor();
  expect(new URL(page.url()).searchParams.get('channel')).toBe(sandbox.channel('general').id);
  expect(await composer(page).inputValue()).toBe('Half a sent');
});

test('A reaction that is clicked again before its count is there is not asked for twice', async () => {
  const sandbox = await sandboxWithPage();
  const message = sandbox.member('Ada').send('general', 'Popcorn?');
  sandbox.member('Ada').react(message, '🍿');
  const page = await openPage(sandbox, { member: 'Jun' });
  const letGo = await holdAnswers(page);
  await page.getByRole('button', { name: '🍿 reaction, 1' }).dblclick();
  letGo();
  await page.getByRole('button', { name: '🍿 reaction, 2', pressed: true }).waitFor();
  await page.getByRole('button', { name: '🍿 reaction, 2' }).click();
  await page.getByRole('button', { name: '🍿 reaction, 1', pressed: false }).waitFor();
  expect(await page.locator('#notice').textContent()).toBe('');
});

test('What fails is told in Discord’s words, where it failed', async () => {
  await using world = await startWithReview({ page: 'bundled' });
  const page = await openPage(world.sandbox, { channel: 'reviews' });
  await seen(page, 'Glass Heart');
  world.sandbox.faults.answer({ path: /^\/interactions\//, status: 500, times: 100 });
  await newestMessage(page).getByRole('button', { name: 'Write or edit yours' }).click();
  await newestMessage(page).getByText('This interaction failed').waitFor();
  await composer(page).fill('/top');
  await composer(page).press('Enter');
  await composer(page).waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  const failed = page.locator('.message', { hasText: 'The application did not respond' });
  await failed.waitFor();
  world.sandbox.member('Jun').send('reviews', 'Said later');
  await seen(page, 'Said later');
  await newestMessage(page).getByText('Said later').waitFor();
  await failed.getByRole('button', { name: 'Dismiss message' }).click();
  await failed.waitFor({ state: 'detached' });
});

test('Messages that come keep the newest in sight, and the place of whoever reads older ones', async () => {
  const sandbox = await sandboxWithPage();
  const ada = sandbox.member('Ada');
  sendMany(sandbox, 150);
  const page = await openPage(sandbox);
  await seen(page, 'Message 150');
  expect(await newestMessage(page).isVisible()).toBe(true);
  ada.send('general', 'Newest');
  await seen(page, 'Newest');
  await expect.poll(() => inSight('Newest')).toBe(true);
  ada.send('general', 'Long\n'.repeat(80));
  await seen(page, /Long/);
  const leftBelow =
    '(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)';
  const isAtEnd = async () =>
    Number(await page.evaluate(`${leftBelow}(document.getElementById('messages'))`)) < 1;
  await expect.poll(isAtEnd).toBe(true);
  // Up to the first of those that were loaded: older ones come, and what was read stays where it was.
  await page.locator('.message', { hasText: 'Message 52' }).scrollIntoViewIfNeeded();
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, -400);
  await page.locator('.text', { hasText: /^Message 1$/ }).waitFor({ state: 'attached' });
  await expect.poll(() => inSight('Message 52')).toBe(true);
  ada.send('general', 'Even newer');
  await page.locator('.message', { hasText: 'Even newer' }).waitFor({ state: 'attached' });
  expect(await inSight('Even newer')).toBe(false);

  async function inSight(text: string): Promise<boolean> {
    const list = await page.locator('#messages').boundingBox();
    const message = await page.locator('.message', { hasText: text }).boundingBox();
    if (!list || !message) return false;
    return message.y >= list.y && message.y + message.height <= list.y + list.height + 1;
  }
});

test('A page that comes back shows the older messages that somebody was reading', async () => {
  const options = { dataFile: join(await temporaryDirectory(), 'discord.sqlite') };
  const before = await startPage(options);
  sendMany(before, 150);
  const page = await openPage(before, { member: 'Jun' });
  await page.locator('.message', { hasText: 'Message 52' }).scrollIntoViewIfNeeded();
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, -400);
  await page.locator('.text', { hasText: /^Message 1$/ }).waitFor({ state: 'attached' });
  await before.close();
  const after = await startPage({ ...options, port: Number(new URL(before.url).port) });
  onTestFinished(() => after.close());
  after.member('Ada').send('general', 'Back again');
  await page.locator('.message', { hasText: 'Back again' }).waitFor({ state: 'attached' });
  expect(await page.locator('.message').count()).toBe(151);
});

test('The page works at the machine’s address in its network, where browsers hold some functions back', async ({
  skip,
}) => {
  const [address] = networkAddresses();
  if (address === undefined) return skip('This machine is in no network.');
  const sandbox = await sandboxWithPage({ host: '0.0.0.0' });
  const page = await openPage({ url: `http://${address}:${new URL(sandbox.url).port}` }, { member: 'Jun' });
  await composer(page).fill('Hello from afar');
  await composer(page).press('Enter');
  await seen(page, 'Hello from afar');
});
