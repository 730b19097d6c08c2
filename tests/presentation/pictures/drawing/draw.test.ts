import { expect, test } from 'vitest';
import { draw } from '../../../../src/presentation/pictures/drawing/draw.ts';
import type { Drawing } from '../../../../src/presentation/pictures/drawing.ts';
import { differenceFromKept, pixelsOf } from './kept-pictures.ts';
import { SAMPLES } from './sample-drawings.ts';

test.each(Object.entries(SAMPLES))('%s looks like the picture that is kept', async (name, drawing) => {
  expect(await differenceFromKept(name, draw(drawing))).toBeLessThan(0.002);
});

test('A picture in which one bar is half a score further differs from the kept one', async () => {
  const { counts } = SAMPLES['histogram-usual'] as Extract<Drawing, { kind: 'histogram' }>;
  const moved = counts.with(8, 0).with(9, 1);
  const png = draw({ kind: 'histogram', counts: moved });
  expect(await differenceFromKept('histogram-usual', png)).toBeGreaterThan(0.002);
});

test('A letter more in a name differs from the kept picture', async () => {
  const usual = SAMPLES['scores-usual'] as Extract<Drawing, { kind: 'scores' }>;
  const png = draw({ ...usual, above: { ...usual.above, name: 'Noora' } });
  expect(await differenceFromKept('scores-usual', png)).toBeGreaterThan(0.0005);
});

test('The ground is opaque, so that pictures look the same in every theme', async () => {
  for (const [name, drawing] of Object.entries(SAMPLES)) {
    const { width, height, data } = await pixelsOf(draw(drawing));
    const alpha = (x: number, y: number) => data[(y * width + x) * 4 + 3] ?? 0;
    for (let y = 0; y < height; y += 1) expect(alpha(width / 2, y), `${name}, row ${y}`).toBeGreaterThan(250);
  }
});
