import { expect, test } from 'vitest';
import { deleteChannel } from '../../../../../src/sandbox/actions/guild.ts';
import type { Sandbox } from '../../../../../src/sandbox/sandbox.ts';
import { startWithReview } from '../../../../support/votes.ts';
import { startWorld } from '../../../../support/world.ts';
import { post, request } from '../../../rest/request.ts';
import { sandboxWithPage } from '../../page-request.ts';
import {
  browserForTests,
  composer,
  hasFocus,
  holdAnswers,
  newestMessage,
  seen,
  sendMany,
} from '../opened-page.ts';

const openPage = browserForTests();

test('What is ticked in a select stays while the message changes', async () => {
  const sandbox = await sandboxWithPage();
  const options = ['Drama', 'Comedy'].map((label) => ({ label, value: label }));
  const { id } = await post(sandbox, 'general', {
    components: [{ type: 1, components: [{ type: 3, custom_id: 'genres', options, max_values: 2 }] }],
  });
  const page = await openPage(sandbox, { member: 'Jun' });
  await page.locator('summary', { hasText: 'Make a selection' }).click();
  await page.getByLabel('Comedy').check();
  sandbox.member('Ada').react({ id }, '🎉');
  await page.getByRole('button', { name: '🎉 reaction, 1' }).waitFor();
  expect(await page.getByLabel('Comedy').isChecked()).toBe(true);
});

test('The focus stays where it was when a message gets other buttons, or on the message when it has none', async () => {
  const sandbox = await sandboxWithPage();
  const pages = (...labels: string[]) => ({
    content: labels.join(),
    components: labels.length === 0 ? [] : [row(labels)],
  });
  const row = (labels: string[]) => ({
    type: 1,
    components: labels.map((label) => ({ type: 2, style: 2, label, custom_id: `to ${label}` })),
  });
  const { id } = await post(sandbox, 'general', pages('First', 'Second'));
  const path = `/channels/${sandbox.channel('general').id}/messages/${id}`;
  const page = await openPage(sandbox, { member: 'Jun' });
  const show = async (look: ReturnType<typeof pages>) => {
    await request(sandbox, 'PATCH', path, look);
    await seen(page, look.content);
    return page.locator(':focus').textContent();
  };
  await page.getByRole('button', { name: 'Second' }).focus();
  expect(await show(pages('Second', 'Third'))).toBe('Second');
  expect(await show(pages('Fourth', 'Fifth'))).toBe('Fourth');
  await show({ content: 'The end', components: [] });
  expect(await hasFocus(newestMessage(page))).toBe(true);
});

test('A press at the side counts although messages come between its beginning and its end', async () => {
  const sandbox = await sandboxWithPage();
  const page = await openPage(sandbox, { member: 'Ada' });
  await page.locator('#members').getByRole('button', { name: 'Jun' }).hover();
  await page.mouse.down();
  sandbox.member('Noor').send('general', 'Meanwhile');
  await seen(page, 'Meanwhile');
  await page.mouse.up();
  await page.locator('#members [aria-pressed=true]', { hasText: 'Jun' }).waitFor();
});

/** A sandbox with more messages than a page shows at once, the newest one with a select of this many scores. */
async function startWithLongSelect(length: number): Promise<Sandbox> {
  const sandbox = await sandboxWithPage();
  sendMany(sandbox, 30);
  const options = Array.from({ length }, (_, score) => ({ label: `${score}`, value: `${score}` }));
  const select = { type: 3, custom_id: 'score', placeholder: 'Your score', options };
  await post(sandbox, 'general', { components: [{ type: 1, components: [select] }] });
  return sandbox;
}

test('A menu moves nothing, so that a second click picks nothing by mistake', async () => {
  const sandbox = await startWithLongSelect(20);
  const page = await openPage(sandbox, { member: 'Jun' });
  const button = page.locator('summary', { hasText: 'Your score' });
  const before = await button.boundingBox();
  await button.click();
  const list = page.locator('.select .menu-list');
  await expect.poll(async () => ((await list.boundingBox())?.y ?? 0) > 0).toBe(true);
  expect(await button.boundingBox()).toEqual(before);
  const { y = 0, height = 0 } = (await list.boundingBox()) ?? {};
  expect(y + height).toBeLessThanOrEqual(before?.y ?? 0);
  await page.locator('main header').click();
  await expect.poll(() => list.isVisible()).toBe(false);
});

test.each(['the mouse', 'the space bar'])(
  'A press on a message counts although the message changes between its beginning and its end, by %s',
  async (by) => {
    const sandbox = await sandboxWithPage();
    const message = sandbox.member('Ada').send('general', 'Popcorn?');
    sandbox.member('Ada').react(message, '🍿');
    const page = await openPage(sandbox, { member: 'Jun' });
    const button = page.getByRole('button', { name: '🍿 reaction, 1' });
    if (by === 'the mouse') {
      await button.hover();
      await page.mouse.down();
    } else {
      await button.focus();
      await page.keyboard.down('Space');
    }
    sandbox.member('Noor').react(message, '🍿');
    sandbox.member('Noor').send('general', 'Meanwhile');
    await seen(page, 'Meanwhile');
    await (by === 'the mouse' ? page.mouse.up() : page.keyboard.up('Space'));
    await page.getByRole('button', { name: '🍿 reaction, 3', pressed: true }).waitFor();
  },
);

