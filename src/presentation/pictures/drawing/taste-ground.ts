import { ALIKE } from '../../../reviews/taste/agreement.ts';
import type { ScoresOfTwo } from '../drawing.ts';
import { BAND, DIM, EDGE, LINE } from './colours.ts';
import type { Spot } from './example-spots.ts';
import type { Pen } from './sheet.ts';
import { write } from './write.ts';

/** Where the lowest value and score 10 lie. */
const LEFT = 120;
export const RIGHT = 1040;
const BOTTOM = 940;
const TOP = 126;
/** How far the plot goes on beyond them. */
const BEYOND = 26;
/** Farther away than anything that is seen, in tenths of a score. */
const FAR = 110;

/** Where two scores lie on the map. */
export type SpotOf = (pair: ScoresOfTwo) => Spot;

/** @param lowest the score at the lower left, in tenths */
export function spotsFrom(lowest: number): SpotOf {
  const share = (score: number) => (score - lowest) / (100 - lowest);
  return ({ one, other }) => ({
    x: LEFT + (RIGHT - LEFT) * share(one),
    y: BOTTOM + (TOP - BOTTOM) * share(other),
  });
}

/** The band in which two scores are alike, the diagonal, and each even score. */
export function drawGround(pen: Pen, spotOf: SpotOf, lowest: number): void {
  const first = Math.max(0, Math.ceil(lowest / 20) * 20);
  const evens = [];
  for (let score = first; score <= 100; score += 20)
    evens.push({ score, ...spotOf({ one: score, other: score }) });

  pen.save();
  pen.beginPath();
  pen.rect(LEFT - BEYOND, TOP - BEYOND, RIGHT - LEFT + 2 * BEYOND, BOTTOM - TOP + 2 * BEYOND);
  pen.clip();
  drawBand(pen, spotOf);
  pen.lineWidth = 2;
  pen.strokeStyle = LINE;
  for (const { x, y } of evens) {
    drawLine(pen, { x, y: 0 }, { x, y: 2 * BOTTOM });
    drawLine(pen, { x: 0, y }, { x: 2 * RIGHT, y });
  }
  pen.lineWidth = 4;
  pen.strokeStyle = EDGE;
  pen.setLineDash([12, 12]);
  drawLine(pen, spotOf({ one: -FAR, other: -FAR }), spotOf({ one: 2 * FAR, other: 2 * FAR }));
  pen.restore();

  const style = { size: 44, colour: DIM };
  for (const { score, x, y } of evens) {
    write(pen, String(score / 10), style, { x, baseline: 1016, align: 'center' });
    write(pen, String(score / 10), style, { x: 80, baseline: y + 16, align: 'right' });
  }
}

function drawBand(pen: Pen, spotOf: SpotOf): void {
  pen.fillStyle = BAND;
  pen.beginPath();
  for (const [one, apart] of [
    [-FAR, ALIKE],
    [2 * FAR, ALIKE],
    [2 * FAR, -ALIKE],
    [-FAR, -ALIKE],
  ] as const) {
    const { x, y } = spotOf({ one, other: one + apart });
    pen.lineTo(x, y);
  }
  pen.fill();
}

function drawLine(pen: Pen, from: Spot, to: Spot): void {
  pen.beginPath();
  pen.moveTo(from.x, from.y);
  pen.lineTo(to.x, to.y);
  pen.stroke();
}
