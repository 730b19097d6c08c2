import type { Steps } from '../../reviews/taste/steps.ts';
import { Turn } from '../../storage/turn.ts';

/** Runs steps, in several turns of the event loop when that takes long. */
export async function runInTurns<T>(steps: Steps<T>): Promise<T> {
  const turn = new Turn();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (turn.isOver) await turn.next();
  }
}