test('A spoiler around a heading or a list is covered, and opens by a click', async () => {
  const sandbox = await sandboxWithPage();
  for (const hidden of ['# He is a ghost', '\n- one\n- two\n', '```\nlong\n```', '> quoted'])
    sandbox.member('Ada').send('general', `||${hidden}||`);
  const page = await openPage(sandbox, { member: 'Jun' });
  await page.locator('.spoiler').last().waitFor();
  for (const cover of await page.locator('.spoiler').all()) {
    expect((await cover.boundingBox())?.height).toBeGreaterThan(15);
    await cover.click();
  }
  await expect.poll(() => page.locator('.spoiler.revealed').count()).toBe(4);
});

test('A message that was pressed while a channel went names it no more', async () => {
  const sandbox = await sandboxWithPage();
  const films = sandbox.createChannel('films');
  sandbox.member('Ada').send('general', `See <#${films.id}>`);
  const page = await openPage(sandbox, { member: 'Jun' });
  await newestMessage(page).getByText('#films').hover();
  await page.mouse.down();
  deleteChannel(sandbox.world, films.id);
  await page.locator('#channels').getByRole('button', { name: 'films' }).waitFor({ state: 'detached' });
  expect(await newestMessage(page).getByText('#films').count()).toBe(1);
  await page.mouse.up();
  await newestMessage(page).getByText('#films').waitFor({ state: 'detached' });
});

test('The wheel in a menu leaves the end of the messages where it is', async () => {
  const sandbox = await startWithLongSelect(25);
  const page = await openPage(sandbox, { member: 'Jun' });
  await page.locator('summary', { hasText: 'Your score' }).click();
  await page.getByRole('button', { name: '7', exact: true }).hover();
  const scrolled = () =>
    page.locator('details[open] .menu-list').evaluate((list: { scrollTop: number }) => list.scrollTop);
  await page.mouse.wheel(0, 150);
  await expect.poll(scrolled).toBeGreaterThan(0);
  await page.mouse.wheel(0, -150);
  await expect.poll(scrolled).toBe(0);
  await page.keyboard.press('Escape');
  sandbox.member('Ada').send('general', 'The newest one');
  await seen(page, 'The newest one');
  expect(await page.getByRole('button', { name: 'New messages' }).count()).toBe(0);
});

test('The menu of a message that changed while it was open opens again, and asks before it deletes', async () => {
  const sandbox = await sandboxWithPage();
  const message = sandbox.member('Jun').send('general', 'Popcorn?');
  const page = await openPage(sandbox, { member: 'Jun' });
  const remove = page.getByRole('button', { name: 'Delete message' });
  await newestMessage(page).click({ button: 'right', position: { x: 200, y: 10 } });
  await remove.waitFor();
  sandbox.member('Ada').react(message, '🍿');
  await page.getByRole('button', { name: '🍿 reaction, 1' }).waitFor();
  await page.keyboard.press('Escape');
  await remove.waitFor({ state: 'hidden' });
  await newestMessage(page).click({ button: 'right', position: { x: 200, y: 10 } });
  await remove.click();
  const question = page.getByRole('dialog', { name: 'Delete message' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'detached' });
  await newestMessage(page).click({ button: 'right', position: { x: 200, y: 10 } });
  await remove.click();
  await page.keyboard.press('Enter');
  await page.locator('.message').waitFor({ state: 'detached' });
  expect(sandbox.channel('general').messages).toEqual([]);
});

test('Of two forms that are asked for one opens after the other', async () => {
  await using world = await startWithReview({ page: 'bundled' });
  const page = await openPage(world.sandbox, { member: 'Jun', channel: 'reviews' });
  const letGo = await holdAnswers(page);
  await newestMessage(page).getByRole('button', { name: 'Write or edit yours' }).click();
  await page.locator('.message[aria-busy]').waitFor();
  await composer(page).fill('/review write show: Another');
  await composer(page).press('Enter');
  await page.getByRole('button', { name: 'Send the command' }).click();
  await page.getByText('Sending command…').waitFor();
  letGo();
  await composer(page).waitFor({ state: 'attached' });
  await page.locator('.message[aria-busy]').waitFor({ state: 'detached' });
  const modal = page.getByRole('dialog');
  await modal.getByLabel('Headline').fill('In the first one');
  expect(await modal.count()).toBe(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect.poll(() => modal.getByLabel('Headline').inputValue()).toBe('');
  await page.keyboard.press('Escape');
  await modal.waitFor({ state: 'detached' });
});

test('What only one member sees is gone for good when they have dismissed it', async () => {
  await using world = await startWorld({ page: 'bundled' });
  const page = await openPage(world.sandbox, { member: 'Jun' });
  await composer(page).fill('/review delete show: Dark');
  await composer(page).press('Enter');
  await page.getByRole('button', { name: 'Send the command' }).click();
  await seen(page, 'Only you can see this');
  await page.getByRole('button', { name: 'Dismiss message' }).click();
  await page.locator('.message').waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText('Welcome to #general!').waitFor();
  expect(await page.locator('.message').count()).toBe(0);
});
