import { describe, expect, test } from 'vitest';
import { histogramPicture } from '../../../src/presentation/pictures/histogram-picture.ts';
import { scoresPicture } from '../../../src/presentation/pictures/scores-picture.ts';
import { tastePicture } from '../../../src/presentation/pictures/taste-picture.ts';
import { wallPicture } from '../../../src/presentation/pictures/wall-picture.ts';
import { createTexts } from '../../../src/presentation/texts/texts.ts';
import { countsOf } from './drawing/sample-drawings.ts';

const t = createTexts().for('en-US');
const LAUNDRY = { id: 'laundry', title: '달빛 세탁소', year: 2025 };

describe('a histogram', () => {
  const counts = countsOf({ 4: 1, 6.5: 1, 7: 1, 7.5: 1, 8: 2, 8.5: 3, 9: 5, 9.5: 5, 10: 5 });
  const picture = histogramPicture(LAUNDRY, counts, t);

  test('is described by its range, mean and extremes', () => {
    expect(picture.description).toBe(
      'Scores of 달빛 세탁소 (2025): 24 from 4 to 10, mean 8.7. 15 gave 9 or more, 1 gave 4 or less.',
    );
  });

  test('is bars of text over their axis where it cannot be shown', () => {
    expect(picture.text).toBe('`▁▁▁▁▁▁▁▁▂▁▁▁▁▂▂▂▃▅███`\n`0   2   4   6   8   10`');
  });

  test('of equal scores says so', () => {
    const { description, text } = histogramPicture(LAUNDRY, countsOf({ 8.5: 6 }), t);
    expect(description).toBe('Scores of 달빛 세탁소 (2025): all 6 gave 8.5.');
    expect(text).toContain('▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁█▁▁▁');
  });

  test('of 100,000 reviews shows a single one, too', () => {
    const { text } = histogramPicture(LAUNDRY, countsOf({ 2: 1, 9: 99_999 }), t);
    expect(text).toContain('`▁▁▁▁▂▁▁▁▁▁▁▁▁▁▁▁▁▁█▁▁`');
  });
});

test('How a member scores is told beside how the server does, with names as they were typed', () => {
  const member = { name: '*Noor* نور', counts: countsOf({ 4: 1, 8: 4, 10: 1 }) };
  const server = { name: 'Drama_Corner', counts: countsOf({ 2: 10, 7: 40, 9: 50 }) };
  const { description, text } = scoresPicture(member, server, t);
  expect(description).toBe(
    'Scores by *Noor* نور: 6 from 4 to 10, most often 8, mean 7.7. Drama_Corner: most often 9, mean 7.5.',
  );
  expect(text.split('\n')).toEqual([
    '\u2068\\*Noor\\* نور\u2069: mean 7.7',
    '`▁▁▁▁▁▁▁▁▂▁▁▁▁▁▁▁█▁▁▁▂`',
    '`0   2   4   6   8   10`',
    '`▁▁▁▁▂▁▁▁▁▁▁▁▁▁▆▁▁▁█▁▁`',
    'Drama\\_Corner: mean 7.5',
  ]);
});

describe('a map of two tastes', () => {
  const shared = [
    { one: 100, other: 95 },
    { one: 40, other: 85 },
    ...Array.from({ length: 3 }, () => ({ one: 75, other: 80 })),
  ];
  const view = {
    ...{ one: 'Noor', other: '준', shared },
    agree: [{ show: LAUNDRY, one: 100, other: 95 }],
    part: [{ show: { title: 'Paper Satellites' }, one: 40, other: 85 }],
  };
  const { drawing, description, text } = tastePicture(view, t);

  test('is described by its examples', () => {
    expect(description).toBe(
      'Noor and 준 scored 5 of the same shows, 4 of them at most one point apart. ' +
        '달빛 세탁소 (2025): 10 and 9.5. Paper Satellites: 4 and 8.5.',
    );
  });

  test('draws the examples by number, and the rest as dots', () => {
    expect(drawing).toMatchObject({
      dots: [{ one: 75, other: 80, count: 3 }],
      agree: [{ one: 100, other: 95 }],
      part: [{ one: 40, other: 85 }],
    });
  });

  test('lists the scores where it cannot be shown', () => {
    expect(text).toBe('Scores by Noor and 준: 3 times 7.5 and 8, 10 and 9.5, 4 and 8.5.');
  });

  test('lists some of very many', () => {
    const many = Array.from({ length: 400 }, (_, index) => ({
      one: (index % 21) * 5,
      other: ((index * 8) % 21) * 5,
    }));
    const long = tastePicture({ ...view, shared: many }, t).text;
    expect(long).toMatch(/ and others\.$/);
    expect(long.length).toBeLessThan(500);
  });

  test('is the same data in whatever order the shows come', () => {
    expect(tastePicture({ ...view, shared: shared.toReversed() }, t).drawing).toEqual(drawing);
  });
});

test("A wall of a year's best names them with their scores, without a separator in the year", () => {
  const best = [
    { show: LAUNDRY, score: 100 },
    { show: { id: 'glass', title: 'Glass *Heart*' }, score: 95 },
  ];
  const { description, text } = wallPicture({ name: 'Noor', year: 2026, best }, t);
  expect(description).toBe("Noor's best of 2026: 달빛 세탁소 (2025) 10 and Glass *Heart* 9.5.");
  expect(text).toBe('**10** · 달빛 세탁소 (2025)\n**9.5** · Glass \\*Heart\\*');
});
