import type { RESTOptions } from 'discord.js';

type Init = Parameters<RESTOptions['makeRequest']>[1];

/**
 * A request with files as bytes, where discord.js streams them: of a stream that nobody reads to its end, because the answer
 * comes before, Node makes an error that nothing can catch.
 */
export async function withWholeBody(init: Init): Promise<Init> {
  if (!(init.body instanceof FormData)) return init;
  const form = new Response(init.body);
  const body = new Uint8Array(await form.arrayBuffer());
  const headers = new Headers(init.headers as Record<string, string>);
  headers.set('Content-Type', form.headers.get('Content-Type') ?? '');
  return { ...init, body, headers: Object.fromEntries(headers) };
}
