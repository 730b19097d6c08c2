import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { replaceSite } from '../../../src/publishing/directory/replace-site.ts';
import { homePath, showPath } from '../../../src/publishing/pages/site-paths.ts';
import { publishSite } from '../../../src/publishing/publish-site.ts';
import { readSource } from '../../../src/publishing/source/read-source.ts';
import { launchChromium } from '../../sandbox/page/browser/launch-chromium.ts';
import { fillStore, GUILD, NOW, OPTIONS } from '../filled-store.ts';

const MARKDOWN =
  '# Heading\n> quoted\n- one\n- two\n`code` ||he **dies**|| <t:1700000000:R> https://example.com\n-# quiet\n```\nlong\n```';
const PAGES = [homePath(), homePath(2), showPath('Dark', 2), showPath('Empty')];

let browser: Browser;
let site: string;

beforeAll(async () => {
  const store = await fillStore({
    agreed: Array.from({ length: 48 }, (_, n) => `Member ${n}`),
    reviews: [
      ...Array.from({ length: 48 }, (_, n) => ({
        by: `Member ${n}`,
        of: 'Dark',
        headline: n % 2 === 0 ? 'Loud ||dead|| end' : 'حب',
        body: MARKDOWN,
        score: (n % 21) * 5,
        spoilers: n % 3 === 0,
        textEditedAt: 1,
        aspects: { story: 80 },
      })),
      ...Array.from({ length: 70 }, (_, n) => ({ by: 'Member 1', of: `Show ${n}`, score: 50 })),
      { by: 'Nobody', of: 'Empty', score: 10 },
    ],
    shows: {
      Dark: { year: 2017, kind: 'series', aliases: ['Échos'], poster: 'https://static.tvmaze.com/dark.jpg' },
      Drak: { mergedInto: 'Dark' },
    },
  });
  site = await mkdtemp(join(tmpdir(), 'ovation-site-'));
  const source = await readSource(store, GUILD, NOW);
  await replaceSite(site, (writer) => publishSite(source, OPTIONS, writer));
  await store.close();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await rm(site, { recursive: true, force: true });
});

const addressOf = (path: string): string => pathToFileURL(join(site, path)).href;

/** A page that fails the test when a script fails, the policy refuses something, or anything is asked of a server. */
async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => problems.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) problems.push(`Asked for ${request.url()}`);
  });
  onTestFinished(async () => {
    await context.close();
    expect(problems).toEqual([]);
  });
  return page;
}

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newPage(options);
  await page.goto(addressOf(path));
  return page;
}

test.each([
  ['light', 390],
  ['dark', 1280],
] as const)(
  'A screen reader finds nothing in its way, in the %s theme, %i pixels wide',
  async (colorScheme, width) => {
    const page = await newPage({ colorScheme, viewport: { width, height: 800 } });
    for (const path of PAGES) {
      await page.goto(addressOf(path));
      await page.evaluate(axe.source);
      await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
      // The pages forbid the request with which axe would read the style sheet again.
      const { violations } = (await page.evaluate('axe.run({ preload: false })')) as axe.AxeResults;
      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
      expect(found, path).toEqual([]);
      const tooWide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(tooWide, path).toBeLessThanOrEqual(0);
    }
  },
);

test('Without scripts all is there but the search, and spoilers open by a key', async () => {
  const page = await open(showPath('Dark'), { javaScriptEnabled: false });
  expect(await page.getByRole('searchbox').isVisible()).toBe(false);
  expect(await page.locator('article').count()).toBe(40);
  const review = page
    .locator('article')
    .filter({ has: page.locator('.covered') })
    .first();
  const spoiler = review.locator('.text .spoiler');
  expect(await review.locator('.text').isVisible()).toBe(false);
  await review.locator('.covered > summary').focus();
  await page.keyboard.press('Enter');
  expect(await review.locator('.text').isVisible()).toBe(true);
  expect(await spoiler.locator('strong').isVisible()).toBe(false);
  await spoiler.locator('summary').focus();
  await page.keyboard.press('Enter');
  expect(await spoiler.locator('strong').isVisible()).toBe(true);
  await page.getByRole('link', { name: 'Next page' }).click();
  expect(await page.locator('article').count()).toBe(8);
  await page.getByRole('link', { name: 'Drama Corner' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Drama Corner');
});

test('The search finds a show by any of its titles, also where the page was opened as a file', async () => {
  const page = await open(showPath('Dark', 2));
  const search = page.getByRole('searchbox', { name: 'Search shows' });
  await search.fill('echo');
  await page.getByText('Shows found: 1').waitFor();
  await search.fill('nothing like it');
  await page.getByText('No show with that title.').waitFor();
  await search.fill('show 12');
  await page.getByText('Shows found: 1').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Show 12' }).waitFor();
  await search.fill('show');
  await page.getByText('Shows found: 70').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByText('Shows found: 70').isVisible()).toBe(false);
});

test('An address from before a merge leads to the show', async () => {
  const page = await open(showPath('Drak'));
  await page.waitForURL(addressOf(showPath('Dark')));
});
