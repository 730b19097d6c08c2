import type { Canvas } from '@napi-rs/canvas';
import type { TasteDrawing } from '../drawing.ts';
import { AMBER, DIM, GROUND, INK, SKY } from './colours.ts';
import { examplesOf, type Spot } from './example-spots.ts';
import { type Pen, sheet } from './sheet.ts';
import { drawGround, RIGHT, spotsFrom } from './taste-ground.ts';
import { write } from './write.ts';

const DOT = 18;
/** The radius of the largest dot; where one would be larger, all are smaller in proportion. */
const LARGEST_DOT = 54;
const SMALLEST_DOT = 10;
/** Two who give only 10s have a map from 7 to 10, in tenths. */
const HIGHEST_BEGINNING = 70;
const EXAMPLE = 37;
/** Around dots and examples, so that they stand apart where they touch. */
const RING = 5;
const NAME_ROOM = 700;

/** A map of the shows that two scored: equal scores on the diagonal, in the band those at most one point apart. */
export function drawTaste(drawing: TasteDrawing): Canvas {
  const { canvas, pen } = sheet(1110, 824);
  const { one, other, dots, agree, part } = drawing;
  const scores = [...dots, ...agree, ...part].flatMap((pair) => [pair.one, pair.other]);
  const lowest = Math.min(Math.min(...scores) - 10, HIGHEST_BEGINNING);
  const spotOf = spotsFrom(lowest);
  drawGround(pen, spotOf, lowest);
  const most = Math.max(1, ...dots.map(({ count }) => count));
  const unit = Math.min(DOT, LARGEST_DOT / Math.sqrt(most));
  for (const dot of dots) drawDot(pen, spotOf(dot), Math.max(SMALLEST_DOT, unit * Math.sqrt(dot.count)));
  const spots = examplesOf([...agree, ...part].map(spotOf), 2 * EXAMPLE - RING, RIGHT + 4);
  for (const [index, spot] of spots.entries())
    drawExample(pen, spot, { label: index + 1, isAgreement: index < agree.length });
  writeNames(pen, one, other);
  return canvas;
}

function drawDot(pen: Pen, { x, y }: Spot, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  fillAndRing(pen, DIM);
}

/** A disc where they agree, a diamond where they part, with its number in the text. */
function drawExample(
  pen: Pen,
  { x, y }: Spot,
  { label, isAgreement }: { label: number; isAgreement: boolean },
) {
  pen.beginPath();
  if (isAgreement) pen.arc(x, y, EXAMPLE, 0, 2 * Math.PI);
  else {
    const half = EXAMPLE * 1.28;
    for (const [right, down] of [
      [0, -half],
      [half, 0],
      [0, half],
      [-half, 0],
    ] as const)
      pen.lineTo(x + right, y + down);
    pen.closePath();
  }
  fillAndRing(pen, INK);
  write(pen, String(label), { size: 44, colour: GROUND }, { x, baseline: y + 16, align: 'center' });
}

function fillAndRing(pen: Pen, colour: string): void {
  pen.fillStyle = colour;
  pen.fill();
  pen.lineWidth = RING;
  pen.strokeStyle = GROUND;
  pen.stroke();
}

/** Whose scores grow upwards, and whose to the right. */
function writeNames(pen: Pen, one: string, other: string): void {
  arrow(pen, { x: 64, y: 46, colour: SKY, turn: -Math.PI / 2 });
  write(pen, other, { size: 48, colour: SKY }, { x: 100, baseline: 64, align: 'left' }, NAME_ROOM);
  arrow(pen, { x: 1038, y: 1066, colour: AMBER, turn: 0 });
  write(pen, one, { size: 48, colour: AMBER }, { x: 1000, baseline: 1083, align: 'right' }, NAME_ROOM);
}

/** Drawn, because not every script's font has one. */
function arrow(pen: Pen, { x, y, colour, turn }: Spot & { colour: string; turn: number }): void {
  pen.save();
  pen.translate(x, y);
  pen.rotate(turn);
  pen.strokeStyle = colour;
  pen.lineWidth = 5;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.beginPath();
  pen.moveTo(-22, 0);
  pen.lineTo(22, 0);
  pen.moveTo(10, -12);
  pen.lineTo(22, 0);
  pen.lineTo(10, 12);
  pen.stroke();
  pen.restore();
}
