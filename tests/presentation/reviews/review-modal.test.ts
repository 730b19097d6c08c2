import { ComponentType } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reviewModal } from '../../../src/presentation/reviews/review-modal.ts';
import { createTexts } from '../../../src/presentation/texts/texts.ts';
import { codePointLength } from '../../../src/reviews/plain-text.ts';
import type { ReviewFields } from '../../../src/reviews/review.ts';
import { wildText } from '../markdown/arbitrary-text.ts';
import { SHOW } from '../samples.ts';

const t = createTexts().for('en-US');
const NOTHING: ReviewFields = { headline: '', body: '', score: '', spoilers: false };
const fields = (typed: ReviewFields) =>
  reviewModal({ customId: 'review:1', show: SHOW, fields: typed, t }).components.map((label) =>
    label.type === ComponentType.Label ? label.component : undefined,
  );

describe('the modal of a review', () => {
  test('is titled with the show and asks for headline, body, score and spoilers', () => {
    expect(reviewModal({ customId: 'review:1', show: SHOW, fields: NOTHING, t })).toMatchObject({
      custom_id: 'review:1',
      title: 'Review: Glass Heart (2025)',
    });
    expect(fields(NOTHING)).toMatchObject([
      { type: 4, custom_id: 'headline', style: 1, max_length: 150, required: false },
      { type: 4, custom_id: 'body', style: 2, max_length: 4000, required: false },
      { type: 3, custom_id: 'score', min_values: 0, required: false },
      { type: 23, custom_id: 'spoilers', default: false },
    ]);
  });

  test('shows what was typed before', () => {
    expect(fields({ headline: 'Loud', body: 'Text', score: '7.5', spoilers: true })).toMatchObject([
      { value: 'Loud' },
      { value: 'Text' },
      { options: expect.arrayContaining([{ label: '7.5/10', value: '7.5', default: true }]) },
      { default: true },
    ]);
  });

  test.each([
    ['7.3', '7.3 is between 7 and 7.5: pick one of them.'],
    ['0.0001', '0.0001 is between 0 and 0.5: pick one of them.'],
    ['9.99', '9.99 is between 9.5 and 10: pick one of them.'],
    ['11', "Leave it empty and I'll look in your text. A review can do without."],
    ['8', "Leave it empty and I'll look in your text. A review can do without."],
  ])('says what is understood when %s was given as the score', (score, hint) => {
    const { components } = reviewModal({ customId: 'x', show: SHOW, fields: { ...NOTHING, score }, t });
    expect(components).toContainEqual(expect.objectContaining({ label: 'Score', description: hint }));
  });

  test("keeps Discord's limits for any title", () => {
    fc.assert(
      fc.property(
        wildText(150),
        fc.option(fc.integer({ min: 1880, max: 2100 }), { nil: undefined }),
        (title, year) => {
          const modal = reviewModal({
            customId: 'review:1',
            show: { title: `a${title}`, year },
            fields: NOTHING,
            t,
          });
          expect(codePointLength(modal.title)).toBeLessThanOrEqual(45);
          expect(modal.title.isWellFormed()).toBe(true);
        },
      ),
    );
  });

  test('has labels and hints that Discord accepts', () => {
    for (const label of reviewModal({ customId: 'x', show: SHOW, fields: NOTHING, t }).components) {
      if (label.type !== ComponentType.Label) throw new Error('Every field stands in a Label');
      expect(codePointLength(label.label)).toBeLessThanOrEqual(45);
      expect(codePointLength(label.description ?? '')).toBeLessThanOrEqual(100);
    }
  });
});
