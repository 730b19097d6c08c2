import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { EDGE, GROUND } from './colours.ts';

export type Pen = SKRSContext2D;

/** All pictures are drawn on a grid that is this wide; a phone shows it 272 pixels wide, so that its text needs 44 or more. */
export const WIDTH = 1100;
const RADIUS = 28;
const EDGE_WIDTH = 3;

/**
 * An opaque ground with an edge, which looks the same in every theme.
 * @param height on the grid
 * @param pixels how wide it is saved
 */
export function sheet(height: number, pixels: number = WIDTH): { canvas: Canvas; pen: Pen } {
  const canvas = createCanvas(pixels, Math.round((height * pixels) / WIDTH));
  const pen = canvas.getContext('2d');
  pen.scale(canvas.width / WIDTH, canvas.height / height);
  pen.lineWidth = EDGE_WIDTH;
  pen.beginPath();
  pen.roundRect(EDGE_WIDTH / 2, EDGE_WIDTH / 2, WIDTH - EDGE_WIDTH, height - EDGE_WIDTH, RADIUS);
  pen.fillStyle = GROUND;
  pen.fill();
  pen.strokeStyle = EDGE;
  pen.stroke();
  return { canvas, pen };
}
