import type { Canvas } from '@napi-rs/canvas';
import type { WallDrawing } from '../drawing.ts';
import { DIM, INK } from './colours.ts';
import { type Pen, sheet, WIDTH } from './sheet.ts';
import { drawShape, groundOf, shapeOf } from './tile-grounds.ts';
import { widthOf, write, writeLines } from './write.ts';

/** Of the line above the tiles. */
const MARGIN = 42;
const LEFT = 36;
const TOP = 132;
const WIDE = 329;
const HIGH = 372;
const GAP = 20;
const COLUMNS = 3;
const RADIUS = 16;
const PADDING = 22;
const WHITE = '#FFFFFF';
const PILL = '#14161A';

/** The shows that a member scored highest in a year: a tile for each, with its title and score. */
export function drawWall({ name, year, tiles }: WallDrawing): Canvas {
  const rows = Math.ceil(tiles.length / COLUMNS);
  const { canvas, pen } = sheet(TOP + rows * (HIGH + GAP) - GAP + LEFT, 824);
  const line = (colour: string) => ({ size: 56, colour });
  const right = { x: WIDTH - MARGIN, baseline: 89, align: 'right' } as const;
  const left = { ...right, x: MARGIN, align: 'left' } as const;
  const yearWidth = write(pen, String(year), line(DIM), right);
  write(pen, name, line(INK), left, right.x - left.x - yearWidth - 40);
  for (const [index, tile] of tiles.entries()) {
    pen.save();
    pen.translate(LEFT + (index % COLUMNS) * (WIDE + GAP), TOP + Math.floor(index / COLUMNS) * (HIGH + GAP));
    drawTile(pen, tile);
    pen.restore();
  }
  return canvas;
}

function drawTile(pen: Pen, { title, score, showId }: WallDrawing['tiles'][number]): void {
  pen.beginPath();
  pen.roundRect(0, 0, WIDE, HIGH, RADIUS);
  pen.clip();
  pen.fillStyle = groundOf(showId);
  pen.fillRect(0, 0, WIDE, HIGH);
  drawShape(pen, shapeOf(showId), { width: WIDE, height: HIGH });

  const box = { left: PADDING, width: WIDE - 2 * PADDING, baseline: 60, lineHeight: 54, most: 4 };
  writeLines(pen, title, { size: 44, colour: WHITE }, box);

  const scored = String(score / 10);
  pen.fillStyle = PILL;
  pen.beginPath();
  pen.roundRect(20, HIGH - 90, widthOf(pen, scored, 52) + 2 * PADDING, 70, 14);
  pen.fill();
  const place = { x: 20 + PADDING, baseline: HIGH - 36, align: 'left' } as const;
  write(pen, scored, { size: 52, colour: WHITE }, place);
}
