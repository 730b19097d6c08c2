import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chooseReviewChannel, startWorld, type World, writeReview } from '../../../support/world.ts';
import { sandboxWithPage } from '../page-request.ts';
import { browserForTests, composer, newestMessage, seen, suggestion } from './opened-page.ts';

const openPage = browserForTests();

/** What axe finds wrong on the page as it stands, each with the elements that it is about. */
async function problemsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // The text that is written is a combobox while it has a list: HTML's table of roles does not foresee it, readers know it.
  const { violations } = (await page.evaluate(
    'axe.run({ rules: { "aria-allowed-role": { enabled: false } } })',
  )) as axe.AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message}`),
  );
}

/** A guild in which something of each kind is to be seen. */
async function startBusyWorld(): Promise<World> {
  const world = await startWorld({ page: 'as it lies', sandbox: { unlimited: true } });
  const { sandbox } = world;
  await chooseReviewChannel(world);
  const body =
    '# Heading\n> quoted\n- one\n- two\n`code` ||hidden|| <t:1700000000:R> <#1> https://example.com\n```\nlong\n```';
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { headline: 'Loud', body, score: '7.5' });
  await writeReview(sandbox.member('Noor'), 'Dark', { headline: 'Loud', body, score: '2', spoilers: true });
  const [review] = sandbox.channel('reviews').messages;
  if (review) sandbox.member('Ada').react(review, '👍');
  sandbox.member('Jun').send('general', body);
  sandbox.member('Jun').send('general', 'Right after.');
  await sandbox.member('Ada').slash('/top');
  await sandbox.member('Ada').slash('/settings view');
  return world;
}

test.each(['dark', 'light'] as const)(
  'A screen reader and a keyboard find nothing in their way, whatever is open, in the %s theme',
  async (colorScheme) => {
    await using world = await startBusyWorld();
    const page = await openPage(world.sandbox, { colorScheme });
    await seen(page, 'Best of Ovation Sandbox');
    expect(await problemsOn(page), 'messages').toEqual([]);

    await page.locator('.message', { hasText: 'Right after.' }).hover();
    await page.getByLabel('What you can do with this message').last().click();
    expect(await problemsOn(page), 'the menu of a message').toEqual([]);
    await page.keyboard.press('Escape');

    await composer(page).click();
    await page.keyboard.type('/');
    await suggestion(page, '/review write').waitFor();
    expect(await problemsOn(page), 'the list of commands').toEqual([]);
    await suggestion(page, '/review write').click();
    await suggestion(page, 'Glass Heart').waitFor();
    expect(await problemsOn(page), 'a command').toEqual([]);
    await suggestion(page, 'Glass Heart').click();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await problemsOn(page), 'a modal').toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Behind the scenes' }).click();
    for (const title of await page.locator('#world summary').all()) await title.click();
    expect(await problemsOn(page), 'behind the scenes').toEqual([]);

    const reviews = await openPage(world.sandbox, { channel: 'reviews', colorScheme });
    await seen(reviews, 'Glass Heart');
    expect(await problemsOn(reviews), 'reviews').toEqual([]);
  },
);

test('On a narrow screen, too', async () => {
  await using world = await startBusyWorld();
  const page = await openPage(world.sandbox, { viewport: { width: 360, height: 640 } });
  await seen(page, 'Best of Ovation Sandbox');
  expect(await problemsOn(page), 'messages').toEqual([]);
  await page.getByRole('button', { name: 'Channels and people' }).click();
  expect(await problemsOn(page), 'channels and people').toEqual([]);
});

test('Nothing moves by itself for those who asked for that', async () => {
  const sandbox = await sandboxWithPage();
  const { id, channel_id } = sandbox.member('Ada').send('general', 'Look here');
  sandbox
    .member('Ada')
    .send('general', `https://discord.com/channels/${sandbox.guildId}/${channel_id}/${id}`);
  for (const [reducedMotion, animation] of [
    ['no-preference', 'found'],
    ['reduce', 'none'],
  ] as const) {
    const page = await openPage(sandbox, { reducedMotion });
    await newestMessage(page).getByRole('link').click();
    await page.locator('.message.found', { hasText: 'Look here' }).waitFor();
    expect(await page.evaluate("getComputedStyle(document.querySelector('.found')).animationName")).toBe(
      animation,
    );
  }
});
