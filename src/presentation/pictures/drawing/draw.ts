import type { Canvas } from '@napi-rs/canvas';
import type { Drawing } from '../drawing.ts';
import { drawHistogram } from './histogram.ts';
import { drawScores } from './scores.ts';
import { drawTaste } from './taste.ts';
import { drawWall } from './wall.ts';

/** Draws a picture and returns its PNG. Takes tens of milliseconds. Throws when a font can't be read. */
export const draw = (drawing: Drawing): Uint8Array => canvasOf(drawing).encodeSync('png');

function canvasOf(drawing: Drawing): Canvas {
  switch (drawing.kind) {
    case 'histogram':
      return drawHistogram(drawing);
    case 'scores':
      return drawScores(drawing);
    case 'taste':
      return drawTaste(drawing);
    case 'wall':
      return drawWall(drawing);
  }
}
