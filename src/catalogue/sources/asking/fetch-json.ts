import type { Clock } from '../../../clock.ts';

/** No answer that is asked for comes near it, in bytes. */
const MOST_BYTES = 1_000_000;
/** Nobody waits longer than 1.2 s, but what comes late is there for the next key. In milliseconds. */
const TIME_LIMIT = 5_000;

export interface JsonRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON with POST; without it, the request is a GET. */
  readonly body?: object | undefined;
}

export interface JsonAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** undefined when it is no JSON, or too long. */
  readonly body: unknown;
}

/**
 * Sends one request and reads the whole answer, 1 MB in 5 s at most; redirects are answers, too.
 * @throws {Error} when no answer came, or the signal was aborted
 */
export async function fetchJson(
  request: JsonRequest,
  clock: Clock,
  signal: AbortSignal,
): Promise<JsonAnswer> {
  const ended = new AbortController();
  const late = new AbortController();
  void clock
    .wait(TIME_LIMIT, ended.signal)
    .then(() => late.abort(new DOMException('Too slow', 'TimeoutError')));
  try {
    const response = await fetch(request.url, {
      method: request.body === undefined ? 'GET' : 'POST',
      headers: { ...request.headers, ...(request.body && { 'Content-Type': 'application/json' }) },
      body: request.body === undefined ? null : JSON.stringify(request.body),
      redirect: 'manual',
      signal: AbortSignal.any([signal, late.signal]),
    });
    return { status: response.status, headers: response.headers, body: await readJson(response) };
  } finally {
    ended.abort();
  }
}

async function readJson({ body }: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop ends the connection.
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(new TextDecoder().decode(Buffer.concat(chunks)));
  } catch {
    return undefined;
  }
}
