import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closeMarks } from '../../../src/presentation/markdown/close-marks.ts';
import { unclosedMarks } from '../../../src/presentation/markdown/marks.ts';
import { splitMarkdown } from '../../../src/presentation/markdown/split.ts';
import { codePointLength } from '../../../src/reviews/plain-text.ts';
import { substance, wildText } from './arbitrary-text.ts';

const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(' ');

describe('splitting a text', () => {
  test('leaves a text that fits in one piece', () => {
    expect(splitMarkdown('short', 100, 100)).toEqual(['short']);
  });

  test('cuts between paragraphs if possible', () => {
    expect(splitMarkdown(`${'a'.repeat(60)}\n\n${'b'.repeat(60)}`, 100, 100)).toEqual([
      'a'.repeat(60),
      'b'.repeat(60),
    ]);
  });

  test('cuts between words otherwise', () => {
    const parts = splitMarkdown(words(60), 100, 100);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.join(' ')).toBe(words(60));
  });

  test('closes what spans the cut and opens it again', () => {
    const [first = '', second = ''] = splitMarkdown(`**_${words(40)}_**`, 100, 200);
    expect(first).toMatch(/^\*\*_w0.*_\*\*$/);
    expect(second).toMatch(/^\*\*_w.* w39_\*\*$/);
  });

  test('covers both parts of a spoiler whose marks stand on lines of their own', () => {
    const parts = splitMarkdown(`Before.\n||\n${words(60)}\n||\nAfter.`, 100, 100);
    const shown = parts
      .map((part) => part.replace(/\|\|[\s\S]+?\|\|/g, '').trim())
      .filter((part) => part !== '');
    expect(parts.length).toBeGreaterThan(2);
    expect(shown).toEqual(['Before.', 'After.']);
  });

  test('keeps code in a block', () => {
    const code = `\`\`\`js\n${words(40)}\n\`\`\``;
    const [first = '', second = ''] = splitMarkdown(code, 100, 200);
    expect(first).toMatch(/^```js\n.*\n```$/s);
    expect(second).toMatch(/^```\n.*\n```$/s);
  });

  test('keeps code in a line', () => {
    const [first = '', second = ''] = splitMarkdown(`**\`${words(40)}\`**`, 100, 200);
    expect(first).toMatch(/^\*\*`w0[^`]*`\u200b?\*\*$/);
    expect(second).toMatch(/^\*\*`[^`]*`\*\*$/);
  });

  test('continues a quote in the next part', () => {
    expect(splitMarkdown(`> ${words(40)}`, 100, 200)[1]).toMatch(/^> w/);
    expect(splitMarkdown(`>>> ${words(20)}\n${words(20)}`, 100, 200)[1]).toMatch(/^>>> w/);
  });

  test('makes no list of a dash that happens to follow the cut', () => {
    const [, second] = splitMarkdown(`${'a'.repeat(67)} - b${'c'.repeat(60)}`, 100, 100);
    expect(second).toMatch(/^\u200b- b/);
  });

  test('does not separate a backslash from the character it escapes', () => {
    for (let length = 60; length < 70; length++) {
      const [first = ''] = splitMarkdown('a'.repeat(length) + '\\*'.repeat(40), 100, 100);
      expect(first).toMatch(/(a|\\\*)$/);
    }
  });

  test('keeps the limits, leaves no mark open and loses nothing, whatever the text', () => {
    fc.assert(
      fc.property(wildText(600), (text) => {
        const closed = closeMarks(text);
        const parts = splitMarkdown(closed, 150, 200);
        expect(substance(parts.join(''))).toBe(substance(closed));
        for (const [index, part] of parts.entries()) {
          expect(codePointLength(part)).toBeLessThanOrEqual(index === 0 ? 150 : 200);
          expect(part.isWellFormed()).toBe(true);
          if (index < parts.length - 1) expect(unclosedMarks(part, 'one')).toEqual([]);
        }
      }),
    );
  });
});
