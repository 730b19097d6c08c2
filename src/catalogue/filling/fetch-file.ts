import { Readable } from 'node:stream';
import { USER_AGENT } from '../sources/asking/asker.ts';
import { FillProblem } from './fill-problem.ts';

/** A server that sends nothing for so long is given up, in milliseconds. */
const LONGEST_SILENCE = 30_000;

export interface FetchedFile {
  readonly status: number;
  /** Empty unless the status is 200 or 206. Taking a part throws FillProblem once the server has stopped, or the signal is aborted. */
  readonly body: AsyncIterable<Buffer>;
}

/**
 * Asks for a file: by https alone, or by http on this machine, and so wherever a redirect leads.
 * @param from how many bytes of it are there already; status 206 says that only the others come
 * @throws {FillProblem} when the address is another, or no answer comes
 */
export async function fetchFile(address: string, signal: AbortSignal, from = 0): Promise<FetchedFile> {
  if (!isSafe(address))
    throw new FillProblem(
      `${address} must begin with https://: else anybody on the way can change what comes.`,
    );
  const silent = new AbortController();
  const timer = setTimeout(() => silent.abort(), LONGEST_SILENCE);
  const broken = (error: unknown): FillProblem => {
    clearTimeout(timer);
    if (error instanceof FillProblem) return error;
    const what = signal.aborted ? 'You ended it' : `${new URL(address).host} isn't responding`;
    return new FillProblem(`${what}: run it again later.`, { cause: error });
  };
  const ask = async (): Promise<Response> => {
    const response = await fetch(address, {
      headers: { 'User-Agent': USER_AGENT, ...(from > 0 && { Range: `bytes=${from}-` }) },
      signal: AbortSignal.any([signal, silent.signal]),
    });
    if (isSafe(response.url)) return response;
    throw new FillProblem(`${address} leads to ${new URL(response.url).host} without https.`);
  };
  const { status, body } = await ask().catch((error: unknown) => {
    throw broken(error);
  });
  if (status !== 200 && status !== 206) {
    clearTimeout(timer);
    await body?.cancel();
    return { status, body: Readable.from([]) };
  }
  async function* parts(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of body ?? []) {
        timer.refresh();
        yield Buffer.from(chunk);
      }
    } catch (error) {
      throw broken(error);
    } finally {
      clearTimeout(timer);
    }
  }
  return { status, body: parts() };
}

/** Whether nobody on the way can read or change what an address gives. */
function isSafe(address: string): boolean {
  const { protocol, hostname } = URL.parse(address) ?? {};
  if (protocol === 'https:') return true;
  return protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname ?? '');
}
