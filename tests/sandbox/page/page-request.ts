import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { servePage } from '../../../src/sandbox/page/serve-page.ts';
import type { Sandbox, SandboxOptions } from '../../../src/sandbox/sandbox.ts';
import { seenIn } from '../../support/page-view.ts';
import { sandboxForTest } from '../rest/client.ts';

/** A sandbox with its page. */
export async function sandboxWithPage(options?: SandboxOptions): Promise<Sandbox> {
  const sandbox = await sandboxForTest(options);
  servePage(sandbox);
  return sandbox;
}

interface RawRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request as it is written: `fetch` would tidy the path and refuse a foreign Host. */
export async function rawRequest(
  sandbox: Sandbox,
  path: string,
  { method = 'GET', headers = {}, body }: RawRequest = {},
) {
  const { hostname, port } = new URL(sandbox.url);
  const sent = request({ hostname, port, path, method, headers, agent: false });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, text: await text(response) };
}

/** What a member sees, as the page is told it. */
export const viewOf = (sandbox: Sandbox, member: string, channel = 'general') =>
  seenIn(sandbox.url, member, channel);

/** Does something as a member, as the page does it. */
export const actAs = (sandbox: Sandbox, member: string, action: object) =>
  postJson(sandbox, `/page/api/action?${new URLSearchParams({ member })}`, action);

/** Changes something behind the scenes, as the page does it. */
export const changeWorld = (sandbox: Sandbox, action: object) => postJson(sandbox, '/page/api/world', action);

async function postJson(sandbox: Sandbox, path: string, body: object) {
  const headers = { 'content-type': 'application/json' };
  const response = await rawRequest(sandbox, path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: JSON.parse(response.text) };
}
