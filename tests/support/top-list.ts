import type { SandboxMessage } from '../../src/sandbox/world/records.ts';
import { textsOf } from './world.ts';

/** What a list of shows says, a line for each: "Glass Heart · mean 7.0 · 2 reviews", without what it is ordered by. */
export const topList = (card: SandboxMessage): string[] =>
  Array.from(
    textsOf(card)
      .join('\n')
      .matchAll(/\*\*\d+\*\* · (.+)\n-# \*\*[\d.]+\*\* · (.+)/g),
    ([, title, reasons]) => `${title} · ${reasons}`,
  );
