import type { Canvas } from '@napi-rs/canvas';
import { ScoreCounts } from '../../../reviews/score-counts.ts';
import type { NamedCounts, ScoresDrawing } from '../drawing.ts';
import { type Bars, drawBars, writeAxis } from './bars.ts';
import { AMBER, INK, SKY } from './colours.ts';
import { type Pen, sheet, WIDTH } from './sheet.ts';
import { write } from './write.ts';

/** Of the largest share, above or below. */
const TALLEST = 166;
const LEAST = 10;
const MARGIN = 46;

/** How a member scores, upwards, and how the server does, downwards: shares on one scale. */
export function drawScores({ above, below }: ScoresDrawing): Canvas {
  const { canvas, pen } = sheet(600);
  const sharesOf = ({ counts }: NamedCounts) => {
    const { count: all } = new ScoreCounts(counts);
    return counts.map((count) => count / all);
  };
  const largest = Math.max(...sharesOf(above), ...sharesOf(below));
  const draw = (named: NamedCounts, bars: Omit<Bars, 'lengths'>, baseline: number) => {
    const lengthOf = (share: number) => (share === 0 ? 0 : Math.max(LEAST, (TALLEST * share) / largest));
    drawBars(pen, { ...bars, lengths: sharesOf(named).map(lengthOf) });
    writeNameAndMean(pen, named, bars.colour, baseline);
  };
  draw(above, { base: 264, grows: 'up', colour: AMBER }, 72);
  draw(below, { base: 328, grows: 'down', colour: SKY }, 568);
  writeAxis(pen, 312);
  return canvas;
}

function writeNameAndMean(pen: Pen, { name, counts }: NamedCounts, colour: string, baseline: number): void {
  const mean = (Math.round(new ScoreCounts(counts).mean ?? 0) / 10).toFixed(1);
  const right = WIDTH - MARGIN;
  const width = write(pen, mean, { size: 48, colour }, { x: right, baseline, align: 'right' });
  const place = { x: MARGIN, baseline, align: 'left' } as const;
  write(pen, name, { size: 48, colour: INK }, place, right - MARGIN - width - 40);
}
