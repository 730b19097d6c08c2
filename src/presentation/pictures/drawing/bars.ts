import { DIM, EDGE } from './colours.ts';
import type { Pen } from './sheet.ts';
import { write } from './write.ts';

/** 21 bars, one for each score, from this x on. */
const LEFT = 46;
const BAR = 36;
const GAP = 12;
const RADIUS = 7;
/** The height of what stands for no score. */
const STUB = 4;

export interface Bars {
  /** The length of each of the 21 bars, on the grid; 0 for a score that was not given. */
  readonly lengths: readonly number[];
  /** Where they begin. */
  readonly base: number;
  /** Whether they grow upwards or downwards. */
  readonly grows: 'up' | 'down';
  readonly colour: string;
}

export function drawBars(pen: Pen, { lengths, base, grows, colour }: Bars): void {
  for (const [index, length] of lengths.entries()) {
    const height = length === 0 ? STUB : length;
    const top = grows === 'up' ? base - height : base;
    const radii = grows === 'up' ? [RADIUS, RADIUS, 0, 0] : [0, 0, RADIUS, RADIUS];
    pen.fillStyle = length === 0 ? EDGE : colour;
    pen.beginPath();
    pen.roundRect(LEFT + index * (BAR + GAP), top, BAR, height, length === 0 ? 0 : radii);
    pen.fill();
  }
}

/** The middle of a score's bar; of a mean, where it would stand. In tenths. */
export const middleOf = (score: number): number => LEFT + BAR / 2 + (score / 5) * (BAR + GAP);

/** 0, 2, … 10 below or between the bars. */
export function writeAxis(pen: Pen, baseline: number): void {
  for (let score = 0; score <= 100; score += 20)
    write(
      pen,
      String(score / 10),
      { size: 44, colour: DIM },
      { x: middleOf(score), baseline, align: 'center' },
    );
}
