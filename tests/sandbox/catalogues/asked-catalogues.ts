import { onTestFinished } from 'vitest';
import { type CataloguesOptions, startCatalogues } from '../../../src/sandbox/catalogues/start-catalogues.ts';

/** An answer of a source, as far as tests look at it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined when the text is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
  readonly json: any;
}

async function ask(url: string, options: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...options });
  const text = await response.text();
  const { status, headers } = response;
  try {
    return { status, headers, text, json: JSON.parse(text) };
  } catch {
    return { status, headers, text, json: undefined };
  }
}

/** The sources, asked as a program would, without any library that would mend what is wrong. */
export async function catalogues(options: CataloguesOptions = {}) {
  const started = await startCatalogues(options);
  onTestFinished(() => started.close());
  const { urls, tmdbToken } = started;
  const body = (value: object): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  });
  return {
    started,
    tmdb: (path: string, authorization = `Bearer ${tmdbToken}`) =>
      ask(urls.tmdb + path, { headers: { authorization } }),
    tvmaze: (path: string) => ask(urls.tvmaze + path),
    anilist: (query: string, variables: object = {}) => ask(urls.anilist, body({ query, variables })),
    ask,
  };
}
