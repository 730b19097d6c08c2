import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DraftReview } from '../../../src/exchange/formats/format.ts';
import { cutText } from '../../../src/exchange/reading/cut-text.ts';
import { finishedRow } from '../../../src/exchange/reading/finished-row.ts';
import { codePointLength } from '../../../src/reviews/plain-text.ts';

const finished = (review: Partial<DraftReview>) =>
  finishedRow({
    review: { file: 'f', line: 1, title: 'Lamp', ids: {}, opinion: { spoilers: false }, ...review },
  });
const said = (opinion: Partial<DraftReview['opinion']>) =>
  finished({ opinion: { spoilers: false, ...opinion } });

test('What says nothing, or names nothing, is skipped', () => {
  expect(said({ body: ' \u200b ' })).toMatchObject({ skipped: { reason: 'no-opinion', title: 'Lamp' } });
  expect(finished({ title: ' ', opinion: { score: 50, spoilers: false } })).toMatchObject({
    skipped: { reason: 'unnamed' },
  });
  expect(
    finished({ title: undefined, ids: { mal: '1' }, opinion: { score: 50, spoilers: false } }),
  ).toMatchObject({ review: { ids: { mal: '1' } } });
});

test('Texts are cleaned as the form cleans them', () => {
  expect(said({ headline: ' One\ntwo ', body: 'a\r\nb\u0000 ' })).toMatchObject({
    review: { opinion: { headline: 'One two', body: 'a\nb' } },
  });
});

test('A headline that is too long begins the text', () => {
  const long = 'word '.repeat(40).trim();
  expect(said({ headline: long, body: 'Text' })).toMatchObject({
    review: { opinion: { headline: undefined, body: `${long}\n\nText` } },
  });
});

describe('A text that is too long', () => {
  test('ends after a paragraph, and is kept whole beside', () => {
    const body = Array.from({ length: 10 }, (_, number) => `${number} ${'x'.repeat(700)}`).join('\n\n');
    const row = said({ body });
    expect(row).toMatchObject({ review: { whole: body } });
    expect('review' in row && row.review.opinion.body?.split('\n\n').map((part) => part[0])).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
    ]);
  });

  test('has no room for half of a character, nor for half of a spoiler', () => {
    expect(cutText('😀'.repeat(5000), 4000)).toBe('😀'.repeat(3998));
    expect(cutText(`||${'a'.repeat(5000)}||`, 4000)).toBe(`||${'a'.repeat(3996)}||`);
  });

  test('is never longer than it may be, and begins as the text does', () => {
    const piece = fc.constantFrom('a', 'bc ', '. ', '\n\n', '||', '😀', 'é');
    fc.assert(
      fc.property(fc.array(piece, { minLength: 20, maxLength: 100 }), (pieces) => {
        const cut = cutText(pieces.join(''), 20);
        expect(codePointLength(cut)).toBeLessThanOrEqual(20);
        expect(pieces.join('').startsWith(cut.replace(/\|\|$/, ''))).toBe(true);
      }),
    );
  });
});
