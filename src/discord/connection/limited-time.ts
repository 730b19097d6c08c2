/** A signal that is aborted after some time, or with another one, until `end` is called. */
interface LimitedTime {
  readonly signal: AbortSignal;
  end(): void;
}

/**
 * What `AbortSignal.any` and `AbortSignal.timeout` do, at a tenth of their cost: every request to Discord has one.
 * @param milliseconds until it is aborted with a TimeoutError
 */
export function limitedTime(
  milliseconds: number,
  others: readonly (AbortSignal | null | undefined)[],
): LimitedTime {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new DOMException('The request took too long', 'TimeoutError')),
    milliseconds,
  );
  const given = others.filter((signal) => signal instanceof AbortSignal);
  const follow = () => controller.abort(given.find(({ aborted }) => aborted)?.reason);
  for (const signal of given) signal.addEventListener('abort', follow);
  if (given.some(({ aborted }) => aborted)) follow();
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      for (const signal of given) signal.removeEventListener('abort', follow);
    },
  };
}
