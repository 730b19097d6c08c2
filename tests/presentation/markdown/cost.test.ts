import { describe, expect, test } from 'vitest';
import { balanceDirections, isolateDirection } from '../../../src/presentation/markdown/bidirectional.ts';
import { bodyMarkdown } from '../../../src/presentation/markdown/body.ts';
import { closeMarks, closeMarksAtEnd } from '../../../src/presentation/markdown/close-marks.ts';
import { escapeMarkdown } from '../../../src/presentation/markdown/escape-markdown.ts';
import { breakLinks, showLinkTargets } from '../../../src/presentation/markdown/link-targets.ts';
import { splitMarkdown } from '../../../src/presentation/markdown/split.ts';
import { fastestRun, LONGEST_WAIT } from '../../support/fastest-run.ts';
import { hostileTexts } from './hostile-texts.ts';

/** A member's text has at most so many code points. */
const LONGEST = 4000;
const ROOM = 5800;

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

describe('the longest text, made to keep the bot busy,', () => {
  test.each(Object.entries(ways))('does not in %s', (_, way) => {
    const slow = hostileTexts(LONGEST)
      .map(([name, text]) => ({ name, milliseconds: fastestRun(() => way(text)) }))
      .filter(({ milliseconds }) => milliseconds >= LONGEST_WAIT);
    expect(slow).toEqual([]);
  });

  test('has the length it is meant to have', () => {
    for (const [name, text] of hostileTexts(LONGEST)) expect([...text].length, name).toBe(LONGEST);
  });
});
