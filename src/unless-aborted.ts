/**
 * Sends a request; rejects as soon as its signal is aborted, with the error that a request has then. discord.js itself hears of the
 * signal only once it is connected, which takes ten seconds when nothing answers.
 */
export function unlessAborted<T>(signal: AbortSignal, request: () => Promise<T>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const abort = () => reject(new DOMException('The request was aborted', 'AbortError'));
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  request().then(resolve, reject);
  return promise.finally(() => signal.removeEventListener('abort', abort));
}
