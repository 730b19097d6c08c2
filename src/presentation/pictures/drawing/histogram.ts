import type { Canvas } from '@napi-rs/canvas';
import { ScoreCounts } from '../../../reviews/score-counts.ts';
import type { HistogramDrawing } from '../drawing.ts';
import { drawBars, middleOf, writeAxis } from './bars.ts';
import { AMBER, INK } from './colours.ts';
import { type Pen, sheet, WIDTH } from './sheet.ts';
import { widthOf, write } from './write.ts';

const BASE = 336;
const TALLEST = 240;
const LEAST = 14;
const MARGIN = 24;
const TRIANGLE = { top: 346, width: 36, height: 30 };

/** How often each score was given: bars, the count over the first of the tallest, a triangle below the mean. */
export function drawHistogram({ counts }: HistogramDrawing): Canvas {
  const { canvas, pen } = sheet(456);
  const most = Math.max(...counts);
  const lengthOf = (count: number) => (count === 0 ? 0 : Math.max(LEAST, (TALLEST * count) / most));
  drawBars(pen, { lengths: counts.map(lengthOf), base: BASE, grows: 'up', colour: AMBER });
  writeCount(pen, most, middleOf(5 * counts.indexOf(most)));
  const mean = middleOf(new ScoreCounts(counts).mean ?? 0);
  pen.fillStyle = INK;
  pen.beginPath();
  pen.moveTo(mean, TRIANGLE.top);
  pen.lineTo(mean + TRIANGLE.width / 2, TRIANGLE.top + TRIANGLE.height);
  pen.lineTo(mean - TRIANGLE.width / 2, TRIANGLE.top + TRIANGLE.height);
  pen.fill();
  writeAxis(pen, 422);
  return canvas;
}

/** The count over its bar, but never beyond the edge. Thousands are parted by spaces, which every language reads. */
function writeCount(pen: Pen, count: number, middle: number): void {
  const text = String(count).replace(/\B(?=(?:\d{3}){1,5}$)/g, ' ');
  const half = widthOf(pen, text, 44) / 2;
  const x = Math.max(MARGIN + half, Math.min(WIDTH - MARGIN - half, middle));
  write(pen, text, { size: 44, colour: INK }, { x, baseline: BASE - TALLEST - 16, align: 'center' });
}
