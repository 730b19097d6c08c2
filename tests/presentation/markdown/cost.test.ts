import { describe, expect, test } from 'vitest';
import { balanceDirections, isolateDirection } from '../../../src/presentation/markdown/bidirectional.ts';
import { bodyMarkdown } from '../../../src/presentation/markdown/body.ts';
import { closeMarks, closeMarksAtEnd } from '../../../src/presentation/markdown/close-marks.ts';
import { escapeMarkdown } from '../../../src/presentation/markdown/escape-markdown.ts';
import { breakLinks, showLinkTargets } from '../../../src/presentation/markdown/link-targets.ts';
import { splitMarkdown } from '../../../src/presentation/markdown/split.ts';
import { hostileTexts } from './hostile-texts.ts';

/** A member's text has at most so many code points. */
const LONGEST = 4000;
const ROOM = 5800;
/** While a text is made ready, the bot does nothing else. */
const MOST_MILLISECONDS = 20;

const ways: Record<string, (text: string) => unknown> = {
  bodyMarkdown: (text) => bodyMarkdown(text, ROOM),
  'bodyMarkdown without room': (text) => bodyMarkdown(text, 0),
  splitMarkdown: (text) => splitMarkdown(text, 2000, 4096),
  'splitMarkdown into many parts': (text) => splitMarkdown(text, 500, 500),
  closeMarks,
  closeMarksAtEnd,
  showLinkTargets,
  breakLinks,
  balanceDirections,
  isolateDirection,
  escapeMarkdown,
};

/**
 * The shortest of up to five runs, until one is short enough. Counts the time for which this thread had a processor:
 * while other processes share it, a clock would count theirs too.
 */
function shortestRun(run: () => unknown): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let runs = 0; runs < 5 && shortest >= MOST_MILLISECONDS; runs++) {
    const before = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(before);
    shortest = Math.min(shortest, (user + system) / 1000);
  }
  return shortest;
}

describe('the longest text, made to keep the bot busy,', () => {
  test.each(Object.entries(ways))('does not in %s', (_, way) => {
    const slow = hostileTexts(LONGEST)
      .map(([name, text]) => ({ name, milliseconds: shortestRun(() => way(text)) }))
      .filter(({ milliseconds }) => milliseconds >= MOST_MILLISECONDS);
    expect(slow).toEqual([]);
  });

  test('has the length it is meant to have', () => {
    for (const [name, text] of hostileTexts(LONGEST)) expect([...text].length, name).toBe(LONGEST);
  });
});
