import { bundlePage } from './bundled-page.ts';
import { unpackChromium } from './launch-chromium.ts';

/** Before the tests, which run in several processes and have their time limits. */
export async function setup(): Promise<void> {
  await Promise.all([unpackChromium(), bundlePage()]);
}
