import type { Page } from 'playwright-core';
import { servePage } from '../../src/sandbox/page/serve-page.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { launchChromium } from '../sandbox/page/browser/launch-chromium.ts';
import { post } from '../sandbox/rest/request.ts';

/** How many messages are scrolled through: half with the embed of a review, half of a line. */
const COUNT = 1000;

/** The list of messages as plain boxes of the same heights: what the browser itself can do here. */
const FLOOR_TEXT = 'A line of text that is about as long as one in a message. ';

const browser = await launchChromium();
const sandbox = await startSandbox({ unlimited: true });
servePage(sandbox);
for (let number = 0; number < COUNT / 2; number++) {
  sandbox.member('Noor').send('general', `Message ${number}`);
  await post(sandbox, 'general', {
    embeds: [
      {
        author: { name: 'Noor' },
        title: `8/10 · Show ${number}`,
        description: FLOOR_TEXT.repeat(8),
        color: 255,
      },
    ],
  });
}

const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
await page.goto(sandbox.url);
await page.locator('.message').last().waitFor();
while ((await page.locator('.message').count()) < COUNT) {
  await page.evaluate("document.getElementById('messages').scrollTop = 0");
  await page.locator('.message').first().hover();
}
const heights = (await page.evaluate(
  "[...document.querySelectorAll('.message')].map((message) => message.offsetHeight)",
)) as number[];
const floor = await browser.newPage({ viewport: { width: 1200, height: 800 } });
await floor.setContent(
  `<div id="messages" style="height: 100vh; overflow-y: auto">${heights
    .map((height) => `<div style="height: ${height}px">${FLOOR_TEXT}</div>`)
    .join('')}</div>`,
);

const measured = [
  ['messages', await scrollThrough(page)],
  ['floor', await scrollThrough(floor)],
] as const;
console.log(`Scrolling through ${COUNT} messages, up and down; milliseconds from frame to frame:`);
for (const [name, frames] of measured)
  console.log(
    `${name.padEnd(9)} median ${at(frames, 0.5)}  p99 ${at(frames, 0.99)}  worst ${at(frames, 1)}  (${frames.length} frames)`,
  );
const [[, ours], [, theirs]] = measured;
console.log(`p99 is ${(Number(at(ours, 0.99)) / Number(at(theirs, 0.99))).toFixed(2)} times the floor.`);

await browser.close();
await sandbox.close();

/** Scrolls 80 pixels a frame to the beginning and back; answers the time of each frame in milliseconds, sorted. */
async function scrollThrough(scrolled: Page): Promise<number[]> {
  await scrolled.bringToFront();
  const frames = (await scrolled.evaluate(`new Promise((resolve) => {
    const list = document.getElementById('messages');
    const frames = [];
    let step = -80;
    let before;
    list.scrollTop = list.scrollHeight;
    requestAnimationFrame(function next(now) {
      if (before !== undefined) frames.push(now - before);
      before = now;
      list.scrollTop += step;
      if (list.scrollTop <= 0) step = 80;
      if (step > 0 && list.scrollTop + list.clientHeight >= list.scrollHeight - 1) resolve(frames);
      else requestAnimationFrame(next);
    });
  })`)) as number[];
  return frames.sort((left, right) => left - right);
}

function at(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
}
