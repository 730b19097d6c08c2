import type { Context } from '../context.ts';
import { DrawingThread } from './drawing-thread.ts';
import { Pictures } from './pictures.ts';

/** Creates what puts pictures into answers. */
export function createPictures({ clock, log }: Context) {
  const thread = new DrawingThread(clock);
  return {
    pictures: new Pictures((drawing) => thread.draw(drawing), log),
    /** Resolves once the thread that draws has ended. Answers that wait for a picture keep their text. */
    stop: () => thread.stop(),
  };
}
