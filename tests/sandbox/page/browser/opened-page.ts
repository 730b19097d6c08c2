import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Sandbox } from '../../../../src/sandbox/sandbox.ts';
import { launchChromium } from './launch-chromium.ts';

interface Opening extends BrowserContextOptions {
  /** Whose page it is; the owner's when left out. */
  readonly member?: string;
  readonly channel?: string;
}

/** Where a member's page is looked at. */
export type OpenPage = (sandbox: Pick<Sandbox, 'url'>, opening?: Opening) => Promise<Page>;

/** One for all test files that a worker runs: starting Chromium takes as long as opening a page. It ends with the worker. */
let running: Promise<Browser> | undefined;

/** Starts another when the last one has crashed or did not start, so that one failure fails one test. */
async function runningBrowser(): Promise<Browser> {
  const last = await running?.catch(() => undefined);
  if (last?.isConnected()) return last;
  running = launchChromium();
  return running;
}

/**
 * A browser for the tests of a file. Each page has a window of its own, is closed with its test, and lets that fail when
 * a script fails, the policy refuses something, or anything is asked of another server.
 */
export function browserForTests(): OpenPage {
  return async (sandbox, { member = 'Ada', channel = 'general', ...options } = {}) => {
    const browser = await runningBrowser();
    const usual = { viewport: { width: 1200, height: 800 }, colorScheme: 'dark' } as const;
    const context = await browser.newContext({ ...usual, ...options });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', ({ message }) => problems.push(message));
    page.on('console', (message) => {
      // A server that is away, that refuses what somebody does, or that is no secure one is what some tests are about.
      const expected =
        /ERR_CONNECTION|WebSocket|status of 400|Cross-Origin-Opener-Policy header has been ignored/;
      if (message.type() === 'error' && !expected.test(message.text())) problems.push(message.text());
    });
    page.on('dialog', (dialog) => problems.push(`A dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      if (new URL(request.url()).host !== new URL(sandbox.url).host)
        problems.push(`Asked for ${request.url()}`);
    });
    onTestFinished(async () => {
      await context.close();
      expect(problems).toEqual([]);
    });
    await page.goto(`${sandbox.url}/?${new URLSearchParams({ member, channel })}`);
    const me = page.locator('#members [aria-pressed=true]', { hasText: member });
    await me.waitFor({ state: 'attached' });
    return page;
  };
}

/** Holds back what the sandbox answers to what is done in a page, until the function that it resolves with is called. */
export async function holdAnswers(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route('**/page/api/action?*', async (route) => {
    const response = await route.fetch();
    await promise;
    await route.fulfill({ response });
  });
  return resolve;
}

/** The newest message in the list. */
export const newestMessage = (page: Page): Locator => page.locator('.message').last();

/** Where one writes. */
export const composer = (page: Page): Locator => page.locator('#composer textarea');

/** The list of what can be picked while something is typed. */
export const suggestion = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('option', { name }).first();

/** Resolves when a message holds this text. */
export const seen = (page: Page, text: string | RegExp): Promise<void> =>
  page.locator('.message', { hasText: text }).last().waitFor();

/** Whether an element has the focus itself. */
export const hasFocus = (element: Locator): Promise<boolean> =>
  element.evaluate((node: { matches(selector: string): boolean }) => node.matches(':focus'));

/** How many pixels of messages are below those in sight. */
export const pixelsBelow = (page: Page): Promise<number> =>
  page
    .locator('#messages')
    .evaluate((list: { scrollHeight: number; scrollTop: number; clientHeight: number }) =>
      Math.round(list.scrollHeight - list.scrollTop - list.clientHeight),
    );

/** Sends `Message 1` and so on, up to the last number, to #general as Ada. */
export function sendMany(sandbox: Pick<Sandbox, 'member'>, last: number, first = 1): void {
  for (let number = first; number <= last; number++)
    sandbox.member('Ada').send('general', `Message ${number}`);
}

/** Becomes a member by their button at the side. */
export async function become(page: Page, name: string): Promise<void> {
  await page.locator('#members').getByRole('button', { name }).click();
  await page.locator('#members [aria-pressed=true]', { hasText: name }).waitFor();
}

/** Fills in the modal in which a review is written, and submits it. */
export async function submitReview(
  page: Page,
  { show, headline, body, score }: Readonly<Record<'show' | 'headline' | 'body' | 'score', string>>,
): Promise<void> {
  const modal = page.getByRole('dialog', { name: show });
  await modal.getByLabel('Headline').fill(headline);
  await modal.getByLabel(/^Your review/).fill(body);
  await modal.getByLabel(/^Score/).selectOption(score);
  await modal.getByRole('button', { name: 'Submit' }).click();
  await modal.waitFor({ state: 'detached' });
}
