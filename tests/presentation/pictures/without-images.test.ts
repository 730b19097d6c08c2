import { expect, test } from 'vitest';
import { card } from '../../../src/presentation/payload/card.ts';
import { withoutImages } from '../../../src/presentation/pictures/without-images.ts';

test('A card without its images says in words what they show, and keeps the rest', () => {
  const image = { name: 'wall.png', data: new Uint8Array(9), description: "Noor's best: *Dark* 10." };
  expect(withoutImages(card(7, ['Before', image, 'After']))).toEqual(
    card(7, ['Before', "-# Noor's best: \\*Dark\\* 10.", 'After']),
  );
});

test('Nothing stands in for a file that people asked for', () => {
  expect(
    withoutImages(card(7, ['Yours', { name: 'reviews.csv', bytes: new Uint8Array(3) }])),
  ).toBeUndefined();
  expect(withoutImages(card(7, ['Yours']))).toBeUndefined();
});
