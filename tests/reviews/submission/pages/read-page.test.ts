import { describe, expect, test } from 'vitest';
import { isPageLine, readPage } from '../../../../src/reviews/submission/pages/read-page.ts';

const HEADER = [
  'Completed',
  'Paper Lanterns',
  '3 people found this review helpful',
  'Sep 5, 2025',
  '16 of 16 episodes seen',
  'Overall 7.0',
  'Story 4.0',
  'Acting/Cast 8.0',
  'Music 6.0',
  'Rewatch Value 1.0',
  'This review may contain spoilers',
];
const READ = {
  lines: ['A quiet start', 'It takes its time.'],
  taken: { above: true, below: false },
  overall: 70,
  aspects: { story: 40, acting: 80, music: 60, rewatch: 10 },
  progress: { status: 'completed', seen: 16, total: 16 },
  spoilers: true,
};
const TEXT = ['A quiet start', 'It takes its time.'];

describe('a page header is read', () => {
  test.each([
    ['line by line', HEADER],
    ['with blank lines between', HEADER.flatMap((line) => [line, '', ' '])],
    [
      'in capitals and with wide spaces',
      HEADER.map((line) => `  ${line.toUpperCase().replaceAll(' ', '\u00A0 \t')} `),
    ],
    ['with colons', HEADER.map((line) => line.replace(/ (\d\.0)$/, ': $1'))],
    ['with commas and "/10"', HEADER.map((line) => line.replace(/(\d)\.0$/, '$1,0/10'))],
    ['with labels and numbers on lines of their own', HEADER.flatMap((line) => line.split(/ (?=\d\.0$)/))],
    [
      'with all scores on one line',
      [...HEADER.slice(0, 5), HEADER.slice(5, 10).join(' '), ...HEADER.slice(10)],
    ],
    ['in another order', [...HEADER.slice(2, 5), ...HEADER.slice(0, 2), ...HEADER.slice(5)]],
    ['from the name of its member on', ['lantern_fan', ...HEADER]],
    ['with a number of comments', HEADER.with(0, 'Completed 5')],
    ['in full width', HEADER.with(5, 'Ｏｖｅｒａｌｌ　７．０')],
  ])('%s', (_how, header) => {
    const page = readPage([...header, ...TEXT]);
    expect({ ...page, lines: page.lines.filter((line) => line.trim() !== '') }).toEqual(READ);
  });
});

test.each([
  'Sep 5, 2025',
  'September 5th, 2025',
  '5 Sep 2025',
  '5. September 2025',
  '2025-09-05',
  '05/09/2025',
  '5.9.2025',
  '3 days ago',
  '1 person found this review helpful',
  '12 of 15 people found this review helpful',
  '1,204 people found this review helpful',
  '8 of ? episodes seen',
  '12 episodes watched',
  'Dropped',
  'Currently Watching',
  '**Overall:** 8',
  'Acting: 8.5',
  'Warning: Spoilers',
  '⚠️ This review may contain spoilers!',
])('%j is a line of a page', (line) => {
  expect(isPageLine(line)).toBe(true);
});

test.each([
  'Completed in one night',
  'Completed.',
  'Story',
  'Story 8 of them',
  'Overall I liked it',
  'Overall 700',
  'Music 8/5',
  '20 of 16 episodes seen',
  '3 people told me to watch this',
  'May 2025 be kind',
  'This review contains no spoilers',
  '',
])('%j is no line of a page', (line) => {
  expect(isPageLine(line)).toBe(false);
});

describe('no header', () => {
  test.each([
    ['a text that begins with the word "Completed"', ['Completed', ...TEXT]],
    ['a text that begins with one score', ['Overall 8', ...TEXT]],
    ['a text whose first line is followed by two scores', ['A ride', 'Overall 8', 'Music 9', ...TEXT]],
    ['a sentence between two lines of a header', ['Completed', 'I loved all of it.', 'Overall 8', ...TEXT]],
    ['the point of a list between two lines of a header', ['Completed', '- the music', 'Overall 8', ...TEXT]],
    ['scores further down', [...TEXT, 'Overall 8', 'Story 7']],
  ])('%s', (_what, lines) => {
    expect(readPage(lines)).toEqual({ lines, taken: { above: false, below: false }, spoilers: false });
  });
});

test('one line that only a page has is enough', () => {
  expect(readPage(['This review may contain spoilers', ...TEXT])).toMatchObject({
    lines: TEXT,
    spoilers: true,
  });
  expect(readPage(['3 of 10 episodes seen', ...TEXT])).toMatchObject({
    progress: { seen: 3, total: 10 },
    lines: TEXT,
  });
});

test('two lines make a header, and properties that they do not mention are absent', () => {
  expect(readPage(['Dropped', 'Overall 3', ...TEXT])).toEqual({
    lines: TEXT,
    taken: { above: true, below: false },
    overall: 30,
    aspects: undefined,
    progress: { status: 'dropped' },
    spoilers: false,
  });
});

test('a number that is not a score stays in the text', () => {
  const page = readPage(['Completed', 'Overall 7.3', 'Story', '4.2', 'Music 6.0', ...TEXT]);
  expect(page).toMatchObject({ lines: ['Overall 7.3', 'Story', '4.2', ...TEXT], aspects: { music: 60 } });
  expect(page.overall).toBeUndefined();
});

test('a second line of the same kind belongs to the review', () => {
  expect(readPage(['Completed', 'Overall 8', 'Overall 6', ...TEXT]).lines).toEqual(['Overall 6', ...TEXT]);
});

test('remarks between scores belong to the review', () => {
  const lines = ['Overall 8', 'Music 9', 'Those drums', 'Story 6', 'Slow at first'];
  expect(readPage(lines).lines).toEqual(['Those drums', 'Story 6', 'Slow at first']);
});
