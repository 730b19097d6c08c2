import { unpackChromium } from './launch-chromium.ts';

/** Before the tests, which run in several processes and have their time limits. */
export const setup = unpackChromium;
