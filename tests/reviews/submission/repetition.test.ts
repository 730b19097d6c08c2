import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutRepetitions } from '../../../src/reviews/submission/repetition.ts';

const LONG =
  'The lanterns are lit one by one, and nobody in the village says a word until the river has taken them all.';
const OTHER =
  'Half of the cast had never acted before, and it shows in the best way: they listen to each other.';

test('a long paragraph that was pasted twice stays once', () => {
  expect(withoutRepetitions(['So.', LONG, LONG, 'Good.'])).toEqual({
    lines: ['So.', LONG, 'Good.'],
    removed: 1,
  });
});

test('a repeated run of several paragraphs stays once, even with short ones in it', () => {
  const run = [LONG, 'Yes.', OTHER];
  expect(withoutRepetitions(['So.', ...run, ...run])).toEqual({ lines: ['So.', ...run], removed: 3 });
});

test('a run that was pasted three or four times stays once', () => {
  for (const copies of [3, 4]) {
    const lines = Array.from({ length: copies }, () => [LONG, OTHER]).flat();
    expect(withoutRepetitions(lines)).toEqual({ lines: [LONG, OTHER], removed: 2 * (copies - 1) });
  }
});

test('blank lines and wider spaces make no difference, and are removed with the copy', () => {
  const lines = [LONG, '', OTHER, '', '', ` ${LONG.replace(' ', '  ')}`, OTHER, '', 'Good.'];
  expect(withoutRepetitions(lines).lines).toEqual([LONG, '', OTHER, '', 'Good.']);
});

test('100 characters are enough, 99 are not', () => {
  const long = '🏮'.repeat(100);
  const short = '🏮'.repeat(99);
  expect(withoutRepetitions([long, long]).removed).toBe(1);
  expect(withoutRepetitions([short, short])).toEqual({ lines: [short, short], removed: 0 });
});

test.each([
  ['a refrain', ['Again!', 'Again!', LONG]],
  ['a copy that does not follow directly', [LONG, OTHER, 'But.', LONG]],
  ['a copy that is not word for word', [LONG, LONG.replace('lanterns', 'candles')]],
])('%s stays', (_what, lines) => {
  expect(withoutRepetitions(lines)).toEqual({ lines, removed: 0 });
});

test('whatever is pasted twice, every paragraph stays, in order', () => {
  const paragraph = fc.constantFrom('', 'Yes.', 'No.', LONG, OTHER);
  const texts = (lines: readonly string[]) => lines.filter((line) => line !== '');
  fc.assert(
    fc.property(fc.array(paragraph, { maxLength: 12 }), (lines) => {
      const { lines: once, removed } = withoutRepetitions([...lines, ...lines]);
      expect(new Set(texts(once))).toEqual(new Set(texts(lines)));
      expect(texts(once).length + removed).toBe(2 * texts(lines).length);
      expect(withoutRepetitions(once)).toEqual({ lines: once, removed: 0 });
    }),
  );
});
