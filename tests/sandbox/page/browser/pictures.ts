import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { COMMUNITY_PAST, moveIn, planMoveIn } from '../../../../src/sandbox/community/move-in.ts';
import { reviewMessages, startWorld } from '../../../support/world.ts';
import { launchChromium } from './launch-chromium.ts';

/** Takes README's pictures from the running page. What they show is set in the fonts of the machine that takes them. */
const directory = 'docs/pictures';

await mkdir(directory, { recursive: true });
await using world = await startWorld({ page: 'as it lies', sandbox: { past: COMMUNITY_PAST } });
const { sandbox } = world;
planMoveIn(sandbox);
await moveIn(sandbox, new AbortController().signal, world.settled);
const counted = () => reviewMessages(world).at(-1)?.embeds.at(-1)?.footer?.text.includes(' of ');
await sandbox.until(counted, 'the counts of the newest review');
await using browser = await launchChromium();

await take('reviews', 'Malik', 'reviews', async (page) => {
  const review = page.locator('.message', { hasText: 'Six people, one lamp' });
  await review.evaluate((box: { scrollIntoView(options: object): void }) =>
    box.scrollIntoView({ block: 'end' }),
  );
});
await take('write', 'Léa', 'general', async (page) => {
  await page.locator('#composer textarea').fill('/review write ');
  await page.keyboard.type('달빛');
  await page.getByRole('option', { name: '달빛 세탁소' }).click();
  await page.keyboard.press('Enter');
  const modal = page.getByRole('dialog');
  await modal.getByLabel('Headline').fill('Lavage à froid, cœur tiède');
  await modal
    .getByLabel(/^Your review/)
    .fill(
      'On y entre pour une tache, on en sort *réconcilié*.\n\nLe tambour tourne, et soudain tout se tait.',
    );
  await modal.getByLabel(/^Score/).selectOption('8.5');
});
await sandbox.member('Noor').slash('/show', { show: '달빛 세탁소' });
const pictured = () => sandbox.channel('general').messages.at(-1)?.attachments.length;
await sandbox.until(pictured, 'the picture of a show');
await take('show', 'Noor', 'general', async (page) => {
  await page.getByText('Most helpful').last().scrollIntoViewIfNeeded();
  await page
    .locator('.message')
    .last()
    .evaluate((box: { scrollIntoView(options: object): void }) => box.scrollIntoView({ block: 'start' }));
});

async function take(name: string, member: string, channel: string, prepare: (page: Page) => Promise<void>) {
  const page = await browser.newPage({
    viewport: { width: 960, height: 760 },
    deviceScaleFactor: 2,
    colorScheme: 'dark',
  });
  await page.goto(`${sandbox.url}/?${new URLSearchParams({ member, channel })}`);
  await page.locator('.message').last().waitFor();
  await page.getByRole('complementary', { name: 'First steps' }).getByRole('button').click();
  await prepare(page);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${directory}/${name}.png`, caret: 'hide' });
  await page.close();
}
