import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { reviewMessage } from '../../../../support/votes.ts';
import { chooseReviewChannel, startWorld, type World, writeReview } from '../../../../support/world.ts';
import { browserForTests, composer, newestMessage, seen, suggestion } from '../opened-page.ts';

const openPage = browserForTests();

/** Opens the panel, and a section of it. */
async function openScenes(page: Page, section: string) {
  const panel = page.locator('#world');
  if (!(await panel.isVisible())) await page.getByRole('button', { name: 'Behind the scenes' }).click();
  await panel.locator('summary', { hasText: section }).first().click();
  return panel;
}

/** A world with one review, whose answers are on offer. */
async function startWithPostedReview(): Promise<World> {
  const world = await startWorld({ page: 'bundled', sandbox: { unlimited: true } });
  await chooseReviewChannel(world);
  await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  await world.sandbox.until(() => reviewMessage(world).reactions.length === 2, 'the answers on offer');
  return world;
}

test('Who is given a role and a permission can use both at once, and no more when they are taken', async () => {
  await using world = await startWithPostedReview();
  const page = await openPage(world.sandbox, { member: 'Jun', channel: 'reviews' });
  const panel = await openScenes(page, 'People');
  await panel.getByRole('group', { name: 'Jun' }).getByLabel('Moderator').check();
  await openScenes(page, 'Roles');
  const role = panel.locator('details details', { hasText: 'Moderator' }).first();
  await role.locator('summary').click();
  const menu = newestMessage(page).getByLabel('What you can do with this message');
  const remove = page.getByRole('button', { name: 'Delete message' });
  /** Whether the menu of the review offers to delete it. What is open stays as it is, so it is closed again. */
  const isRemovable = async () => {
    await newestMessage(page).hover();
    await menu.click();
    await page.getByRole('button', { name: 'Report review' }).waitFor();
    const count = await remove.count();
    await page.keyboard.press('Escape');
    return count === 1;
  };
  await role.getByLabel('Manage Messages').uncheck();
  await expect.poll(isRemovable).toBe(false);
  await role.getByLabel('Manage Messages').check();
  await expect.poll(isRemovable).toBe(true);
  await menu.click();
  await remove.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.locator('.message').waitFor({ state: 'detached' });
});

test('Discord’s troubles are made in the page, and the counts are right after them', async () => {
  await using world = await startWithPostedReview();
  const page = await openPage(world.sandbox, { member: 'Jun', channel: 'reviews' });
  const panel = await openScenes(page, 'Trouble at Discord');
  await panel.getByLabel('Discord responds').selectOption('0.2 s late');
  await panel.getByRole('button', { name: 'Answer 500', exact: true }).click();
  await panel.getByText(/^Requests that will still fail: \d\.$/).waitFor();
  await panel.getByRole('button', { name: 'Drop the session' }).click();
  await page.getByRole('button', { name: '👍 reaction' }).click();
  // The bot has to come back first.
  await page.getByText('1 of 1 person found this review helpful').waitFor({ timeout: 60_000 });
  await panel.getByRole('button', { name: 'Back to normal' }).click();
  await panel.getByText('Requests that will still fail').waitFor({ state: 'detached' });
  // The bot may have used up the failing requests before: the text alone does not show that the button has worked.
  await world.sandbox.until(() => world.sandbox.faults.latency === 0, 'no latency');
});

test('The bot is removed and invited again', async () => {
  await using world = await startWorld({ page: 'bundled' });
  const page = await openPage(world.sandbox);
  const panel = await openScenes(page, 'People');
  await panel.getByRole('button', { name: 'Remove the bot' }).click();
  await panel.getByRole('button', { name: 'Invite the bot' }).waitFor();
  await composer(page).fill('/top');
  await composer(page).press('Enter');
  await page.getByText('There is no command /top, or you can’t use it').waitFor();
  await panel.getByRole('button', { name: 'Invite the bot' }).click();
  await panel.getByRole('button', { name: 'Remove the bot' }).waitFor();
  await composer(page).fill('/to');
  await suggestion(page, '/top').click();
  await page.keyboard.press('Enter');
  await seen(page, 'Best of Ovation Sandbox');
});
