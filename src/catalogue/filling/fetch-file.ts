import { Readable } from 'node:stream';
import { isPrivateAddress } from '../../reviews/private-address.ts';
import { USER_AGENT } from '../sources/asking/asker.ts';
import { FillProblem } from './fill-problem.ts';

/** A server that sends nothing for so long is given up, in milliseconds. */
const LONGEST_SILENCE = 30_000;

/** What is asked for besides the address. */
export interface FileRequest {
  /** How many bytes of it are there already: status 206 says that only the others come. */
  readonly from?: number;
  /** The tag of the file that those bytes are of: status 200 says that it is another one now. */
  readonly tag?: string | undefined;
  /** How to reach who fetches it, for servers that want to know. */
  readonly contact?: string | undefined;
}

/** The server doesn't answer, or has stopped in the middle. */
export class BrokenConnection extends FillProblem {}

export interface FetchedFile {
  readonly status: number;
  /** Tells this state of the file from others, where the server says so. */
  readonly tag: string | undefined;
  /** Empty unless the status is 200 or 206. Taking a part throws BrokenConnection once the server has stopped, or the signal is aborted. */
  readonly body: AsyncIterable<Buffer>;
}

/**
 * Asks for a file: by https alone, or by http on this machine, and so wherever a redirect leads.
 * @throws {FillProblem} when the address is another; BrokenConnection when no answer comes
 */
export async function fetchFile(
  address: string,
  signal: AbortSignal,
  { from = 0, tag, contact }: FileRequest = {},
): Promise<FetchedFile> {
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
    return new BrokenConnection(`${what}: run it again later.`, { cause: error });
  };
  const ask = async (): Promise<Response> => {
    const response = await fetch(address, {
      headers: {
        // Packed on the way, a part of it would not be where it is in the file.
        'Accept-Encoding': 'identity',
        'User-Agent': contact === undefined ? USER_AGENT : `${USER_AGENT} (${contact})`,
        ...(from > 0 && { Range: `bytes=${from}-` }),
        ...(from > 0 && tag !== undefined && { 'If-Range': tag }),
      },
      signal: AbortSignal.any([signal, silent.signal]),
    });
    if (isSafe(response.url)) return response;
    throw new FillProblem(`${address} leads to ${new URL(response.url).host} without https.`);
  };
  const { status, headers, body } = await ask().catch((error: unknown) => {
    throw broken(error);
  });
  if (status !== 200 && status !== 206) {
    clearTimeout(timer);
    await body?.cancel();
    return { status, tag: undefined, body: Readable.from([]) };
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
  // RFC 9110, 13.1.5: a weak tag says nothing about bytes.
  const strong = [headers.get('etag'), headers.get('last-modified')].find(
    (one) => one && !one.startsWith('W/'),
  );
  return { status, tag: strong ?? undefined, body: parts() };
}

function isSafe(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && isPrivateAddress(url);
}
