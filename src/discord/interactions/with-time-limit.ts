import type { Clock } from '../../clock.ts';
import { UserError } from '../../reviews/user-error.ts';

/** Rejects with UserError `still-loading` after this time: the response to open a modal cannot be deferred. */
export async function withTimeLimit<T>(promise: Promise<T>, clock: Clock, milliseconds: number): Promise<T> {
  const settled = new AbortController();
  const timeout = clock.wait(milliseconds, settled.signal).then(() => {
    throw new UserError('still-loading');
  });
  return Promise.race([promise, timeout]).finally(() => settled.abort('settled'));
}
