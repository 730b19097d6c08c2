import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closeMarks, closeMarksAtEnd } from '../../../src/presentation/markdown/close-marks.ts';
import { unclosedMarks } from '../../../src/presentation/markdown/marks.ts';
import { wildText } from './arbitrary-text.ts';

describe('closing marks', () => {
  test.each([
    ['**bold', '**bold**'],
    ['*italic', '*italic*'],
    ['__underlined', '__underlined__'],
    ['_italic', '_italic_'],
    ['~~struck', '~~struck~~'],
    ['||hidden', '||hidden||'],
    ['```\ncode', '```\ncode\n```'],
    ['***both', '***both***'],
    ['**outer _inner', '**outer _inner_**'],
  ])('closes %j', (open, closed) => {
    expect(closeMarks(open)).toBe(closed);
  });

  test.each([
    '**bold** and *italic*',
    '5 * 3 = 15',
    '* one\n* two',
    'snake_case and a * b',
    '`**`',
    'a ` b\nc',
    '`',
    '```\n**\n```',
    '\\*\\*not bold',
    'https://a.example/_x_y',
    '***',
    '* * *',
    '<:sad_cat:1> and <@2>',
    '',
  ])('leaves %j unchanged', (text) => {
    expect(closeMarks(text)).toBe(text);
  });

  test('closes emphasis at the end of its paragraph, not of the text', () => {
    expect(closeMarks('a *stray star\n\nThe rest.')).toBe('a *stray star*\n\nThe rest.');
  });

  test('keeps a spoiler hidden to the end of the text', () => {
    expect(closeMarks('||He dies.\n\nAnd she too.')).toBe('||He dies.\n\nAnd she too.||');
  });

  test('does not let a backslash escape the closing mark', () => {
    expect(closeMarks('**end\\')).toBe('**end\\\\**');
  });

  test('closes no backtick, which could close another one before it', () => {
    expect(closeMarks('_`\n*\\``x')).toBe('_`\n*\\``x*_');
  });

  test('leaves nothing open, whatever the text', () => {
    fc.assert(
      fc.property(wildText(60), (text) => {
        expect(unclosedMarks(closeMarks(text), 'paragraphs')).toEqual([]);
        expect(unclosedMarks(closeMarksAtEnd(text), 'one')).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('adds little and takes nothing away', () => {
    fc.assert(
      fc.property(wildText(200), (text) => {
        const closed = closeMarksAtEnd(text);
        expect(closed.length).toBeLessThanOrEqual(text.length + 20);
        let index = 0;
        for (const unit of text.split('')) index = closed.indexOf(unit, index) + 1 || Number.NaN;
        expect(index).not.toBeNaN();
      }),
    );
  });
});
