import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyMarkdown } from '../../../src/presentation/markdown/body.ts';
import { unclosedMarks } from '../../../src/presentation/markdown/marks.ts';
import { foldedAt } from '../../../src/presentation/reviews/fold.ts';
import { foldOf } from '../../../src/reviews/fold.ts';
import { codePointLength } from '../../../src/reviews/plain-text.ts';
import { repeatedText, substance, wildText } from '../markdown/arbitrary-text.ts';

describe('A text', () => {
  test('that is not longer than the fold stays whole', () => {
    expect(foldedAt('a'.repeat(300), 300)).toBeUndefined();
  });

  test('ends at a paragraph when there is one in the second half', () => {
    const first = 'word '.repeat(40).trim();
    expect(foldedAt(`${first}\n\n${'more '.repeat(60)}`, 300)).toBe(first);
  });

  test('ends at a word otherwise, and says that it goes on', () => {
    const folded = foldedAt('word '.repeat(200), 300) ?? '';
    expect(folded).toMatch(/word …$/);
  });

  test('never shows what a spoiler covers', () => {
    const folded = foldedAt(`It begins. ||${'secret '.repeat(100)}|| It ends.`, 300) ?? '';
    expect(folded.split('||')).toHaveLength(3);
    expect(folded.split('||')[2]).toBe(' …');
  });

  const secret = 'secret '.repeat(100).trim();
  test.each([
    ['whose marks stand on lines of their own', `It begins.\n\n||\n${secret}\n||\n\nIt ends.`],
    ['whose marks stand beside spaces', `It begins. || ${secret} || It ends.`],
    ['of several paragraphs', `It begins.\n\n||\n${secret.replaceAll('t s', 't\n\ns')}\n||`],
    ['after an empty one', `It begins. |||| ${secret} ||`],
    ['around other marks', `It begins. || **${secret}** ||`],
  ])('never shows a spoiler %s', (_, text) => {
    const shown = foldedAt(text, 300)?.replace(/\|\|[\s\S]+?\|\|/g, '');
    expect(shown).toContain('It begins.');
    expect(shown).not.toContain('secret');
  });

  test('covers nothing because of marks that cover nothing', () => {
    expect(foldedAt(`This || that. ${'word '.repeat(100)}`, 300)).not.toMatch(/\|\|.*\|\|/s);
  });
});

test.each([
  [undefined, 1000],
  [0, undefined],
  [7, 100],
  [2500, 2500],
])('A setting of %s folds after %s characters', (setting, fold) => {
  expect(foldOf(setting)).toBe(fold);
});

test('Whatever was typed, the fold shows a beginning of it within its length, with spoilers covered', () => {
  fc.assert(
    fc.property(
      fc.oneof(wildText(2000), repeatedText(2000)),
      fc.integer({ min: 100, max: 1500 }),
      (body, fold) => {
        const whole = bodyMarkdown(body, 6000);
        const folded = foldedAt(whole, fold);
        if (folded === undefined) return;
        expect(codePointLength(folded)).toBeLessThanOrEqual(fold + 2);
        const shown = folded.replace(/ …$/, '');
        expect(unclosedMarks(shown, 'one').map(({ mark }) => mark)).not.toContain('||');
        expect(substance(whole).startsWith(substance(shown))).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});
