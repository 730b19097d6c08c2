import type { Clock } from '../../clock.ts';
import { BrokenConnection, type FileRequest, fetchFile } from './fetch-file.ts';
import { FillProblem } from './fill-problem.ts';

/** How often in a row a server may fail, and how long before it is asked again, in milliseconds. */
const MOST_FAILURES = 20;
const PAUSE = 30_000;

export interface SteadyOptions extends Pick<FileRequest, 'contact'> {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * A file that takes hours to come, of which nothing is kept: asks for the rest each time that the connection breaks.
 * @throws {FillProblem} when there is no such file, when it has changed in the middle, or when the server stays away for minutes
 */
export async function* fetchSteadily(
  address: string,
  { clock, signal, contact }: SteadyOptions,
): AsyncGenerator<Buffer> {
  let [from, failures]: [number, number] = [0, 0];
  let tag: string | undefined;
  for (;;) {
    try {
      const file = await fetchFile(address, signal, { from, tag, contact });
      const problem = problemOf(address, file.status, from);
      if (problem !== undefined) throw problem;
      tag ??= file.tag;
      for await (const chunk of file.body) {
        yield chunk;
        from += chunk.length;
        failures = 0;
      }
      return;
    } catch (error) {
      failures += 1;
      if (!(error instanceof BrokenConnection) || signal.aborted || failures > MOST_FAILURES) throw error;
      await clock.wait(PAUSE, signal);
    }
  }
}

function problemOf(address: string, status: number, from: number): FillProblem | undefined {
  const { host } = new URL(address);
  if (status === (from > 0 ? 206 : 200)) return undefined;
  if (status === 200) return new FillProblem(`${host} sends another file than before: start again.`);
  if (status === 429 || status >= 500)
    return new BrokenConnection(`${host} isn't responding (status ${status}).`);
  if (status === 403)
    return new FillProblem(
      `${host} refuses (status 403). Say how to reach you, with --contact you@example.com.`,
    );
  return new FillProblem(`${address} can't be fetched (status ${status}): is the address right?`);
}
