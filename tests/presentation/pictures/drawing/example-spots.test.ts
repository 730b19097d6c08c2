import { expect, test } from 'vitest';
import { examplesOf } from '../../../../src/presentation/pictures/drawing/example-spots.ts';

const SPOT = { x: 500, y: 300 };

test('Examples with spots of their own stay there, also at the edge', () => {
  const spots = [SPOT, { x: 1040, y: 126 }];
  expect(examplesOf(spots, 70, 1044)).toEqual(spots);
});

test('Two with the same scores stand side by side around their spot', () => {
  expect(examplesOf([SPOT, { x: 9, y: 9 }, SPOT], 70, 1044)).toEqual([
    { x: 465, y: 300 },
    { x: 9, y: 9 },
    { x: 535, y: 300 },
  ]);
});

test('At the edge they move inwards together', () => {
  const edge = { x: 1040, y: 126 };
  expect(examplesOf([edge, edge], 70, 1044).map(({ x }) => x)).toEqual([974, 1044]);
});
