import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReviewFields } from '../../../src/reviews/review.ts';
import { readPaste } from '../../../src/reviews/submission/paste.ts';

const paste = (body: string, fields: Partial<ReviewFields> = {}) => {
  return readPaste({ headline: '', score: '', spoilers: false, ...fields, body });
};

// Invented, but shaped like a review copied from its headline to the site's question, with its end pasted twice.
const HEADLINE = 'Slow lanterns—worth the wait.';
const FIRST = 'I nearly stopped after the second episode, because nobody in it seems to want anything.';
const SECOND =
  'Then the flood comes, and it turns out that everybody wanted the same thing all along. The way in which the script holds this back is a small wonder.';
const THIRD = 'The music is used sparingly. If you have patience, this one pays it back.';
const QUESTION = 'Was this review helpful to you?';
const PASTED = [HEADLINE, FIRST, SECOND, `${THIRD} 7.5/10`, SECOND, `${THIRD} 7.5/10`, QUESTION, '', ''].join(
  '\n',
);

const HEADER = [
  'Completed',
  'Paper Lanterns',
  '3 people found this review helpful',
  '16 of 16 episodes seen',
];

describe('a whole pasted review', () => {
  test.each([
    ['with line feeds', PASTED],
    ['with carriage returns', PASTED.replaceAll('\n', '\r\n')],
  ])('%s is read correctly', (_how, body) => {
    expect(paste(body)).toEqual({
      headline: HEADLINE,
      body: [FIRST, SECOND, THIRD].join('\n'),
      score: 75,
      spoilers: false,
      taken: [
        { what: 'headline', headline: HEADLINE },
        { what: 'score', score: 75 },
        { what: 'repetition', paragraphs: 2 },
        { what: 'question' },
      ],
    });
  });

  test('is read correctly with its page header, all of it pasted twice', () => {
    const page = [...HEADER, 'Overall 7.0', 'Story 4.0', HEADLINE, FIRST, SECOND, '', QUESTION, 'Yes', 'No'];
    const progress = { status: 'completed', seen: 16, total: 16 };
    expect(paste([...page, ...page].join('\n'))).toEqual({
      headline: HEADLINE,
      body: [FIRST, SECOND].join('\n'),
      score: 70,
      spoilers: false,
      aspects: { story: 40 },
      progress,
      taken: [
        { what: 'header' },
        { what: 'progress', progress },
        { what: 'aspects', aspects: { story: 40 } },
        { what: 'headline', headline: HEADLINE },
        { what: 'score', score: 70 },
        { what: 'repetition', paragraphs: 9 },
        { what: 'question' },
      ],
    });
  });
});

describe('a review with spoilers keeps its first line in the text', () => {
  test('when the page says so', () => {
    const read = paste(['This review may contain spoilers', HEADLINE, FIRST].join('\n'));
    expect(read).toMatchObject({ spoilers: true, body: `${HEADLINE}\n${FIRST}` });
    expect(read.headline).toBeUndefined();
    expect(read.taken).toEqual([{ what: 'header' }, { what: 'spoilers' }]);
  });

  test('when the member says so', () => {
    const read = paste(`${HEADLINE}\n${FIRST}`, { spoilers: true });
    expect(read).toEqual({ body: `${HEADLINE}\n${FIRST}`, score: undefined, spoilers: true, taken: [] });
  });
});

describe('a field that the member filled in wins', () => {
  test('a score in the field leaves the closing one in the text', () => {
    expect(paste(`${FIRST} 7.5/10`, { score: '9' })).toMatchObject({
      score: 90,
      body: `${FIRST} 7.5/10`,
      taken: [],
    });
  });

  test('even when it is not a score', () => {
    expect(paste(`${FIRST} 7.5/10`, { score: 'ten' })).toMatchObject({
      score: undefined,
      body: `${FIRST} 7.5/10`,
    });
  });

  test('a score in the field wins over the page header, which is still removed', () => {
    const read = paste(['Completed', 'Overall 7.0', FIRST].join('\n'), { score: '9' });
    expect(read).toMatchObject({ score: 90, body: FIRST });
    expect(read.taken.map(({ what }) => what)).toEqual(['header', 'progress']);
  });

  test('a headline in the field leaves the first line in the text', () => {
    expect(paste(`${HEADLINE}\n${FIRST}`, { headline: ' Mine\u200B ' })).toEqual({
      headline: 'Mine',
      body: `${HEADLINE}\n${FIRST}`,
      score: undefined,
      spoilers: false,
      taken: [],
    });
  });
});

test('the score of the page header leaves the closing one in the text', () => {
  const read = paste(['Completed', 'Overall 7.0', `${FIRST} 8/10`].join('\n'));
  expect(read).toMatchObject({ score: 70, body: `${FIRST} 8/10` });
});

test('a header number that is not a score stays at the top of the text, and no line below it is the headline', () => {
  const read = paste(['Completed', 'Overall 7.3', HEADLINE, FIRST].join('\n'));
  expect(read).toMatchObject({ body: `Overall 7.3\n${HEADLINE}\n${FIRST}`, score: undefined });
});

test('a text that is only a score leaves no text', () => {
  expect(paste(' 8/10 ')).toEqual({ score: 80, spoilers: false, taken: [{ what: 'score', score: 80 }] });
});

test('any other text stays unchanged, except for the white space around it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab é🏮.,!*_#>|-\n\t') }), (text) => {
      const { body = '', taken } = paste(text, { headline: 'Mine' });
      expect(body).toBe(text.trim());
      expect(taken).toEqual([]);
    }),
  );
});

test("none of a member's words is lost, whatever is taken out", () => {
  const line = fc.constantFrom(
    ...[
      '',
      'Completed',
      'Overall 7.3',
      'Overall 8',
      'Story 4',
      'The music: 8/10',
      '8/10',
      '11/10',
      QUESTION,
      'Yes',
      'No',
    ],
    ...[
      HEADLINE,
      FIRST,
      SECOND,
      `${THIRD} 9/10`,
      '16 of 16 episodes seen',
      'This review may contain spoilers',
      '- one',
    ],
  );
  const written = [HEADLINE, FIRST, SECOND, THIRD, 'Overall 7.3', 'The music: 8/10', '11/10', '- one'];
  fc.assert(
    fc.property(fc.array(line, { maxLength: 10 }), fc.constantFrom('', '9', 'ten'), (lines, score) => {
      const body = lines.join('\n');
      const read = paste(body, { score });
      const left = `${read.headline ?? ''}\n${read.body ?? ''}`;
      for (const text of written) if (body.includes(text)) expect(left).toContain(text);
      // Nothing is added, and the order stays.
      let from = 0;
      for (const text of (read.body ?? '').split('\n')) {
        expect(body.indexOf(text, from)).toBeGreaterThanOrEqual(from);
        from = body.indexOf(text, from) + text.length;
      }
      if (read.taken.length === 0) expect(left.trim()).toBe(body.trim());
    }),
    { numRuns: 500 },
  );
});

test('4000 characters in short lines are read without delay', () => {
  const bodies = [
    'a\n'.repeat(2000),
    'ab\ncd\n'.repeat(660),
    `${'a\n'.repeat(990)}b\n${'a\n'.repeat(990)}`,
    '8/10 '.repeat(800),
  ];
  const started = performance.now();
  for (const body of bodies) paste(body);
  expect(performance.now() - started).toBeLessThan(1_000);
});
