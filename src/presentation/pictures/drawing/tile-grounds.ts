import type { Pen } from './sheet.ts';

/** White text stands out from each by 5:1 or more, also where a shape lies on it. */
export const GROUNDS = [
  '#8F3A1F',
  '#6B3FA0',
  '#0F6B6B',
  '#1F5FAE',
  '#75560A',
  '#A02A5B',
  '#3F671F',
  '#4A4F63',
] as const;
const SHAPES = ['disc', 'ring', 'stripes', 'slope'] as const;
type Shape = (typeof SHAPES)[number];

/** The same for the same show, on every wall. */
export const groundOf = (showId: string): string => GROUNDS[numberOf(showId) % GROUNDS.length] ?? GROUNDS[0];

export const shapeOf = (showId: string): Shape =>
  SHAPES[Math.floor(numberOf(showId) / GROUNDS.length) % SHAPES.length] ?? SHAPES[0];

/** A number from 0 to 2^32 - 1 that looks like chance. */
function numberOf(showId: string): number {
  // FNV-1a (draft-eastlake-fnv), whose lowest bits depend on all characters.
  let hash = 0x811c9dc5;
  for (let index = 0; index < showId.length; index += 1)
    hash = Math.imul(hash ^ showId.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}

/** Draws a shape on a tile: white, and nearly transparent. */
export function drawShape(
  pen: Pen,
  shape: Shape,
  { width, height }: { width: number; height: number },
): void {
  pen.fillStyle = pen.strokeStyle = 'rgba(255, 255, 255, 0.1)';
  pen.beginPath();
  if (shape === 'disc') pen.arc(0.88 * width, 0.89 * height, 0.57 * width, 0, 2 * Math.PI);
  if (shape === 'slope') {
    pen.moveTo(0, height);
    pen.lineTo(width, 0.24 * height);
    pen.lineTo(width, height);
  }
  if (shape === 'stripes') for (let x = 78; x < width; x += 70) pen.rect(x, 0, 34, height);
  if (shape === 'ring') {
    pen.arc(0.79 * width, 0.81 * height, 149, 0, 2 * Math.PI);
    pen.lineWidth = 47;
    pen.stroke();
  } else pen.fill();
}
