/** The thread that draws. It receives pictures on the port and posts each as a PNG, or why it can't be drawn, in their order. */
import { parentPort } from 'node:worker_threads';
import { draw } from '../../presentation/pictures/drawing/draw.ts';
import type { Drawing } from '../../presentation/pictures/drawing.ts';

export type DrawingResult = { readonly png: Uint8Array } | { readonly problem: unknown };

parentPort?.on('message', (drawing: Drawing) => {
  const result = resultOf(drawing);
  parentPort?.postMessage(result, 'png' in result ? [result.png.buffer as ArrayBuffer] : []);
});

function resultOf(drawing: Drawing): DrawingResult {
  try {
    // A copy, because a buffer of the canvas can't move to another thread.
    return { png: new Uint8Array(draw(drawing)) };
  } catch (error) {
    return { problem: error };
  }
}
